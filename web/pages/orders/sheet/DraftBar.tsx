import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { useShortcut } from '../../../shortcuts.ts'
import { draftText } from '../../../text/orders.ts'
import type { CellPlace } from './draft.ts'
import type { Sheet } from './sheet.ts'
import { rowsAtOnce } from './sheet-save.ts'

const Confirm = lazy(() =>
  import('../../../components/Confirm.tsx').then((part) => ({ default: part.Confirm })),
)

interface DraftBarProps {
  sheet: Sheet
  onShow: (place: CellPlace) => void
}

/** What was typed and is not saved, what stands in the way of saving it, and the ways out. */
export function DraftBar(props: DraftBarProps) {
  const [discarding, setDiscarding] = createSignal(false)
  const stand = () => props.sheet.drafts.stand()
  const part = () => props.sheet.save.part()
  useShortcut({ keys: 'Mod+S', label: draftText.saveAll, run: () => void props.sheet.save.save() })
  return (
    <Show when={stand().cells > 0}>
      <div
        role="toolbar"
        aria-label={draftText.bar}
        class="flex animate-rise flex-wrap items-center gap-2 rounded-card border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-control"
      >
        <span class="figures font-medium" aria-live="polite">
          {draftText.changes(stand().cells, stand().rows)}
        </span>
        <Button
          size="dense"
          variant="primary"
          title={draftText.saveKeys}
          busy={part() !== undefined}
          onClick={() => void props.sheet.save.save()}
        >
          <Show when={part()} fallback={draftText.save}>
            {(known) => draftText.saving(known().done, known().all)}
          </Show>
        </Button>
        <Button size="dense" disabled={part() !== undefined} onClick={() => setDiscarding(true)}>
          {draftText.discard}
        </Button>
        <Obstacles {...props} />
        <Show when={stand().rows > rowsAtOnce}>
          <span class="text-small text-ink-muted">
            {draftText.parts(stand().rows, Math.ceil(stand().rows / rowsAtOnce))}
          </span>
        </Show>
        <Suspense>
          <Show when={discarding()}>
            <Confirm
              title={draftText.discardTitle(stand().cells)}
              description={draftText.discardHint}
              action={draftText.discardAction}
              busy={false}
              onConfirm={() => {
                setDiscarding(false)
                props.sheet.drafts.discard()
              }}
              onClose={() => setDiscarding(false)}
            />
          </Show>
        </Suspense>
      </div>
    </Show>
  )
}

function Obstacles(props: DraftBarProps) {
  const stand = () => props.sheet.drafts.stand()
  const drafts = () => props.sheet.drafts
  return (
    <>
      <Show when={stand().conflicts.length > 0}>
        <Step
          tone="text-info-ink"
          text={draftText.conflicts(stand().conflicts.length)}
          places={stand().conflicts}
          onShow={props.onShow}
        />
        <Button size="dense" onClick={() => drafts().keepMine(stand().conflicts)}>
          {draftText.keepAll}
        </Button>
        <Button size="dense" onClick={() => drafts().takeTheirs(stand().conflicts)}>
          {draftText.takeAll}
        </Button>
      </Show>
      <Show when={stand().invalid.length > 0}>
        <Step
          tone="text-bad-ink"
          text={draftText.invalid(stand().invalid.length)}
          places={stand().invalid}
          onShow={props.onShow}
        />
        <Button size="dense" onClick={() => drafts().takeTheirs(stand().invalid)}>
          {draftText.dropInvalid}
        </Button>
      </Show>
      <Show when={stand().gone.length > 0}>
        <span class="text-bad-ink">{draftText.gone(stand().gone.length)}</span>
        <Button size="dense" onClick={() => drafts().forget(stand().gone)}>
          {draftText.dropGone}
        </Button>
      </Show>
    </>
  )
}

interface StepProps {
  tone: string
  text: string
  places: readonly CellPlace[]
  onShow: (place: CellPlace) => void
}

/** Goes from one marked cell to the next, round and round. */
function Step(props: StepProps) {
  let shown = -1
  const go = () => {
    shown = (shown + 1) % props.places.length
    const place = props.places[shown]
    if (place) props.onShow(place)
  }
  return (
    <button
      type="button"
      title={draftText.next}
      class={`rounded-control px-1.5 py-0.5 font-medium underline-offset-2 hover:underline ${props.tone}`}
      onClick={go}
    >
      {props.text}
    </button>
  )
}
