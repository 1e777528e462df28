import { A, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { NeighbourLinks } from '../../../components/NeighbourLinks.tsx'
import { projectPath } from '../../../navigation.ts'
import { useNeighbours } from '../../../queries/project.ts'
import { projectPageText } from '../../../text/project.ts'
import { readList } from './list.ts'

/** To the project before and after this one in the list that one came from, with its filters and its order. */
export function Neighbours(props: { projectKey: string; list: string }) {
  const [params] = useSearchParams<{ tab: string }>()
  const around = useNeighbours(
    () => props.projectKey,
    () => readList(props.list),
  )
  const pathOf = (project: Project | undefined) => {
    if (!project) return undefined
    const query = new URLSearchParams({ ...(params.tab && { tab: params.tab }), list: props.list })
    return `${projectPath(project.key)}?${query.toString()}`
  }
  return (
    <Show when={around()}>
      {(known) => (
        <NeighbourLinks
          label={projectPageText.neighbours}
          previous={{ label: projectPageText.previous, href: pathOf(known().previous) }}
          next={{ label: projectPageText.next, href: pathOf(known().next) }}
        >
          <A
            href={`/projects?${props.list}`}
            title={projectPageText.backToList}
            class="figures rounded-small px-0.5 text-small text-ink-muted hover:text-ink hover:underline"
          >
            {projectPageText.place(known().place, `${known().count}${known().more ? '+' : ''}`)}
          </A>
        </NeighbourLinks>
      )}
    </Show>
  )
}
