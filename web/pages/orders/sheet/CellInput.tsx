import CalendarDays from 'lucide-solid/icons/calendar-days'
import { createMemo, createSignal, type JSX, Match, onMount, Show, Switch, untrack } from 'solid-js'
import { columnText } from '../../../text/orders.ts'
import { type CellEditor, createCellEditor, stay } from './cell-edit.ts'
import { cellInputStyle } from './cell-input-style.ts'
import { CellList } from './CellList.tsx'
import { CustomerInput } from './CustomerInput.tsx'
import type { GridView } from './grid-view.ts'
import type { Editing, Sheet } from './sheet.ts'
import { isFigure } from './sheet-columns.ts'

interface CellInputProps {
  sheet: Sheet
  view: GridView
  editing: Editing
  /** Grows with every scroll: the editor stays over its cell. */
  scrolled: number
}

/** Types into one cell, over the cell. */
export function CellInput(props: CellInputProps) {
  const editor = untrack(() => createCellEditor(props.sheet, props.editing))
  const place = createMemo(() => {
    void props.scrolled
    return placeOf(props.view, props.editing)
  })
  const kind = () => props.editing.column.kind
  return (
    <div class="fixed z-20" style={place()} data-cell-editor>
      <Switch fallback={<LineInput editor={editor} />}>
        <Match when={kind() === 'status' || kind() === 'channel' || kind() === 'person'}>
          <CellList sheet={props.sheet} editor={editor} />
        </Match>
        <Match when={kind() === 'customer'}>
          <CustomerInput sheet={props.sheet} editor={editor} />
        </Match>
        <Match when={kind() === 'lines'}>
          <TextArea editor={editor} />
        </Match>
      </Switch>
    </div>
  )
}

/** Out of view the editor is only invisible: what is typed goes on. */
function placeOf(view: GridView, { spot }: Editing): JSX.CSSProperties {
  const rect = view.geometry.rectOf(spot)
  const pane = view.geometry.paneOf(spot.column)
  if (!rect || !pane) return { opacity: '0', 'pointer-events': 'none' }
  const isSeen =
    rect.y >= pane.top - 2 && rect.y < pane.bottom - 4 && rect.x >= pane.left - 2 && rect.x < pane.right - 12
  return {
    left: `${rect.x}px`,
    top: `${rect.y}px`,
    width: `${rect.width}px`,
    height: `${rect.height}px`,
    ...(!isSeen && { opacity: '0', 'pointer-events': 'none' }),
  }
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** The keys that every editor of a cell understands; answers whether the key was one. */
export function onEditorKey(event: KeyboardEvent, editor: CellEditor): boolean {
  event.stopPropagation()
  if (event.isComposing) return false
  const { key, shiftKey } = event
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 's') {
    editor.keep(stay)
    editor.saveAll()
  } else if (key === 'Escape') editor.cancel()
  else if (key === 'Enter' && (event.ctrlKey || event.metaKey)) editor.keepEverywhere()
  else if (key === 'Tab' || (key === 'Enter' && !event.altKey)) editor.keep({ key, shiftKey })
  else if (editor.isTyped && arrows.includes(key) && !shiftKey) editor.keep({ key })
  else return false
  event.preventDefault()
  return true
}

/** Typing over a cell goes on where the first key left off; an edit begins with everything selected. */
function begin(input: HTMLInputElement | HTMLTextAreaElement, editor: CellEditor): void {
  onMount(() => {
    input.focus({ preventScroll: true })
    if (editor.isTyped) input.setSelectionRange(input.value.length, input.value.length)
    else input.select()
  })
}

function LineInput(props: { editor: CellEditor }) {
  const column = () => props.editor.column
  return (
    <div class="relative size-full">
      <input
        ref={(input) => begin(input, props.editor)}
        type="text"
        autocomplete="off"
        spellcheck={column().kind === 'text'}
        inputmode={column().kind === 'money' ? 'decimal' : undefined}
        aria-label={column().header}
        class={cellInputStyle}
        classList={{ 'figures text-right': isFigure(column()), 'figures pr-7': column().kind === 'day' }}
        value={props.editor.text()}
        onInput={(event) => props.editor.setText(event.currentTarget.value)}
        onKeyDown={(event) => onEditorKey(event, props.editor)}
        onBlur={(event) => !isWithin(event) && props.editor.keep(undefined)}
      />
      <Show when={column().kind === 'day'}>
        <DayPicker editor={props.editor} />
      </Show>
    </div>
  )
}

/** The browser's own calendar speaks the person's language. */
function DayPicker(props: { editor: CellEditor }) {
  const [picker, setPicker] = createSignal<HTMLInputElement>()
  return (
    <>
      <input
        ref={setPicker}
        type="date"
        tabindex={-1}
        aria-hidden="true"
        class="pointer-events-none absolute right-0 bottom-0 size-0 opacity-0"
        value={/^\d{4}-\d\d-\d\d$/.test(props.editor.text()) ? props.editor.text() : ''}
        onChange={(event) =>
          event.currentTarget.value && props.editor.put({ value: event.currentTarget.value }, stay)
        }
      />
      <button
        type="button"
        tabindex={-1}
        aria-label={columnText.calendar}
        class="absolute inset-y-0.5 right-0.5 flex w-6 items-center justify-center rounded-small text-ink-faint hover:bg-hover hover:text-ink"
        onClick={() => picker()?.showPicker()}
      >
        <CalendarDays size={14} />
      </button>
    </>
  )
}

function TextArea(props: { editor: CellEditor }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.altKey) return addLine(event)
    onEditorKey(event, props.editor)
  }
  const addLine = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const area = event.currentTarget
    if (!(area instanceof HTMLTextAreaElement)) return
    area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end')
    props.editor.setText(area.value)
  }
  return (
    <textarea
      ref={(area) => begin(area, props.editor)}
      aria-label={props.editor.column.header}
      class={`${cellInputStyle} h-24 min-w-72 resize rounded-small py-1`}
      value={props.editor.text()}
      onInput={(event) => props.editor.setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => props.editor.keep(undefined)}
    />
  )
}

const isWithin = (event: FocusEvent) =>
  event.currentTarget instanceof Element &&
  event.relatedTarget instanceof Node &&
  event.currentTarget.parentElement?.contains(event.relatedTarget)
