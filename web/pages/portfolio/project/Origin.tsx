import ExternalLink from 'lucide-solid/icons/external-link'
import { Show } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { Badge } from '../../../components/Badge.tsx'
import { useSession } from '../../../session.tsx'
import { projectPageText } from '../../../text/project.ts'

/** Where a project comes from, with the way to its page there. */
export function Origin(props: { project: Project }) {
  const me = useSession()
  const page = () => props.project.sourceId?.replaceAll('-', '')
  const isStandIn = () => me().standIns.includes('notion')
  return (
    <Show
      when={page()}
      fallback={
        <span title={projectPageText.madeHereHint}>
          <Badge>{projectPageText.madeHere}</Badge>
        </span>
      }
    >
      {(id) => (
        <Show
          when={!isStandIn()}
          fallback={
            <span title={`${projectPageText.fromNotionHint}. ${projectPageText.noNotionLink}`}>
              <Badge tone="info">{projectPageText.fromNotion}</Badge>
            </span>
          }
        >
          <a
            href={`https://www.notion.so/${id()}`}
            target="_blank"
            rel="noreferrer"
            title={projectPageText.fromNotionHint}
            class="inline-flex items-center gap-1 rounded-full hover:underline"
          >
            <Badge tone="info">{projectPageText.openInNotion}</Badge>
            <ExternalLink size={12} class="text-info-ink" />
          </a>
        </Show>
      )}
    </Show>
  )
}
