import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { A } from '@solidjs/router'
import FlagIcon from 'lucide-solid/icons/flag'
import type { Flag } from '#domain/workspace/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import { Page } from '../../components/Page.tsx'
import { Section } from '../../components/Section.tsx'
import { Switch } from '../../components/Switch.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { toast } from '../../components/toasts.ts'
import { useFlags, useSetFlag } from '../../queries/workspace.ts'
import { pages } from '../../routes.tsx'
import { flagText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { actorText } from './actor-text.ts'
import { reasonOf } from './reason.ts'

export function Flags() {
  const flags = useFlags()
  const setFlag = useSetFlag()
  const set = (key: Flag['key'], enabled: boolean) => {
    const title = pageOf(key).title
    setFlag.mutate(
      { key, enabled },
      {
        onSuccess: () =>
          toast('neutral', enabled ? flagText.nowShown(title) : flagText.nowHidden(title), {
            ...(!enabled && { action: { label: words.undo, run: () => set(key, true) } }),
          }),
        onError: (error) => toast('bad', flagText.notSet(title), { detail: reasonOf(error) }),
      },
    )
  }
  return (
    <Page title={flagText.title} subtitle={flagText.subtitle}>
      <p class="max-w-3xl text-ink-muted">
        {flagText.hint} {flagText.lag}
      </p>
      <Section title={flagText.list} query={flags} flush>
        {(list) => (
          <ul class="divide-y divide-line border-t border-line">
            <For each={list().items.map(({ key }) => key)}>
              {(key) => (
                <Show when={list().items.find((flag) => flag.key === key)}>
                  {(flag) => <FlagRow flag={flag()} onSet={(enabled) => set(key, enabled)} />}
                </Show>
              )}
            </For>
          </ul>
        )}
      </Section>
    </Page>
  )
}

function FlagRow(props: { flag: Flag; onSet: (enabled: boolean) => void }) {
  const page = () => pageOf(props.flag.key)
  return (
    <li class="flex min-h-13 items-center gap-3 px-4 py-2">
      <Dynamic component={page().icon} size={16} class="shrink-0 text-ink-faint" />
      <div class="grid min-w-0 flex-1 items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_6rem_16rem]">
        <div class="min-w-0">
          <p class="truncate font-medium">{page().title}</p>
          <p class="truncate font-mono text-small text-ink-faint">{page().paths.join(', ')}</p>
        </div>
        <Badge dot tone={props.flag.enabled ? 'good' : 'neutral'}>
          {props.flag.enabled ? flagText.shown : flagText.hidden}
        </Badge>
        <p class="truncate text-small text-ink-muted">
          <Show when={props.flag.updatedAt} fallback={flagText.untouched}>
            {(at) => (
              <A
                href={`/admin/audit?table=feature_flags&rowId=${props.flag.key}`}
                class="rounded-small hover:text-ink hover:underline"
              >
                <Timestamp at={at()} /> {flagText.by(actorText(props.flag.changedBy ?? ''))}
              </A>
            )}
          </Show>
        </p>
      </div>
      <Switch label={flagText.switchLabel(page().title)} on={props.flag.enabled} onChange={props.onSet} />
    </li>
  )
}

/** What a flag hides, out of the route table: its first page stands for it. */
function pageOf(key: Flag['key']) {
  const hidden = pages.filter((page) => page.flag === key)
  const [first] = hidden
  return { title: first?.title ?? key, icon: first?.icon ?? FlagIcon, paths: hidden.map(({ path }) => path) }
}
