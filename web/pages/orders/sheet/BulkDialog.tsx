import { uuidv7 } from 'uuidv7'
import { createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import type { BulkChange, BulkPreview } from '#domain/orders/bulk-changes/contract.ts'
import { transitions } from '#domain/orders/rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { SkeletonLines } from '../../../components/Skeleton.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { toast } from '../../../components/toasts.ts'
import {
  type BulkAction,
  type BulkChoice,
  cancelBulkChange,
  fetchBulkChange,
  startBulkChange,
  undoBulkChange,
  useBulkPreview,
} from '../../../queries/order-bulk.ts'
import { bulkText } from '../../../text/order-bulk.ts'
import { words } from '../../../text/words.ts'
import type { BulkWish } from './BulkActions.tsx'

interface BulkDialogProps {
  wish: BulkWish
  choice: BulkChoice
  onClose: () => void
}

const pollMs = 1_000

/** Counts first what would change, then changes it, shows how far it is, and offers to take it back. */
export function BulkDialog(props: BulkDialogProps) {
  const [reason, setReason] = createSignal('')
  const id = uuidv7()
  const asked = () => ({ id, selection: props.choice, action: withReason(props.wish, reason()) })
  const preview = useBulkPreview(asked)
  const run = createRun(() => props.onClose())
  const count = () => (preview.isPending ? 0 : (preview.data?.changed ?? 0))
  return (
    <Dialog
      open
      title={props.wish.title}
      onClose={props.onClose}
      footer={
        <Show
          when={!run.change()}
          fallback={<RunningActions change={run.change()} onClose={() => props.onClose()} />}
        >
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button
            variant="primary"
            busy={run.busy()}
            disabled={count() === 0}
            onClick={() => void run.start(asked())}
          >
            {bulkText.action(count())}
          </Button>
        </Show>
      }
    >
      <Outlook preview={preview} change={run.change()} />
      <Show when={!run.change() && wantsReason(props.wish)}>
        <div class="mt-3">
          <TextInput
            label={bulkText.reason}
            hint={bulkText.reasonHint}
            maxLength={500}
            value={reason()}
            onInput={setReason}
          />
        </div>
      </Show>
      <Show when={run.error()}>
        <div class="mt-3">
          <Notice tone="bad">{run.error()}</Notice>
        </div>
      </Show>
    </Dialog>
  )
}

const withReason = ({ action }: BulkWish, reason: string): BulkAction =>
  action.kind === 'status' ? { ...action, reason: reason.trim() || null } : action

/** Starts a change and follows it. */
function createRun(done: () => void) {
  const [change, setChange] = createSignal<BulkChange>()
  const [error, setError] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const follow = createFollower(setChange, done)
  return {
    change,
    error,
    busy,
    async start(asked: Parameters<typeof startBulkChange>[0]): Promise<void> {
      setBusy(true)
      setError(undefined)
      try {
        follow(await startBulkChange(asked))
      } catch (failure) {
        setError(failure instanceof Error ? failure.message : bulkText.failed)
      } finally {
        setBusy(false)
      }
    },
  }
}

function Outlook(props: { preview: ReturnType<typeof useBulkPreview>; change: BulkChange | undefined }) {
  const counted = () => (props.preview.isPending ? undefined : props.preview.data)
  return (
    <Switch fallback={<SkeletonLines />}>
      <Match when={props.change}>{(known) => <Running change={known()} />}</Match>
      <Match when={props.preview.isError}>
        <ErrorState dense error={props.preview.error} onRetry={() => void props.preview.refetch()} />
      </Match>
      <Match when={counted()}>{(known) => <Counted preview={known()} />}</Match>
    </Switch>
  )
}

const wantsReason = ({ action }: BulkWish) =>
  action.kind === 'status' && transitions.some(({ to, needsReason }) => needsReason && to === action.status)

/** Asks until the change is done, also after the dialog was closed; then says so. */
function createFollower(shown: (change: BulkChange) => void, done: () => void) {
  let isOpen = true
  onCleanup(() => (isOpen = false))
  return function follow(change: BulkChange): void {
    if (change.state === 'running') {
      if (isOpen) shown(change)
      setTimeout(() => void fetchBulkChange(change.id).then(follow, () => follow(change)), pollMs)
      return
    }
    if (isOpen) done()
    if (change.state === 'cancelled') return tellStopped(change)
    toast('good', bulkText.done(change.changed), {
      detail: bulkText.undoHint,
      action: { label: words.undo, run: () => void undo(change.id) },
    })
  }
}

function tellStopped({ id, done, total, changed }: BulkChange): void {
  toast('warn', bulkText.stopped(done, total), {
    detail: bulkText.stoppedHint(changed),
    action: changed > 0 ? { label: words.undo, run: () => void undo(id) } : undefined,
  })
}

async function undo(id: string): Promise<void> {
  try {
    let change = await undoBulkChange(id)
    while (change.state === 'undoing') {
      await new Promise((resolve) => setTimeout(resolve, pollMs))
      change = await fetchBulkChange(id)
    }
    if (change.state === 'undone')
      toast('good', bulkText.undone(change.undone), { detail: bulkText.kept(change.kept) })
    else
      toast('warn', bulkText.undoStopped(change.undone), {
        action: { label: words.undo, run: () => void undo(id) },
      })
  } catch (error) {
    toast('bad', bulkText.notUndone, { detail: error instanceof Error ? error.message : undefined })
  }
}

function Counted(props: { preview: BulkPreview }) {
  const refused = () => props.preview.refused.reduce((sum, { count }) => sum + count, 0)
  return (
    <div class="flex flex-col gap-2">
      <p class="text-lead font-medium">
        {props.preview.changed > 0 ? bulkText.willChange(props.preview.changed) : bulkText.nothing}
      </p>
      <Show when={props.preview.unchanged > 0}>
        <p class="text-ink-muted">{bulkText.unchanged(props.preview.unchanged)}</p>
      </Show>
      <Show when={refused() > 0}>
        <p>{bulkText.refused(refused())}</p>
        <ul class="flex flex-col gap-1 text-ink-muted">
          <For each={props.preview.refused}>
            {(refusal) => (
              <li class="flex gap-3">
                <span class="figures w-12 shrink-0 text-right font-medium">{refusal.count}</span>
                {refusal.message}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

/** Stopping is told by the change itself, like every other end. */
function RunningActions(props: { change: BulkChange | undefined; onClose: () => void }) {
  const [stopping, setStopping] = createSignal(false)
  const stop = async () => {
    setStopping(true)
    const id = props.change?.id ?? ''
    await cancelBulkChange(id).catch((error: unknown) => {
      setStopping(false)
      toast('bad', bulkText.notStopped, { detail: error instanceof Error ? error.message : undefined })
    })
  }
  return (
    <>
      <Button busy={stopping()} onClick={() => void stop()}>
        {bulkText.stop}
      </Button>
      <Button variant="primary" onClick={() => props.onClose()}>
        {bulkText.background}
      </Button>
    </>
  )
}

function Running(props: { change: BulkChange }) {
  return (
    <div class="flex flex-col gap-2">
      <p class="font-medium">{bulkText.running}</p>
      <Progress
        label={bulkText.running}
        value={props.change.total === 0 ? 0 : props.change.done / props.change.total}
        tone="accent"
      />
      <p class="figures text-ink-muted">{bulkText.progress(props.change.done, props.change.total)}</p>
      <p class="text-small text-ink-faint">{bulkText.backgroundHint}</p>
    </div>
  )
}
