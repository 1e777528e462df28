import { For, Show } from 'solid-js'
import type { WithheldDeletion } from '#domain/sync/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { toast } from '../../components/toasts.ts'
import { useConfirmDeletion, useWithheldDeletions } from '../../queries/sync.ts'
import { may, useSession } from '../../session.tsx'
import { roleText, withheldText } from '../../text/sync.ts'

/** Rows that are gone from Notion and wait for a person to say that they may be deleted here; nothing when there are none. */
export function WithheldDeletions() {
  const withheld = useWithheldDeletions()
  const items = () => (withheld.isPending ? [] : (withheld.data?.items ?? []))
  return <For each={items()}>{(item) => <Withheld item={item} />}</For>
}

function Withheld(props: { item: WithheldDeletion }) {
  const me = useSession()
  const confirm = useConfirmDeletion()
  const send = () =>
    void confirm
      .mutateAsync({ role: props.item.role, gone: props.item.gone })
      .catch((error: Error) => toast('bad', withheldText.notConfirmed, { detail: error.message }))
  return (
    <Notice
      tone="warn"
      title={withheldText.title(props.item.gone, props.item.live, roleText[props.item.role])}
    >
      <Show when={!props.item.confirmed} fallback={withheldText.confirmed}>
        <p>{withheldText.hint}</p>
        <Show when={may(me(), 'lead')}>
          <div class="mt-2">
            <Button busy={confirm.isPending} onClick={send}>
              {withheldText.confirm}
            </Button>
          </div>
        </Show>
      </Show>
    </Notice>
  )
}
