import { A, useLocation } from '@solidjs/router'
import { projectPath } from '../../navigation.ts'
import { listOf } from './project/list.ts'

/** A project's key as the way to its page, which then knows the list one came from. The grid's own keys reach it. */
export function ProjectKey(props: { projectKey: string }) {
  const location = useLocation()
  return (
    <A
      href={openedPath(props.projectKey, location.search)}
      tabindex="-1"
      class="figures rounded-small text-ink-muted hover:text-accent-ink hover:underline"
    >
      {props.projectKey}
    </A>
  )
}

/** A project opened out of a list with this address. */
export const openedPath = (key: string, search: string): string =>
  `${projectPath(key)}?${new URLSearchParams({ list: listOf(search) }).toString()}`
