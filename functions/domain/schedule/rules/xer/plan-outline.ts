import type { MspdiTask } from '../../contract/mspdi.ts'
import { grouped } from '../grouped.ts'
import type { ChosenProject } from './chosen.ts'
import { refused } from './refused.ts'
import type { XerRow } from './tables.ts'

type Activity = XerRow<'TASK'>

const most = { levels: 64, code: 255 }

/**
 * The WBS as summary tasks, each with its own activities before the elements below it. The element of the project itself is UID 0; another one keeps its id unless an
 * activity has the same.
 */
export function outlineTasks(chosen: ChosenProject, taskOf: (activity: Activity) => MspdiTask): MspdiTask[] {
  const { nodes, activities, project, notes } = chosen
  const left = new Map(nodes.map((node) => [node.wbs_id, node]))
  const below = grouped(nodes, (node) => node.parent_wbs_id)
  const within = grouped(activities, ({ wbs_id: id }) => (left.has(id ?? 0) ? id : undefined))
  const uidOf = openUids(chosen)
  const tasks: MspdiTask[] = []
  const root = nodes.find((node) => node.proj_node_flag)
  const first = root ? 0 : 1
  const add = (outlineLevel: number, task: MspdiTask) =>
    tasks.push({ ...task, id: tasks.length + first, outlineLevel })

  const walk = (begin: XerRow<'PROJWBS'>, top: number) => {
    const open = [{ node: begin, level: top, path: '' }]
    for (let at = open.pop(); at; at = open.pop()) {
      const { node, level, path } = at
      // It stands somewhere already when its parents go in a circle.
      if (!left.delete(node.wbs_id)) continue
      if (level > most.levels)
        throw refused(`The WBS has more than ${most.levels} levels. Export it with fewer.`)
      const wbs = `${path}${node.wbs_short_name ?? ''}`.slice(0, most.code)
      add(level, { uid: level === 0 ? 0 : uidOf(node.wbs_id), name: node.wbs_name, wbs, summary: true })
      for (const activity of within.get(node.wbs_id) ?? []) add(level + 1, taskOf(activity))
      const inner = (below.get(node.wbs_id) ?? []).toSorted((a, b) => (a.seq_num ?? 0) - (b.seq_num ?? 0))
      for (const child of inner.toReversed())
        open.push({ node: child, level: level + 1, path: `${wbs}${project.name_sep_char ?? '.'}` })
    }
  }

  const ids = new Set(left.keys())
  if (root) walk(root, 0)
  const orphans = nodes.filter(({ parent_wbs_id: parent }) => !ids.has(parent ?? 0))
  for (const node of [...orphans, ...left.values()]) {
    if (!left.has(node.wbs_id)) continue
    notes.add('unknownWbs', node.wbs_id)
    walk(node, 1)
  }
  for (const activity of within.get(undefined) ?? []) {
    notes.add('unknownWbs', activity.task_id)
    add(1, taskOf(activity))
  }
  return tasks
}

function openUids({ activities, nodes }: ChosenProject): (id: number) => number {
  const taken = new Set(activities.map((activity) => activity.task_id))
  let last = [...taken, ...nodes.map((node) => node.wbs_id)].reduce((a, b) => Math.max(a, b), 0)
  return (id) => (taken.has(id) ? ++last : id)
}
