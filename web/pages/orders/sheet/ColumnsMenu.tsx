import Columns3 from 'lucide-solid/icons/columns-3'
import { Button } from '../../../components/Button.tsx'
import { Menu, type MenuEntry } from '../../../components/Menu.tsx'
import { columnText } from '../../../text/orders.ts'
import type { Sheet } from './sheet.ts'
import { columnOf } from './sheet-columns.ts'
import { amountFormats, dayFormats } from './sheet-layout.ts'

/** Which columns are shown and how their values are written; kept for the person. */
export function ColumnsMenu(props: { sheet: Sheet }) {
  const view = () => props.sheet.view
  const entries = (): MenuEntry[] => [
    { group: columnText.days },
    {
      choices: dayFormats.map((value) => ({ value, label: columnText.dayFormats[value] })),
      chosen: view().layout().days,
      onChoose: (chosen) => {
        const days = dayFormats.find((format) => format === chosen)
        if (days) view().set({ ...view().layout(), days })
      },
    },
    { group: columnText.amounts },
    {
      choices: amountFormats.map((value) => ({ value, label: columnText.amountFormats[value] })),
      chosen: view().layout().amounts,
      onChoose: (chosen) => {
        const amounts = amountFormats.find((format) => format === chosen)
        if (amounts) view().set({ ...view().layout(), amounts })
      },
    },
    'separator',
    { group: columnText.columns },
    ...view()
      .layout()
      .order.filter((id) => id !== 'number')
      .map((id) => ({
        label: columnOf(id)?.header ?? id,
        checked: !view().layout().hidden.includes(id),
        onSelect: () => view().toggleHidden(id),
      })),
    'separator',
    { label: columnText.reset, onSelect: () => view().reset() },
  ]
  return (
    <Menu
      placement="bottom-end"
      entries={entries()}
      trigger={(trigger) => (
        <Button compact icon={<Columns3 size={14} />} {...trigger}>
          {columnText.columns}
        </Button>
      )}
    />
  )
}
