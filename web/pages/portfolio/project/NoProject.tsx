import { A } from '@solidjs/router'
import FolderX from 'lucide-solid/icons/folder-x'
import { For, Show } from 'solid-js'
import { buttonStyle } from '../../../components/button-style.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Page } from '../../../components/Page.tsx'
import { projectPath } from '../../../navigation.ts'
import { useProjectSearch } from '../../../queries/portfolio.ts'
import { may, useSession } from '../../../session.tsx'
import { projectPageText } from '../../../text/project.ts'

/** Nothing has this key: says why that may be, and where to go on. */
export function NoProject(props: { projectKey: string }) {
  const me = useSession()
  const found = useProjectSearch(() => wordsIn(props.projectKey))
  const suggestions = () => (found.isPending ? [] : (found.data?.items ?? [])).slice(0, 5)
  return (
    <Page title={projectPageText.missing(props.projectKey)}>
      <EmptyState
        icon={<FolderX size={18} />}
        title={projectPageText.missing(props.projectKey)}
        action={
          <>
            <Show when={may(me(), 'admin')}>
              <A href="/projects?show=deleted" class={buttonStyle()}>
                {projectPageText.deletedProjects}
              </A>
            </Show>
            <A href="/projects" class={buttonStyle('primary')}>
              {projectPageText.toList}
            </A>
          </>
        }
      >
        {projectPageText.missingHint}
      </EmptyState>
      <Show when={suggestions().length > 0}>
        <section class="mx-auto w-full max-w-md" aria-label={projectPageText.suggestions}>
          <h2 class="pb-1 text-small font-medium text-ink-muted">{projectPageText.suggestions}</h2>
          <ul class="divide-y divide-line rounded-card border border-line bg-surface">
            <For each={suggestions()}>
              {(project) => (
                <li>
                  <A
                    href={projectPath(project.key)}
                    class="flex min-h-9 items-center gap-3 px-3 hover:bg-hover pointer-coarse:min-h-11"
                  >
                    <span class="figures w-16 shrink-0 text-ink-muted">{project.key}</span>
                    <span class="truncate">{project.name}</span>
                  </A>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </Page>
  )
}

/** What of a wrong key is worth looking for: `qd-12x` → `qd-12`, `payment-hub` → `payment hub`. */
const wordsIn = (key: string): string => {
  const [ours] = /^[a-z]{2}-\d+/i.exec(key) ?? []
  return ours ?? key.replaceAll(/[-_]+/g, ' ').trim()
}
