import { randomOf } from '../identifiers.ts'
import { responses, riskStatuses } from '../schema.ts'
import { dayMs, dayText } from './calendar.ts'
import { riskIdeas } from './catalogue.ts'
import { activePerson, placeRow, type Scene, uniqueTitle } from './draft.ts'
import type { Project } from './projects.ts'

export interface Risk {
  id: string
  projectId: string | null
}

export function generateRisks(scene: Scene, projects: readonly Project[], count: number): Risk[] {
  return Array.from({ length: count }, (_, index) => generateRisk(scene, projects, index))
}

function generateRisk(scene: Scene, projects: readonly Project[], index: number): Risk {
  const random = randomOf(scene.store.seed, `risk|${index}`)
  const project = projects.length === 0 ? undefined : random.pick(projects)
  const idea = random.pick(riskIdeas)
  const status = random.pick(riskStatuses)
  const draft = {
    Name: uniqueTitle(scene, 'risks', project === undefined ? idea : `${idea} (${project.name})`),
    Project: project === undefined ? [] : [project.id],
    Probability: random.whole(1, 5),
    Impact: random.whole(1, 5),
    Response: status === 'Identified' ? null : random.pick(responses),
    Status: status,
    Owner: [ownerOf(scene, index) ?? activePerson(scene, random)],
    Due: dayText(
      scene.nowMs + random.whole(status === 'Closed' ? -120 : -20, status === 'Closed' ? -5 : 150) * dayMs,
    ),
  }
  return { id: placeRow(scene, 'risks', { index, draft }).id, projectId: project?.id ?? null }
}

/** Some risks still stand in the name of somebody who left. */
function ownerOf({ store }: Scene, index: number): string | undefined {
  return index % 30 === 17 ? store.people.find(({ left }) => left)?.email : undefined
}
