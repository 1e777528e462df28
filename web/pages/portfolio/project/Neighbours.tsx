import { A, useNavigate, useSearchParams } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { type JSX, Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { iconButtonStyle } from '../../../components/IconButton.tsx'
import { Tooltip } from '../../../components/Tooltip.tsx'
import { projectPath } from '../../../navigation.ts'
import { useNeighbours } from '../../../queries/project.ts'
import { useShortcut } from '../../../shortcuts.ts'
import { projectPageText } from '../../../text/project.ts'
import { readList } from './list.ts'

/** To the project before and after this one in the list that one came from, with its filters and its order. */
export function Neighbours(props: { projectKey: string; list: string }) {
  const navigate = useNavigate()
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
  const go = (path: string | undefined) => path && navigate(path)
  useShortcut({ keys: 'k', label: projectPageText.previous, run: () => go(pathOf(around()?.previous)) })
  useShortcut({ keys: 'j', label: projectPageText.next, run: () => go(pathOf(around()?.next)) })
  return (
    <Show when={around()}>
      {(known) => (
        <nav aria-label={projectPageText.neighbours} class="flex items-center">
          <Step
            label={projectPageText.previous}
            keys="k"
            href={pathOf(known().previous)}
            icon={<ChevronLeft size={16} />}
          />
          <A
            href={`/projects?${props.list}`}
            title={projectPageText.backToList}
            class="figures rounded-small px-0.5 text-small text-ink-muted hover:text-ink hover:underline"
          >
            {projectPageText.place(known().place, `${known().count}${known().more ? '+' : ''}`)}
          </A>
          <Step
            label={projectPageText.next}
            keys="j"
            href={pathOf(known().next)}
            icon={<ChevronRight size={16} />}
          />
        </nav>
      )}
    </Show>
  )
}

interface StepProps {
  label: string
  keys: string
  href: string | undefined
  icon: JSX.Element
}

function Step(props: StepProps) {
  return (
    <Show
      when={props.href}
      fallback={
        <span class={`${iconButtonStyle} pointer-events-none opacity-40`} aria-hidden="true">
          {props.icon}
        </span>
      }
    >
      {(href) => (
        <Tooltip
          text={props.label}
          keys={props.keys}
          as={A}
          trigger={{ href: href(), class: iconButtonStyle, 'aria-label': props.label }}
        >
          {props.icon}
        </Tooltip>
      )}
    </Show>
  )
}
