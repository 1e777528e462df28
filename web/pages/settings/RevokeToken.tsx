import type { ApiToken } from '#domain/identity/contract.ts'
import { Confirm } from '../../components/Confirm.tsx'
import { toast } from '../../components/toasts.ts'
import { useRevokeToken } from '../../queries/tokens.ts'
import { tokenText } from '../../text/settings.ts'

export function RevokeToken(props: { token: ApiToken; onClose: () => void }) {
  const revoke = useRevokeToken()
  const confirm = () =>
    revoke.mutate(props.token.id, {
      onSuccess: ({ name }) => {
        toast('neutral', tokenText.revokedNow(name))
        props.onClose()
      },
    })
  return (
    <Confirm
      title={tokenText.revokeTitle(props.token.name)}
      description={tokenText.revokeHint}
      action={tokenText.revokeAction}
      busy={revoke.isPending}
      error={revoke.error?.message}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}
