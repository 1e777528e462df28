import { createSignal, For, type JSX, Show } from 'solid-js'
import type { WebhookStatus } from '#domain/sync/contract.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { CopyButton } from '../../../components/CopyButton.tsx'
import { Section } from '../../../components/Section.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { toast } from '../../../components/toasts.ts'
import { formatNumber } from '../../../format.ts'
import { useForgetWebhook, useNotionWebhook } from '../../../queries/sync.ts'
import { connectionText } from '../../../text/sync.ts'

const { fields } = connectionText

export function Webhook() {
  const webhook = useNotionWebhook()
  return (
    <Section title={connectionText.webhook} hint={connectionText.webhookHint} query={webhook}>
      {(data) => (
        <>
          <dl class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-1.5">
            <Fact label={fields.state}>
              <Badge dot tone={data().source ? 'good' : 'neutral'}>
                {connectionText.states[data().source ?? 'none']}
              </Badge>
            </Fact>
            <Fact label={fields.url}>
              <span class="flex min-w-0 items-center gap-2">
                <code class="min-w-0 truncate font-mono text-small" title={data().url}>
                  {data().url}
                </code>
                <CopyButton text={data().url} />
              </span>
            </Fact>
            <Fact label={fields.token}>
              <Token webhook={data()} />
            </Fact>
            <Fact label={fields.lastEvent}>
              <Show
                when={data().lastEventAt}
                fallback={<span class="text-ink-faint">{connectionText.noEvent}</span>}
              >
                {(at) => <Timestamp at={at()} />}
              </Show>
            </Fact>
            <Fact label={fields.waiting}>
              <span class="figures">{formatNumber(data().waitingEvents)}</span>
            </Fact>
          </dl>
          <Show when={data().source === null}>
            <ol class="mt-3 list-decimal border-t border-line pt-3 pl-5 text-small text-ink-muted">
              <For each={connectionText.steps}>{(step) => <li class="py-0.5 pl-1">{step}</li>}</For>
            </ol>
          </Show>
        </>
      )}
    </Section>
  )
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <>
      <dt class="text-ink-muted">{props.label}</dt>
      <dd class="flex min-h-8 min-w-0 items-center">{props.children}</dd>
    </>
  )
}

function Token(props: { webhook: WebhookStatus }) {
  const [isShown, setShown] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const fallback = () =>
    props.webhook.source === 'configuration' ? connectionText.tokenHidden : connectionText.tokenAwaited
  return (
    <Show when={props.webhook.verificationToken} fallback={<span class="text-ink-faint">{fallback()}</span>}>
      {(token) => (
        <span class="flex min-w-0 flex-wrap items-center gap-2">
          <code class="min-w-0 truncate font-mono text-small">{isShown() ? token() : '••••••••••••'}</code>
          <Button onClick={() => setShown(!isShown())}>
            {isShown() ? connectionText.hide : connectionText.show}
          </Button>
          <CopyButton text={token()} />
          <Button variant="ghost" onClick={() => setAsking(true)}>
            {connectionText.forget}
          </Button>
          <Show when={asking()}>
            <ForgetToken onClose={() => setAsking(false)} />
          </Show>
        </span>
      )}
    </Show>
  )
}

function ForgetToken(props: { onClose: () => void }) {
  const forget = useForgetWebhook()
  const confirm = () =>
    forget.mutate(undefined, {
      onSuccess: () => {
        props.onClose()
        toast('info', connectionText.forgotten)
      },
    })
  return (
    <Confirm
      title={connectionText.forgetTitle}
      description={connectionText.forgetHint}
      action={connectionText.forgetAction}
      busy={forget.isPending}
      error={forget.error?.message}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}
