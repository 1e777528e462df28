import { randomOf } from '../identifiers.ts'
import type { Page } from '../store.ts'
import { dayMs, dayText } from './calendar.ts'
import { programIdeas, sites } from './catalogue.ts'
import { activePerson, placeRow, roundTo, type Scene, uniqueTitle } from './draft.ts'

export interface Program {
  page: Page
  /** Which idea it was made of, so that its projects fit. */
  idea: number
  /** Place name once the ideas repeat. */
  site: string | null
}

export function generatePrograms(scene: Scene, count: number): Program[] {
  return Array.from({ length: count }, (_, index) => generateProgram(scene, index))
}

function generateProgram(scene: Scene, index: number): Program {
  const idea = index % programIdeas.length
  const round = Math.floor(index / programIdeas.length)
  const site = round === 0 ? null : (sites[(round - 1) % sites.length] ?? null)
  const { name, objective, projects } = programIdeas[idea] ?? firstIdea()
  const random = randomOf(scene.store.seed, `program|${index}`)
  const startMs = scene.nowMs - random.whole(300, 560) * dayMs
  const budget = projects.reduce((sum, { thousands }) => sum + thousands, 0) * 1000
  const draft = {
    Name: uniqueTitle(scene, 'programs', site === null ? name : `${name} – ${site}`),
    Sponsor: [activePerson(scene, random)],
    Status: 'Active',
    Budget: roundTo(budget * random.between(0.95, 1.15), 10_000),
    Currency: 'EUR',
    Start: dayText(startMs),
    End: dayText(startMs + random.whole(900, 1200) * dayMs),
    Objective: objective,
  }
  return { page: placeRow(scene, 'programs', { index, draft }), idea, site }
}

function firstIdea() {
  const [idea] = programIdeas
  if (idea === undefined) throw new Error('the catalogue is empty')
  return idea
}
