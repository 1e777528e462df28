import { createSignal, For, Show } from 'solid-js'
import type { Conflict } from '../queries/row-edits.ts'
import { conflictText } from '../text/conflict.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface ConflictDialogProps<Row, Changes> {
  conflict: Conflict<Row, Changes>
  /** What the row is called: "QD-101 Payment hub". */
  name: string
  /** A field's label and its value in a row, in the words of the screen. */
  field: (name: string) => { label: string; text: (row: Row) => string } | undefined
  onSettle: (chosen: Changes) => void
  /** Closed without a decision: the others' version stays, nothing of one's own is saved. */
  onClose: () => void
}

/** Field by field: what it was, what others made of it, what you wrote. You keep either for each field and save again. */
export function ConflictDialog<Row extends object, Changes extends object>(
  props: ConflictDialogProps<Row, Changes>,
) {
  const [theirs, setTheirs] = createSignal<ReadonlySet<string>>(new Set())
  const names = () => [...new Set([...Object.keys(props.conflict.mine), ...props.conflict.fields])]
  const keep = (name: string, whose: 'mine' | 'theirs') =>
    setTheirs(
      (all) => new Set(whose === 'theirs' ? [...all, name] : [...all].filter((other) => other !== name)),
    )
  const settle = () => {
    const chosen = { ...props.conflict.mine }
    for (const name of theirs()) Reflect.deleteProperty(chosen, name)
    props.onSettle(chosen)
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      size="wide"
      title={conflictText.title(props.name)}
      description={conflictText.description}
      footer={
        <>
          <Button onClick={props.onClose}>{conflictText.keepTheirs}</Button>
          <Button variant="primary" onClick={settle}>
            {conflictText.save}
          </Button>
        </>
      }
    >
      <div class="overflow-hidden rounded-card border border-line">
        <div class="hidden grid-cols-[8rem_1fr_1fr_1fr] gap-3 border-b border-line bg-canvas px-3 py-2 text-small font-medium text-ink-muted sm:grid">
          <span>{conflictText.field}</span>
          <span>{conflictText.before}</span>
          <span>{conflictText.theirs}</span>
          <span>{conflictText.mine}</span>
        </div>
        <For each={names()}>
          {(name) => (
            <Show when={props.field(name)}>
              {(field) => (
                <ConflictField
                  {...versions(props.conflict, name, field().text)}
                  name={name}
                  label={field().label}
                  keeps={theirs().has(name) ? 'theirs' : 'mine'}
                  onKeep={(whose) => keep(name, whose)}
                />
              )}
            </Show>
          )}
        </For>
      </div>
    </Dialog>
  )
}

interface Versions {
  base: string
  theirs: string
  /** Undefined for a field that only others changed. */
  mine: string | undefined
}

const versions = <Row extends object, Changes extends object>(
  { base, theirs, mine }: Conflict<Row, Changes>,
  name: string,
  text: (row: Row) => string,
): Versions => ({
  base: text(base),
  theirs: text(theirs),
  mine: name in mine ? text({ ...base, ...mine }) : undefined,
})

interface ConflictFieldProps extends Versions {
  name: string
  label: string
  keeps: 'mine' | 'theirs'
  onKeep: (whose: 'mine' | 'theirs') => void
}

function ConflictField(props: ConflictFieldProps) {
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      class="grid grid-cols-1 gap-x-3 gap-y-1 border-b border-line px-3 py-2 last:border-b-0 sm:grid-cols-[8rem_1fr_1fr_1fr] sm:items-start"
    >
      <span class="py-1 font-medium">{props.label}</span>
      <span class="py-1 break-words whitespace-pre-line text-ink-muted max-sm:before:content-['Before:_']">
        {props.base}
      </span>
      <Show
        when={props.mine !== undefined}
        fallback={
          <span class="col-span-2 py-1 break-words whitespace-pre-line">
            {props.theirs} <span class="text-small text-ink-faint">{conflictText.onlyTheirs}</span>
          </span>
        }
      >
        <Choice {...props} whose="theirs" text={props.theirs} />
        <Choice {...props} whose="mine" text={props.mine ?? ''} />
      </Show>
    </div>
  )
}

function Choice(props: ConflictFieldProps & { whose: 'mine' | 'theirs'; text: string }) {
  return (
    <label
      class="flex cursor-pointer items-start gap-2 rounded-control border px-2 py-1 transition-colors"
      classList={{
        'border-accent bg-accent-soft': props.keeps === props.whose,
        'border-line hover:bg-hover': props.keeps !== props.whose,
      }}
    >
      <input
        type="radio"
        name={`keep-${props.name}`}
        class="mt-0.5 accent-accent"
        checked={props.keeps === props.whose}
        onChange={() => props.onKeep(props.whose)}
      />
      <span class="min-w-0 break-words whitespace-pre-line">
        <span class="text-small text-ink-faint sm:sr-only">{conflictText[props.whose]}: </span>
        {props.text}
      </span>
    </label>
  )
}
