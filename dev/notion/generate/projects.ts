import { type Random, randomOf } from '../identifiers.ts'
import { dayMs, dayText, monthOf } from './calendar.ts'
import { programIdeas, type ProjectIdea, sites } from './catalogue.ts'
import { activePerson, placeRow, roundTo, type Scene, uniqueTitle } from './draft.ts'
import type { Program } from './programs.ts'

/** What budget lines, risks and actions need to know about their project. */
export interface Project {
  id: string
  name: string
  firstMonth: number
  lastMonth: number
  budget: number
  currency: string
  /** Spending against budget: 1.1 is ten percent over. */
  costFactor: number
}

/** Statuses in a mix that shows every one of them among 25 projects. */
const statusMix = [
  'Active',
  'Completed',
  'Active',
  'Planned',
  'Active',
  'Active',
  'On hold',
  'Active',
  'Completed',
  'Proposed',
  'Active',
  'Active',
  'Planned',
  'Active',
  'Completed',
  'Active',
  'Cancelled',
  'Active',
  'Active',
  'Planned',
  'Completed',
  'Active',
  'Proposed',
  'Active',
  'Active',
] as const
type Status = (typeof statusMix)[number]

export function generateProjects(scene: Scene, programs: readonly Program[], count: number): Project[] {
  return Array.from({ length: count }, (_, index) => generateProject(scene, programs, index))
}

function generateProject(scene: Scene, programs: readonly Program[], index: number): Project {
  const random = randomOf(scene.store.seed, `project|${index}`)
  const program = programs[index % Math.max(1, programs.length)]
  const idea = ideaOf(program, Math.floor(index / Math.max(1, programs.length)))
  const status = statusMix[index % statusMix.length] ?? 'Active'
  const course = courseOf(status, index, random)
  const startMs = scene.nowMs + course.startDays * dayMs
  const endMs = scene.nowMs + course.endDays * dayMs
  const name = uniqueTitle(scene, 'projects', idea.name)
  const budget = roundTo(idea.thousands * 1000 * random.between(0.8, 1.2), 5_000)
  const currency = currencyOf(random)
  const draft = {
    Name: name,
    Program: program === undefined ? [] : [program.page.id],
    Status: status,
    Manager: [activePerson(scene, random)],
    Timeline: { start: dayText(startMs), end: dayText(endMs) },
    Budget: budget,
    Currency: currency,
    Priority: random.pick(['Low', 'Medium', 'Medium', 'High', 'High', 'Critical']),
    Progress: course.progress,
    Health: course.health,
    Summary: idea.summary,
  }
  const page = placeRow(scene, 'projects', { index, draft })
  const months = { firstMonth: monthOf(startMs), lastMonth: monthOf(endMs) }
  return { id: page.id, name, ...months, budget, currency, costFactor: course.costFactor }
}

function ideaOf(program: Program | undefined, turn: number): ProjectIdea {
  const ideas = programIdeas[program?.idea ?? 0]?.projects
  if (ideas === undefined) throw new Error('the catalogue is empty')
  const idea = ideas[turn % ideas.length] ?? ideas[0]
  const round = Math.floor(turn / ideas.length)
  const places = [program?.site ?? null, round === 0 ? null : (sites[(round - 1) % sites.length] ?? null)]
  return { ...idea, name: [idea.name, ...places.filter((place) => place !== null)].join(' – ') }
}

function currencyOf(random: Random): string {
  return random.pick(['EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD', 'USD', 'GBP'])
}

interface Course {
  /** Days from today, negative for the past. */
  startDays: number
  endDays: number
  progress: number
  health: 'Green' | 'Amber' | 'Red'
  costFactor: number
}

/** Where a project of this status stands today. Every fourth running one is past its end date. */
function courseOf(status: Status, index: number, random: Random): Course {
  const lengthDays = random.whole(180, 600)
  const costFactor = random.between(0.8, 1.28) * (status === 'Cancelled' ? 0.4 : 1)
  const paceFactor = random.between(0.7, 1.08)
  const late = status === 'Active' && index % 4 === 0
  const elapsed = late ? 1 + random.between(0.03, 0.1) : elapsedShare(status, random)
  const startDays = -Math.round(lengthDays * elapsed)
  const progress = progressOf(status, late ? random.between(0.7, 0.95) : elapsed * paceFactor)
  const health = healthOf({ costFactor, paceFactor, late })
  return { startDays, endDays: startDays + lengthDays, progress, health, costFactor }
}

/** Share of the planned length that has passed; negative when the start lies ahead. */
function elapsedShare(status: Status, random: Random): number {
  if (status === 'Completed' || status === 'Cancelled') return random.between(1.08, 1.5)
  if (status === 'Planned') return -random.between(0.08, 0.3)
  if (status === 'Proposed') return -random.between(0.3, 0.7)
  return random.between(0.2, 0.9)
}

function progressOf(status: Status, share: number): number {
  if (status === 'Completed') return 1
  return Math.round(Math.min(Math.max(share, 0), status === 'Cancelled' ? 0.4 : 0.97) * 100) / 100
}

function healthOf({
  costFactor,
  paceFactor,
  late,
}: {
  costFactor: number
  paceFactor: number
  late: boolean
}) {
  if (late || costFactor > 1.18) return 'Red'
  return costFactor > 1.07 || paceFactor < 0.82 ? 'Amber' : 'Green'
}
