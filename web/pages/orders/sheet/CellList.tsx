import { createMemo, createSignal, createUniqueId, For, onMount, Show, untrack } from 'solid-js'
import { allowedMoves } from '#domain/orders/rules.ts'
import { popStyle } from '../../../components/pop-style.ts'
import { orderStatusText, orderWords, sheetText } from '../../../text/orders.ts'
import { words } from '../../../text/words.ts'
import { cellInputStyle } from './cell-input-style.ts'
import { type CellEditor, type Next, stay } from './cell-edit.ts'
import { channelChoices, type Choice } from './cell-text.ts'
import type { Sheet } from './sheet.ts'

interface ListChoice extends Choice {
  needsReason?: boolean
}

/** Chooses a cell's value from a list that typing narrows. A status offers only the moves that are allowed. */
export function CellList(props: { sheet: Sheet; editor: CellEditor }) {
  const [asked, setAsked] = createSignal<ListChoice>()
  return (
    <Show when={asked()} keyed fallback={<ChoiceList {...props} onAsk={setAsked} />}>
      {(choice) => <ReasonInput editor={props.editor} choice={choice} />}
    </Show>
  )
}

function ChoiceList(props: { sheet: Sheet; editor: CellEditor; onAsk: (choice: ListChoice) => void }) {
  const id = createUniqueId()
  const { editor } = untrack(() => props)
  const [search, setSearch] = createSignal(editor.isTyped ? editor.text() : '')
  const all = createMemo(() => choicesOf(props.sheet, editor))
  const stands = untrack(() => props.sheet.content(editor.row, editor.column).value)
  const found = createMemo(() => all().filter((choice) => fits(choice.label, search())))
  const standing = untrack(() => all().findIndex(({ value }) => value === (stands ?? '')))
  // Who types means what fits best, not what stands there.
  const [active, setActive] = createSignal(editor.isTyped ? 0 : Math.max(0, standing))
  const marked = () => Math.min(active(), found().length - 1)
  let asking = false

  const choose = (choice: ListChoice | undefined, next: Next) => {
    if (!choice) return
    asking = choice.needsReason ?? false
    if (asking) return props.onAsk(choice)
    if (editor.column.kind === 'status') editor.move(choice.value, '', next)
    else editor.put({ value: choice.value === '' ? null : choice.value }, next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive(Math.max(0, Math.min(found().length - 1, marked() + step)))
    else if (event.key === 'Enter') choose(found()[marked()], search() === '' ? stay : event)
    else if (event.key === 'Tab') choose(found()[marked()], event)
    else if (event.key === 'Escape') editor.cancel()
    else return
    event.preventDefault()
  }
  return (
    <>
      <ListInput
        id={id}
        editor={editor}
        marked={marked()}
        placeholder={all().find(({ value }) => value === (stands ?? ''))?.label}
        value={search()}
        onInput={(text) => {
          setSearch(text)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => !asking && editor.cancelSilently()}
      />
      <Options
        id={id}
        editor={editor}
        choices={found()}
        marked={marked()}
        onMark={setActive}
        onChoose={(choice) => choose(choice, stay)}
      />
    </>
  )
}

interface ListInputProps {
  id: string
  editor: CellEditor
  marked: number
  placeholder: string | undefined
  value: string
  onInput: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onBlur: () => void
}

function ListInput(props: ListInputProps) {
  return (
    <input
      ref={(input) => onMount(() => input.focus({ preventScroll: true }))}
      role="combobox"
      aria-expanded="true"
      aria-controls={props.id}
      aria-autocomplete="list"
      aria-activedescendant={`${props.id}-${props.marked}`}
      aria-label={props.editor.column.header}
      autocomplete="off"
      class={cellInputStyle}
      placeholder={props.placeholder}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onKeyDown={(event) => props.onKeyDown(event)}
      onBlur={() => props.onBlur()}
    />
  )
}

interface OptionsProps {
  id: string
  editor: CellEditor
  choices: readonly ListChoice[]
  marked: number
  onMark: (index: number) => void
  onChoose: (choice: ListChoice) => void
}

function Options(props: OptionsProps) {
  return (
    <div
      id={props.id}
      role="listbox"
      aria-label={props.editor.column.header}
      class={`${popStyle} absolute top-full left-0 mt-1 max-h-72 min-w-44 overflow-auto`}
      onPointerDown={(event) => event.preventDefault()}
    >
      <For each={props.choices} fallback={<p class="px-2 py-1 text-ink-muted">{words.nothingFits}</p>}>
        {(choice, index) => (
          <div
            id={`${props.id}-${index()}`}
            role="option"
            aria-selected={index() === props.marked}
            class="flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 py-1 whitespace-nowrap aria-selected:bg-hover pointer-coarse:min-h-10"
            onPointerMove={() => props.onMark(index())}
            onClick={() => props.onChoose(choice)}
          >
            <span
              classList={{
                [`sheet-status is-${choice.value}`]: props.editor.column.kind === 'status',
                'text-ink-faint': choice.value === '',
              }}
            >
              {choice.label}
            </span>
            <Show when={choice.needsReason}>
              <span class="ml-auto pl-3 text-small text-ink-faint">{sheetText.withReason}</span>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

function choicesOf(sheet: Sheet, { row, column }: CellEditor): ListChoice[] {
  if (column.kind === 'channel') return [...channelChoices]
  if (column.kind === 'person') {
    const known = sheet.reading().people
    const current = row.assigneeId && !known.some(({ value }) => value === row.assigneeId)
    return [
      { value: '', label: orderWords.nobody },
      ...(current ? [{ value: row.assigneeId ?? '', label: row.assigneeName }] : []),
      ...known,
    ]
  }
  const moves = allowedMoves(row.status).map(({ to, needsReason }) => ({
    value: to,
    label: orderStatusText[to],
    needsReason,
  }))
  return [{ value: row.status, label: orderStatusText[row.status] }, ...moves]
}

const fits = (label: string, text: string) => label.toLowerCase().includes(text.trim().toLowerCase())

/** Some moves want to be explained. */
function ReasonInput(props: { editor: CellEditor; choice: ListChoice }) {
  const [reason, setReason] = createSignal('')
  const keep = (next: Next) => props.editor.move(props.choice.value, reason().trim(), next)
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') props.editor.cancel()
    else if (event.key === 'Enter' || event.key === 'Tab') keep(stay)
    else return
    event.preventDefault()
  }
  return (
    <div class={`${popStyle} w-72 p-2`}>
      <label class="flex flex-col gap-1 text-small text-ink-muted">
        {sheetText.reasonFor(props.choice.label)}
        <input
          ref={(input) => onMount(() => input.focus({ preventScroll: true }))}
          maxlength={500}
          class="h-8 rounded-control border border-control bg-surface px-2 text-data text-ink"
          value={reason()}
          onInput={(event) => setReason(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => keep(undefined)}
        />
      </label>
    </div>
  )
}
