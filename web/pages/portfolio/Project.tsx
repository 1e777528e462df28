import { useParams } from '@solidjs/router'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { Project as ProjectRow } from '#domain/portfolio/contract.ts'
import { DetailSkeleton } from '../../components/DetailSkeleton.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Page } from '../../components/Page.tsx'
import { isMissing, useProject } from '../../queries/project.ts'
import { projectPageText } from '../../text/project.ts'
import { createDesk } from './project/desk.ts'
import { Header } from './project/Header.tsx'
import { NoProject } from './project/NoProject.tsx'
import { ProjectTabs } from './project/ProjectTabs.tsx'

const ProjectConflict = lazy(() =>
  import('./ProjectConflict.tsx').then((part) => ({ default: part.ProjectConflict })),
)

/** One project: what it is, its money, risks and actions, and how it came to be what it is. */
export function Project() {
  const params = useParams<{ key: string }>()
  return (
    <Show when={params.key} keyed>
      {(key) => <ProjectByKey projectKey={key} />}
    </Show>
  )
}

function ProjectByKey(props: { projectKey: string }) {
  const query = useProject(() => props.projectKey)
  const known = () => (query.isPending ? undefined : query.data)
  return (
    <Switch fallback={<DetailSkeleton title={props.projectKey} />}>
      <Match when={known()}>
        {(project) => (
          <Known projectKey={props.projectKey} project={project()} isGone={isMissing(query.error)} />
        )}
      </Match>
      <Match when={isMissing(query.error)}>
        <NoProject projectKey={props.projectKey} />
      </Match>
      <Match when={query.isError}>
        <Page title={props.projectKey}>
          <ErrorState error={query.error} retrying={query.isFetching} onRetry={() => void query.refetch()} />
        </Page>
      </Match>
    </Switch>
  )
}

function Known(props: { projectKey: string; project: ProjectRow; isGone: boolean }) {
  const desk = createDesk(
    () => props.projectKey,
    () => props.project,
  )
  const changed = () => desk.flashed().map((property) => property.label)
  return (
    <div class="mx-auto flex w-full max-w-7xl flex-col gap-3 p-4 sm:px-6">
      <Show when={props.isGone}>
        <Notice tone="warn" title={projectPageText.gone}>
          {projectPageText.goneHint}
        </Notice>
      </Show>
      <Header desk={desk} />
      <p role="status" class="sr-only">
        {changed().length > 0 ? projectPageText.changedByOthers(changed()) : ''}
      </p>
      <ProjectTabs desk={desk} />
      <LeaveGuard unsaved={desk.unsaved} />
      <Suspense>
        <Show when={desk.edits.conflict()} keyed>
          {(conflict) => <ProjectConflict conflict={conflict} edits={desk.edits} />}
        </Show>
      </Suspense>
    </div>
  )
}
