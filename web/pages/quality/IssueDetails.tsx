import { A } from '@solidjs/router'
import ExternalLink from 'lucide-solid/icons/external-link'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Issue, IssueDetail } from '#domain/quality/contract.ts'
import { buttonStyle } from '../../components/button-style.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { projectPath } from '../../navigation.ts'
import { may, useSession } from '../../session.tsx'
import { categoryHelp, categoryText, entityText, qualityText, sourceText } from '../../text/quality.ts'
import { rowNameOf, StateBadge } from './issue-columns.tsx'
import { SeverityBadge } from './issue-options.tsx'

const { fields, panel: text } = qualityText

/** What an issue is about, how it is put right, and what else is wrong with its row. */
export function IssueDetails(props: { issue: IssueDetail; onOpen: (id: string) => void }) {
  return (
    <div class="flex flex-col gap-5">
      <div>
        <div class="flex items-center gap-3">
          <SeverityBadge severity={props.issue.severity} />
          <StateBadge issue={props.issue} />
        </div>
        <h2 class="mt-1.5 text-title font-semibold break-words">{rowNameOf(props.issue)}</h2>
        <p class="text-ink-muted">
          {entityText(props.issue.entity)} · {props.issue.field}
        </p>
      </div>
      <Part title={text.what}>
        <p>{props.issue.message}</p>
        <pre class="mt-2 overflow-x-auto rounded-control border border-line bg-canvas px-3 py-2 font-mono text-small break-all whitespace-pre-wrap">
          {props.issue.value ?? <span class="text-ink-faint">{text.emptyValue}</span>}
        </pre>
      </Part>
      <Part title={text.fix}>
        <Fix issue={props.issue} />
      </Part>
      <Facts issue={props.issue} />
      <Others issue={props.issue} onOpen={props.onOpen} />
    </div>
  )
}

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h3 class="mb-1 text-small font-medium text-ink-muted">{props.title}</h3>
      {props.children}
    </section>
  )
}

function Fix(props: { issue: IssueDetail }) {
  const me = useSession()
  const isStandIn = () => me().standIns.includes(props.issue.source)
  const isDrift = () => props.issue.category === 'schema_drift'
  return (
    <>
      <p>
        {categoryHelp[props.issue.category]} {text.after}
      </p>
      <div class="mt-2 flex flex-wrap items-center gap-2">
        <Switch fallback={<Aside>{text.noLink(sourceText(props.issue.source))}</Aside>}>
          <Match when={isDrift()}>
            <Show when={may(me(), 'admin')}>
              <A href={`/pipelines/${props.issue.source}?tab=connection`} class={buttonStyle()}>
                {text.mapping}
              </A>
            </Show>
          </Match>
          <Match when={isStandIn()}>
            <Aside>{text.standIn}</Aside>
          </Match>
          <Match when={props.issue.sourceUrl}>
            {(url) => (
              <a href={url()} target="_blank" rel="noreferrer" class={buttonStyle('primary')}>
                <ExternalLink size={14} />
                {text.open(sourceText(props.issue.source))}
              </a>
            )}
          </Match>
        </Switch>
      </div>
    </>
  )
}

const Aside = (props: { children: JSX.Element }) => <p class="text-small text-ink-faint">{props.children}</p>

function Facts(props: { issue: IssueDetail }) {
  return (
    <dl class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-y-1 border-y border-line py-3">
      <Fact label={fields.category}>{categoryText[props.issue.category]}</Fact>
      <Fact label={fields.source}>{sourceText(props.issue.source)}</Fact>
      <Show when={props.issue.project}>
        {(project) => (
          <Fact label={fields.project}>
            <A href={projectPath(project().key)} class="rounded-small text-accent-ink hover:underline">
              <span class="figures">{project().key}</span> {project().name}
            </A>
          </Fact>
        )}
      </Show>
      <Fact label={fields.firstSeen}>
        <Timestamp absolute at={props.issue.firstSeenAt} />
      </Fact>
      <Fact label={fields.lastSeen}>
        <Timestamp absolute at={props.issue.lastSeenAt} />
      </Fact>
      <Show when={props.issue.resolvedAt}>
        {(at) => (
          <Fact label={fields.resolved}>
            <Timestamp absolute at={at()} />
          </Fact>
        )}
      </Show>
    </dl>
  )
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <>
      <dt class="text-ink-muted">{props.label}</dt>
      <dd class="truncate">{props.children}</dd>
    </>
  )
}

function Others(props: { issue: IssueDetail; onOpen: (id: string) => void }) {
  return (
    <Show
      when={props.issue.others.length > 0}
      fallback={<p class="text-small text-ink-faint">{text.noOthers}</p>}
    >
      <Part title={text.others(props.issue.others.length)}>
        <ul class="divide-y divide-line overflow-hidden rounded-card border border-line">
          <For each={props.issue.others}>
            {(other) => (
              <li>
                <Other issue={other} onOpen={() => props.onOpen(other.id)} />
              </li>
            )}
          </For>
        </ul>
      </Part>
    </Show>
  )
}

function Other(props: { issue: Issue; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="flex w-full items-center gap-3 px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover"
      onClick={() => props.onOpen()}
    >
      <span class="min-w-0 flex-1">
        <span class="block truncate">
          {categoryText[props.issue.category]} <span class="text-ink-faint">· {props.issue.field}</span>
        </span>
        <span class="block truncate text-small text-ink-muted">{props.issue.message}</span>
      </span>
      <Show when={props.issue.resolvedAt} fallback={<SeverityBadge severity={props.issue.severity} />}>
        <StateBadge issue={props.issue} />
      </Show>
    </button>
  )
}
