import BookOpen from 'lucide-solid/icons/book-open'
import KeyRound from 'lucide-solid/icons/key-round'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { ApiToken } from '#domain/identity/contract.ts'
import { Button } from '../../components/Button.tsx'
import { buttonStyle } from '../../components/button-style.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { Section } from '../../components/Section.tsx'
import { useTokens } from '../../queries/tokens.ts'
import { tokenText } from '../../text/settings.ts'
import { RevokeToken } from './RevokeToken.tsx'
import { TokenRow } from './TokenRow.tsx'

const CreateToken = lazy(() => import('./CreateToken.tsx').then((part) => ({ default: part.CreateToken })))

export function Tokens() {
  const tokens = useTokens()
  const [creating, setCreating] = createSignal(false)
  const [revoking, setRevoking] = createSignal<ApiToken>()
  const create = () => (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setCreating(true)}>
      {tokenText.create}
    </Button>
  )
  return (
    <Page
      title={tokenText.title}
      subtitle={tokenText.subtitle}
      actions={
        <>
          <a href="/api/docs" target="_blank" rel="noopener" class={buttonStyle()}>
            <BookOpen size={14} />
            {tokenText.docs}
          </a>
          {create()}
        </>
      }
    >
      <Section
        title={tokenText.list}
        query={tokens}
        flush
        empty={(list) =>
          list.items.length === 0 && (
            <EmptyState icon={<KeyRound size={18} />} title={tokenText.none} action={create()}>
              {tokenText.noneHint}
            </EmptyState>
          )
        }
      >
        {(list) => (
          <ul class="divide-y divide-line border-t border-line">
            <For each={list().items}>
              {(token) => <TokenRow token={token} onRevoke={() => setRevoking(token)} />}
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
