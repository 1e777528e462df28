import Plus from 'lucide-solid/icons/plus'
import { Index, Show, untrack } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { lineText } from '../../../text/order-form.ts'
import type { FormDesk } from './form-desk.ts'
import { createLineEdits } from './line-edits.ts'
import { LineRow } from './LineRow.tsx'
import { lineGrid } from './line-style.ts'
import { LinesTable } from './LinesTable.tsx'
import { Panel } from './Panel.tsx'
import { DisputeNote } from './Part.tsx'
import { Totals } from './Totals.tsx'

/** What was ordered, and what it comes to. */
export function LinesPanel(props: { desk: FormDesk }) {
  return (
    <Panel
      title={lineText.title}
      actions={
        <Show when={props.desk.mayEdit()}>
          <span class="truncate text-small text-ink-faint max-sm:hidden">{lineText.keys}</span>
        </Show>
      }
    >
      <div classList={{ 'animate-flash': props.desk.isFlashing('items') }}>
        <Show when={props.desk.mayEdit()} fallback={<LinesTable desk={props.desk} />}>
          <EditableLines desk={props.desk} />
        </Show>
      </div>
      <Totals desk={props.desk} />
    </Panel>
  )
}

function EditableLines(props: { desk: FormDesk }) {
  const lines = () => props.desk.form().lines
  const edits = untrack(() => createLineEdits(props.desk))
  return (
    <div class="@container">
      <div
        aria-hidden="true"
        class={`${lineGrid} px-4 pb-1 text-small font-medium text-ink-muted @max-lg:hidden`}
      >
        <span>{lineText.product}</span>
        <span class="text-right">{lineText.quantity}</span>
        <span class="text-right">{lineText.unitPrice}</span>
        <span class="text-right">{lineText.amount}</span>
        <span />
      </div>
      <ol ref={edits.setList} aria-label={lineText.title}>
        <Index each={lines()}>
          {(line, place) => <LineRow desk={props.desk} line={line()} place={place} edits={edits} />}
        </Index>
      </ol>
      <Show when={lines().length === 0}>
        <EmptyState dense title={lineText.none}>
          {lineText.noneHint}
        </EmptyState>
      </Show>
      <div class="flex flex-wrap items-center gap-3 border-t border-line px-4 py-2">
        <Button size="dense" icon={<Plus size={14} />} onClick={edits.add}>
          {lineText.add}
        </Button>
        <DisputeNote desk={props.desk} name="items" />
      </div>
      <p role="status" class="sr-only">
        {edits.said()}
      </p>
    </div>
  )
}
