import { type Random, randomOf } from '../identifiers.ts'
import { dayMs, dayText } from './calendar.ts'
import { actionIdeas } from './catalogue.ts'
import { activePerson, placeRow, type Scene, uniqueTitle } from './draft.ts'
import type { Project } from './projects.ts'
import type { Risk } from './risks.ts'

export interface Ground {
  projects: readonly Project[]
  risks: readonly Risk[]
}

export function generateActions(scene: Scene, ground: Ground, count: number): void {
  for (let index = 0; index < count; index++) {
    const draft = index === 0 ? reviewDraft(scene, ground) : actionDraft(scene, ground, index)
    placeRow(scene, 'actions', { index, draft })
  }
}

/** More relations than a page shows: reading them all takes the property endpoint. */
const reviewedRisks = 30

function reviewDraft(scene: Scene, { risks }: Ground) {
  const random = randomOf(scene.store.seed, 'action|review')
  return {
    Name: uniqueTitle(scene, 'actions', 'Quarterly review of open risks'),
    Project: [],
    Risk: risks.slice(0, reviewedRisks).map(({ id }) => id),
    Assignee: [activePerson(scene, random)],
    Due: dayText(scene.nowMs + 14 * dayMs),
    Status: 'In progress',
  }
}

function actionDraft(scene: Scene, { projects, risks }: Ground, index: number) {
  const random = randomOf(scene.store.seed, `action|${index}`)
  const risk = risks.length > 0 && random.chance(0.55) ? random.pick(risks) : undefined
  const picked = projects.length === 0 ? undefined : random.pick(projects)
  const project = risk === undefined ? picked : (projects.find(({ id }) => id === risk.projectId) ?? picked)
  const dueDays = random.whole(-60, 75)
  const idea = random.pick(actionIdeas)
  return {
    Name: uniqueTitle(scene, 'actions', project === undefined ? idea : `${idea} – ${project.name}`),
    Project: project === undefined ? [] : [project.id],
    Risk: risk === undefined ? [] : [risk.id],
    Assignee: [activePerson(scene, random)],
    Due: dayText(scene.nowMs + dueDays * dayMs),
    Status: statusOf(dueDays, random),
  }
}

/** Most of what was due is done; some of it is overdue. */
function statusOf(dueDays: number, random: Random): string {
  if (dueDays < 0) return random.chance(0.8) ? 'Done' : random.pick(['In progress', 'Blocked'])
  return random.pick(['Not started', 'Not started', 'In progress', 'In progress', 'Blocked', 'Done'])
}
