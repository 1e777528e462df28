import KeyRound from 'lucide-solid/icons/key-round'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { ApiToken } from '#domain/identity/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { Section } from '../../components/Section.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { now } from '../../clock.ts'
import { useRevokeToken, useTokens } from '../../queries/identity.ts'
import { identityText } from '../../text/identity.ts'

const CreateToken = lazy(() => import('./CreateToken.tsx').then((part) => ({ default: part.CreateToken })))

export function Tokens() {
  const tokens = useTokens()
  const [creating, setCreating] = createSignal(false)
  const [revoking, setRevoking] = createSignal<ApiToken>()
  const create = () => (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setCreating(true)}>
      {identityText.newToken}
    </Button>
  )
  return (
    <Page title={identityText.tokens} subtitle={identityText.tokensSubtitle} actions={create()}>
      <Section
        title={identityText.tokens}
        query={tokens}
        flush
        empty={(page) =>
          page.items.length === 0 && (
            <EmptyState icon={<KeyRound size={18} />} title={identityText.noTokens} action={create()}>
              {identityText.noTokensHint}
            </EmptyState>
          )
        }
      >
        {(page) => (
          <ul class="divide-y divide-line border-t border-line">
            <For each={page().items}>
              {(token) => <Token token={token} onRevoke={() => setRevoking(token)} />}
            </For>
          </ul>
        )}
      </Section>
      <Suspense>
        <Show when={creating()}>
          <CreateToken onClose={() => setCreating(false)} />
        </Show>
      </Suspense>
      <Show when={revoking()}>
        {(token) => <RevokeToken token={token()} onClose={() => setRevoking(undefined)} />}
      </Show>
    </Page>
  )
}

const { columns } = identityText

function Token(props: { token: ApiToken; onRevoke: () => void }) {
  const state = () => {
    if (props.token.revokedAt) return { tone: 'neutral', text: identityText.revoked } as const
    const isOver = props.token.expiresAt !== null && Date.parse(props.token.expiresAt) < now()
    return isOver
      ? ({ tone: 'warn', text: identityText.expired } as const)
      : ({ tone: 'good', text: identityText.active } as const)
  }
  return (
    <li class="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3">
      <div class="min-w-48 flex-1">
        <p class="font-medium">{props.token.name}</p>
        <p class="font-mono text-small text-ink-faint">{props.token.prefix}…</p>
      </div>
      <div class="w-24">
        <Badge dot tone={state().tone}>
          {state().text}
        </Badge>
      </div>
      <p class="w-36 text-small text-ink-muted">
        {columns.created} <Timestamp at={props.token.createdAt} />
      </p>
      <p class="w-36 text-small text-ink-muted">
        {columns.expires}{' '}
        <Show when={props.token.expiresAt} fallback={identityText.never}>
          {(at) => <Timestamp at={at()} />}
        </Show>
      </p>
      <div class="flex w-20 justify-end">
        <Show when={state().text === identityText.active}>
          <Button size="dense" onClick={() => props.onRevoke()}>
            {identityText.revoke}
          </Button>
        </Show>
      </div>
    </li>
  )
}

function RevokeToken(props: { token: ApiToken; onClose: () => void }) {
  const revoke = useRevokeToken()
  return (
    <Confirm
      title={identityText.revokeTitle(props.token.name)}
      description={identityText.revokeHint}
      action={identityText.revoke}
      busy={revoke.isPending}
      error={revoke.error?.message}
      onConfirm={() => revoke.mutate(props.token.id, { onSuccess: props.onClose })}
      onClose={props.onClose}
    />
  )
}
