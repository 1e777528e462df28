import { Show } from 'solid-js'
import type { ApiToken } from '#domain/identity/contract.ts'
import { now } from '../../clock.ts'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import type { Tone } from '../../components/tone.ts'
import { tokenText } from '../../text/settings.ts'

type TokenState = keyof typeof tokenText.states

const tones: Record<TokenState, Tone> = {
  active: 'good',
  soon: 'warn',
  expired: 'neutral',
  revoked: 'neutral',
}
const soonMs = 7 * 86_400_000

function stateOf({ revokedAt, expiresAt }: ApiToken): TokenState {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt === null) return 'active'
  const leftMs = Date.parse(expiresAt) - now()
  if (leftMs <= 0) return 'expired'
  return leftMs < soonMs ? 'soon' : 'active'
}

const { columns } = tokenText

export function TokenRow(props: { token: ApiToken; onRevoke: () => void }) {
  const state = () => stateOf(props.token)
  const isUsable = () => state() === 'active' || state() === 'soon'
  return (
    <li class="flex min-h-13 items-center gap-3 px-4 py-2" classList={{ 'text-ink-muted': !isUsable() }}>
      <div class="grid min-w-0 flex-1 items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_8rem_10rem_10rem]">
        <div class="min-w-0">
          <p class="truncate font-medium">{props.token.name}</p>
          <p class="font-mono text-small text-ink-faint">{props.token.prefix}…</p>
        </div>
        <Badge dot tone={tones[state()]}>
          {tokenText.states[state()]}
        </Badge>
        <p class="text-small text-ink-muted">
          {columns.created} <Timestamp at={props.token.createdAt} />
        </p>
        <p class="text-small text-ink-muted">
          <End token={props.token} />
        </p>
      </div>
      <div class="flex w-20 shrink-0 justify-end">
        <Show when={isUsable()}>
          <Button
            size="dense"
            aria-label={`${tokenText.revoke} ${props.token.name}`}
            onClick={() => props.onRevoke()}
          >
            {tokenText.revoke}
          </Button>
        </Show>
      </div>
    </li>
  )
}

function End(props: { token: ApiToken }) {
  const label = () => (props.token.revokedAt === null ? columns.ends : columns.revoked)
  return (
    <>
      {label()}{' '}
      <Show when={props.token.revokedAt ?? props.token.expiresAt} fallback={tokenText.never.toLowerCase()}>
        {(at) => <Timestamp at={at()} />}
      </Show>
    </>
  )
}
