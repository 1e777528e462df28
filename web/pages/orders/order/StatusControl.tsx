import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { allowedMoves, type Transition } from '#domain/orders/rules.ts'
import { ApiError } from '../../../api.ts'
import { Button } from '../../../components/Button.tsx'
import { Menu } from '../../../components/Menu.tsx'
import { toast } from '../../../components/toasts.ts'
import { isConflict, reloadOrder } from '../../../queries/order.ts'
import { orderStatusText } from '../../../text/orders.ts'
import { statusChangeText } from '../../../text/order-form.ts'
import { OrderStatusBadge } from '../OrderStatusBadge.tsx'
import type { OrderEditor } from './order-editor.ts'

const ReasonDialog = lazy(() => import('./ReasonDialog.tsx').then((part) => ({ default: part.ReasonDialog })))

/** Where the order is, and the moves that it can make from there. */
export function StatusControl(props: { editor: OrderEditor }) {
  const [asking, setAsking] = createSignal<Transition>()
  const [busy, setBusy] = createSignal(false)
  const moves = () => allowedMoves(props.editor.order().status)
  const onward = () => moves().find((move) => !move.needsReason)
  const others = () => moves().filter((move) => move !== onward())
  const move = async (to: Transition['to'], reason: string | null): Promise<string | undefined> => {
    setBusy(true)
    const failure = await tryMove(props.editor, to, reason)
    setBusy(false)
    return failure
  }
  const start = (chosen: Transition) => {
    if (chosen.needsReason) return setAsking(chosen)
    void move(chosen.to, null).then(
      (failure) => failure && toast('bad', statusChangeText.failed, { detail: failure }),
    )
  }
  return (
    <>
      <Show when={onward()}>
        {(next) => (
          <Button busy={busy()} onClick={() => start(next())}>
            {statusChangeText.moves[next().to]}
          </Button>
        )}
      </Show>
      <OtherMoves moves={others()} isOnly={!onward()} onStart={start} />
      <Suspense>
        <Show when={asking()} keyed>
          {(chosen) => (
            <ReasonDialog
              order={props.editor.order()}
              to={chosen.to}
              onMove={move}
              onClose={() => setAsking()}
            />
          )}
        </Show>
      </Suspense>
    </>
  )
}

interface OtherMovesProps {
  moves: readonly Transition[]
  /** There is no move that needs no reason. */
  isOnly: boolean
  onStart: (move: Transition) => void
}

function OtherMoves(props: OtherMovesProps) {
  return (
    <Show when={props.moves.length > 0}>
      <Menu
        placement="bottom-end"
        entries={props.moves.map((move) => ({
          label: moveLabel(move),
          view: () => <Destination move={move} />,
          onSelect: () => props.onStart(move),
        }))}
        trigger={(trigger) => (
          <Button {...trigger}>
            {props.isOnly ? statusChangeText.change : statusChangeText.more}
            <ChevronDown size={14} />
          </Button>
        )}
      />
    </Show>
  )
}

const moveLabel = ({ from, to }: Transition) =>
  from === 'packed' && to === 'confirmed' ? statusChangeText.back : statusChangeText.moves[to]

function Destination(props: { move: Transition }) {
  return (
    <span class="flex items-center justify-between gap-4">
      {moveLabel(props.move)}…
      <OrderStatusBadge dot status={props.move.to} />
    </span>
  )
}

/** Answers why it did not work. When others changed something else meanwhile, it is tried once more on top of that. */
async function tryMove(
  editor: OrderEditor,
  to: Transition['to'],
  reason: string | null,
): Promise<string | undefined> {
  const { id, number, status } = editor.order()
  try {
    await editor.move(to, reason).catch(async (error: unknown) => {
      if (!isConflict(error)) throw error
      const theirs = await reloadOrder(id)
      if (theirs.status !== status)
        throw new Error(statusChangeText.movedMeanwhile(orderStatusText[theirs.status]))
      await editor.move(to, reason, theirs.updatedAt)
    })
    toast('good', statusChangeText.done(number, orderStatusText[to]))
    return undefined
  } catch (error) {
    if (error instanceof ApiError) return error.errors[0]?.message ?? error.message
    return error instanceof Error ? error.message : String(error)
  }
}
