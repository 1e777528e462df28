import * as Kobalte from '@kobalte/core/popover'
import ArrowDownAZ from 'lucide-solid/icons/arrow-down-a-z'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import ArrowUpAZ from 'lucide-solid/icons/arrow-up-a-z'
import ChevronsLeftRight from 'lucide-solid/icons/chevrons-left-right'
import EyeOff from 'lucide-solid/icons/eye-off'
import Pin from 'lucide-solid/icons/pin'
import PinOff from 'lucide-solid/icons/pin-off'
import { For, type JSX, Show } from 'solid-js'
import { listItemStyle, popStyle } from '../../../components/pop-style.ts'
import { columnText } from '../../../text/orders.ts'
import type { ColumnAsked } from './column-asked.ts'
import { filtersOfColumn } from './filter-fields.ts'
import { ClearFilter, FilterFields } from './FilterFields.tsx'
import type { Sheet } from './sheet.ts'
import { columnOf } from './sheet-columns.ts'
import { choicesOf } from './SheetFilters.tsx'

interface ColumnPanelProps {
  sheet: Sheet
  asked: ColumnAsked
  onClose: () => void
}

/** What can be done with one column: sort by it, filter by it, move, freeze and hide it. */
export function ColumnPanel(props: ColumnPanelProps) {
  const column = () => columnOf(props.asked.id)
  return (
    <Kobalte.Root
      open
      onOpenChange={(open) => !open && props.onClose()}
      getAnchorRect={() => props.asked.anchor}
      placement="bottom-start"
      gutter={2}
      fitViewport
    >
      <Kobalte.Portal>
        <Kobalte.Content
          class={`${popStyle} w-64 overflow-auto`}
          aria-label={columnText.menu(column()?.header ?? '')}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            props.sheet.focus()
          }}
        >
          <PanelBody {...props} />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

function PanelBody(props: ColumnPanelProps) {
  const column = () => columnOf(props.asked.id)
  const isPinned = () => props.sheet.view.layout().pinned.includes(props.asked.id)
  const filters = () => filtersOfColumn(props.asked.id)
  const view = () => props.sheet.view
  const sort = (sign: '' | '-') => {
    props.sheet.query.setSort(`${sign}${column()?.sort}`)
    props.onClose()
  }
  const arrange = (how: 'togglePinned' | 'toggleHidden') => {
    view()[how](props.asked.id)
    props.onClose()
  }
  const fit = () => {
    props.sheet.grid()?.fit(props.asked.id)
    props.onClose()
  }
  const step = (by: 1 | -1) => {
    view().step(props.asked.id, by)
    props.onClose()
  }
  return (
    <>
      <Show when={column()?.sort}>
        <Entry icon={<ArrowUpAZ size={14} />} label={columnText.ascending} onSelect={() => sort('')} />
        <Entry icon={<ArrowDownAZ size={14} />} label={columnText.descending} onSelect={() => sort('-')} />
        <Line />
      </Show>
      <For each={filters()}>
        {(group) => (
          <section aria-label={group.label}>
            <div class="flex items-center justify-between">
              <h3 class="px-2 pt-1 pb-1 text-micro font-medium text-ink-faint">{group.label}</h3>
              <ClearFilter group={group} />
            </div>
            <FilterFields group={group} choices={choicesOf(group, props.sheet.reading().people)} />
          </section>
        )}
      </For>
      <Show when={filters().length > 0}>
        <Line />
      </Show>
      <Entry
        icon={isPinned() ? <PinOff size={14} /> : <Pin size={14} />}
        label={isPinned() ? columnText.unpin : columnText.pin}
        onSelect={() => arrange('togglePinned')}
      />
      <Entry icon={<ArrowLeft size={14} />} label={columnText.left} onSelect={() => step(-1)} />
      <Entry icon={<ArrowRight size={14} />} label={columnText.right} onSelect={() => step(1)} />
      <Entry icon={<ChevronsLeftRight size={14} />} label={columnText.fit} onSelect={fit} />
      <Show when={props.asked.id !== 'number'}>
        <Entry icon={<EyeOff size={14} />} label={columnText.hide} onSelect={() => arrange('toggleHidden')} />
      </Show>
    </>
  )
}

function Entry(props: { icon: JSX.Element; label: string; onSelect: () => void }) {
  return (
    <button
      type="button"
      class={`${listItemStyle} w-full hover:bg-hover focus-visible:bg-hover`}
      onClick={() => props.onSelect()}
    >
      <span class="flex w-4 justify-center text-ink-faint">{props.icon}</span>
      {props.label}
    </button>
  )
}

const Line = () => <div class="my-1 h-px bg-line" />
