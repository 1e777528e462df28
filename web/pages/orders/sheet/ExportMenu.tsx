import FileDown from 'lucide-solid/icons/file-down'
import { Button } from '../../../components/Button.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { exportText } from '../../../text/order-bulk.ts'
import { selectColumn } from './sheet-columns.ts'
import type { Sheet } from './sheet.ts'

/** All orders of the filter as a file, with the columns and in the order of the screen; the server streams it. */
export function ExportMenu(props: { sheet: Sheet }) {
  const hrefOf = (format: 'csv' | 'xlsx') => {
    const columns = props.sheet
      .columns()
      .filter((column) => column !== selectColumn)
      .map(({ id }) => id)
    const query = new URLSearchParams(props.sheet.query.search())
    query.set('format', format)
    query.set('columns', columns.join(','))
    return `/api/orders/exports?${query.toString()}`
  }
  const download = (format: 'csv' | 'xlsx') => {
    const link = document.createElement('a')
    link.href = hrefOf(format)
    link.download = ''
    link.click()
  }
  return (
    <Menu
      placement="bottom-end"
      entries={[
        { group: exportText.hint },
        { label: exportText.csv, onSelect: () => download('csv') },
        { label: exportText.xlsx, onSelect: () => download('xlsx') },
      ]}
      trigger={(trigger) => (
        <Button compact icon={<FileDown size={14} />} {...trigger}>
          {exportText.export}
        </Button>
      )}
    />
  )
}
