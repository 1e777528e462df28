import { createSignal, Match, Show, Switch, untrack } from 'solid-js'
import { CellNote, isNearEnd } from './CellNote.tsx'
import type { CellEdit } from './column.ts'
import type { Position } from './grid-keys.ts'
import { SelectEditor } from './SelectEditor.tsx'
import type { TableCellProps } from './TableCell.tsx'
import type { TableState } from './table-state.ts'

/**
 * Edits one cell in place. Enter and leaving the cell save, Escape takes back, Tab saves and goes on. A draft that is not valid stays
 * open with what is wrong; a draft that changes nothing saves nothing.
 */
export function CellEditor<Row, Changes>(props: TableCellProps<Row, Changes>) {
  const subject = () => {
    const editing = props.table.editing()
    const here = { row: props.index, column: props.place + props.table.offset() }
    return editing && props.column.edit && { base: editing.base, edit: props.column.edit, here }
  }
  // What is edited is settled when the edit begins: neither a refresh nor a scroll may exchange it.
  const begun = untrack(subject)
  return (
    <Show when={begun} keyed>
      {(options) => {
        const draft = untrack(() => createDraft(props.table, options))
        return <DraftEditor {...props} draft={draft} edit={options.edit} />
      }}
    </Show>
  )
}

interface DraftEditorProps<Row, Changes> extends TableCellProps<Row, Changes> {
  edit: CellEdit<Row, Changes>
  draft: Draft
}

function DraftEditor<Row, Changes>(props: DraftEditorProps<Row, Changes>) {
  return (
    <>
      <Switch
        fallback={<InputEditor kind={props.edit.kind} label={props.column.header} draft={props.draft} />}
      >
        <Match when={props.edit.kind === 'select'}>
          <SelectEditor label={props.column.header} edit={props.edit} draft={props.draft} />
        </Match>
      </Switch>
      <Show when={props.draft.error()}>
        {(error) => (
          <CellNote tone="bad" above={isNearEnd(props.table, props.index)}>
            {error()}
          </CellNote>
        )}
      </Show>
    </>
  )
}

export type Draft = ReturnType<typeof createDraft>

interface DraftOptions<Row, Changes> {
  base: Row
  edit: CellEdit<Row, Changes>
  here: Position
}

function createDraft<Row, Changes>(
  table: TableState<Row, Changes>,
  { base, edit, here }: DraftOptions<Row, Changes>,
) {
  const initial = edit.text(base)
  const failed = table.props.cellState?.(base, edit.field)
  const [text, setText] = createSignal(
    failed?.kind === 'failed' ? edit.text({ ...base, ...failed.changes }) : initial,
  )
  const [error, setError] = createSignal<string>()
  let over = false
  const end = (next: Position | undefined) => {
    over = true
    table.endEdit(next)
  }
  return {
    text,
    error,
    setText: (next: string) => {
      setText(next)
      setError(undefined)
    },
    /** Goes to `step` columns further; without one the focus stays where the person put it. */
    save: async (step?: number) => {
      if (over) return
      const next = step === undefined ? undefined : { row: here.row, column: here.column + step }
      if (text() === initial) return end(next)
      const checked = await edit.check(text(), base)
      if (over) return
      if ('error' in checked) return void setError(checked.error)
      end(next)
      table.props.onEdit?.(base, checked.changes)
    },
    cancel: () => end(here),
  }
}

function InputEditor(props: { kind: CellEdit<never, never>['kind']; label: string; draft: Draft }) {
  const isFigure = () => props.kind === 'number' || props.kind === 'money'
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') props.draft.cancel()
    else if (event.key === 'Enter') void props.draft.save(0)
    else if (event.key === 'Tab') void props.draft.save(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <input
      ref={(input) =>
        queueMicrotask(() => {
          input.focus()
          if (props.kind !== 'date') input.select()
        })
      }
      type={props.kind === 'date' ? 'date' : 'text'}
      inputmode={isFigure() ? 'decimal' : undefined}
      autocomplete="off"
      aria-label={props.label}
      aria-invalid={props.draft.error() ? 'true' : undefined}
      class="control-text absolute inset-0 z-20 w-full min-w-0 bg-raised px-2.5 text-ink outline-2 outline-offset-[-2px] outline-accent-ink aria-invalid:outline-bad"
      classList={{ 'text-right figures': isFigure(), figures: props.kind === 'date' }}
      value={props.draft.text()}
      onInput={(event) => props.draft.setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void props.draft.save()}
    />
  )
}
