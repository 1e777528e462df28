import { lazy, Show, Suspense } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { Button } from '../../../components/Button.tsx'
import { focusInvalid } from '../../../components/focus-invalid.ts'
import { LeaveGuard, type Unsaved } from '../../../components/LeaveGuard.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { toast } from '../../../components/toasts.ts'
import { may, useSession } from '../../../session.tsx'
import { useShortcut } from '../../../shortcuts.ts'
import { activityText, orderFormText } from '../../../text/order-form.ts'
import { words } from '../../../text/words.ts'
import { ActivityPanel } from './ActivityPanel.tsx'
import { type CommentDraft, createCommentDraft } from './comment-draft.ts'
import { createOrderEditor, type OrderEditor } from './order-editor.ts'
import { OrderForm } from './OrderForm.tsx'
import { OrderHeader } from './OrderHeader.tsx'
import { SaveBar } from './SaveBar.tsx'

const OrderConflict = lazy(() =>
  import('./OrderConflict.tsx').then((part) => ({ default: part.OrderConflict })),
)

export function KnownOrder(props: { order: OrderDetail; isGone: boolean }) {
  const me = useSession()
  const editor = createOrderEditor(() => props.order)
  const comment = createCommentDraft(() => props.order.id)
  const mayEdit = () => may(me(), 'member') && !props.isGone
  const desk = { ...editor, mayEdit, isNew: false, isFlashing: editor.news.isFlashing }
  let form: HTMLFormElement | undefined
  const save = async () => {
    if (editor.changed().length === 0) return
    if (await editor.save()) toast('good', orderFormText.saved)
    else if (form && editor.errors().size > 0) focusInvalid(form)
  }
  const discard = () => {
    const typed = editor.draft()
    editor.discard()
    toast('neutral', orderFormText.discarded, {
      action: { label: words.undo, run: () => editor.setDraft(() => typed) },
    })
  }
  useShortcut({ keys: 'Mod+S', label: orderFormText.save, run: () => void save() })
  return (
    <div class="mx-auto flex w-full max-w-7xl flex-col gap-3 p-4 sm:px-6">
      <Notices editor={editor} isGone={props.isGone} />
      <OrderHeader editor={editor} mayEdit={mayEdit()} isGone={props.isGone} />
      <OrderForm
        ref={(element) => (form = element)}
        desk={desk}
        order={editor.order()}
        activity={<ActivityPanel order={editor.order()} comment={comment} />}
        onSubmit={() => void save()}
      />
      <Show when={mayEdit() && (editor.changed().length > 0 || editor.isSaving())}>
        <SaveBar labels={editor.unsaved.labels()} errors={editor.errors().size} failure={editor.failure()}>
          <Button variant="primary" busy={editor.isSaving()} onClick={() => void save()}>
            {orderFormText.save}
          </Button>
          <Button variant="ghost" onClick={discard}>
            {orderFormText.discard}
          </Button>
        </SaveBar>
      </Show>
      <LeaveGuard unsaved={withComment(editor.unsaved, comment)} />
      <Suspense>
        <Show when={editor.conflict()} keyed>
          {(parts) => <OrderConflict editor={editor} parts={parts} />}
        </Show>
      </Suspense>
    </div>
  )
}

/** A comment that is half written is not lost by leaving either. */
const withComment = (form: Unsaved, comment: CommentDraft): Unsaved => ({
  ...form,
  labels: () => [...form.labels(), ...(comment.isEmpty() ? [] : [activityText.comment])],
  isSaving: () => form.isSaving() || comment.isSending(),
  settled: async () => void (await Promise.all([form.settled(), comment.settled()])),
  save: async () => (await form.save()) && comment.send(),
  discard: () => {
    form.discard()
    comment.write('')
  },
})

function Notices(props: { editor: OrderEditor; isGone: boolean }) {
  const me = useSession()
  const latest = () => props.editor.news.latest()
  return (
    <>
      <Show when={props.isGone}>
        <Notice tone="warn" title={orderFormText.gone}>
          {orderFormText.goneHint}
        </Notice>
      </Show>
      <Show when={!may(me(), 'member')}>
        <Notice tone="info">{orderFormText.readOnly(me().role)}</Notice>
      </Show>
      <div role="status" classList={{ 'sr-only': !latest(), 'sticky top-2 z-20': !!latest() }}>
        <Show when={latest()}>
          {(news) => (
            <p class="rounded-control bg-accent-soft px-3 py-1.5 text-accent-ink shadow-pop">
              {orderFormText.changedByOthers(news().who, news().labels)}
            </p>
          )}
        </Show>
      </div>
    </>
  )
}
