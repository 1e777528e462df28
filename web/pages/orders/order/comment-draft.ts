import { type Accessor, createSignal } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import { useAddComment } from '../../../queries/order.ts'

/** A comment that is being written. */
export interface CommentDraft {
  text: Accessor<string>
  write: (text: string) => void
  isEmpty: Accessor<boolean>
  /** Answers whether nothing is left to send. */
  send: () => Promise<boolean>
  isSending: Accessor<boolean>
  /** Waits for what is being sent. */
  settled: () => Promise<void>
  /** Why it was not sent. */
  failure: Accessor<string | undefined>
}

/** Each text has an id of its own, so that sending it again after a lost answer makes one comment, and sending another one makes another. */
export function createCommentDraft(orderId: Accessor<string>): CommentDraft {
  const [draft, setDraft] = createSignal({ id: uuidv7(), text: '' })
  const add = useAddComment(orderId)
  const write = (text: string) => setDraft({ id: uuidv7(), text })
  const isEmpty = () => draft().text.trim() === ''
  let sending = Promise.resolve(true)
  const post = async () => {
    const sent = draft()
    const added = await add.mutateAsync({ id: sent.id, body: sent.text.trim() }).then(
      () => true,
      () => false,
    )
    if (added && draft() === sent) write('')
    return added && isEmpty()
  }
  const send = () => {
    if (add.isPending) return sending
    if (isEmpty()) return Promise.resolve(true)
    return (sending = post())
  }
  return {
    text: () => draft().text,
    write,
    isEmpty,
    send,
    isSending: () => add.isPending,
    settled: async () => void (await sending),
    failure: () => (add.isError ? add.error.message : undefined),
  }
}
