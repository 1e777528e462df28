import { type Random, randomOf } from '../identifiers.ts'
import { categories } from '../schema.ts'
import { firstOfMonth, monthLabel, monthOf, monthShare } from './calendar.ts'
import { placeRow, roundTo, type Scene, uniqueTitle } from './draft.ts'
import type { Project } from './projects.ts'

/** Spreads the lines over the projects and each project's budget over its lines and months. */
export function generateBudgetLines(scene: Scene, projects: readonly Project[], count: number): void {
  let index = 0
  projects.forEach((project, at) => {
    const share =
      Math.floor(((at + 1) * count) / projects.length) - Math.floor((at * count) / projects.length)
    index = generateForProject(scene, project, { firstIndex: index, count: share })
  })
}

interface Span {
  firstIndex: number
  count: number
}

function generateForProject(scene: Scene, project: Project, { firstIndex, count }: Span): number {
  const random = randomOf(scene.store.seed, `budget|${project.id}`)
  const mix = categoryMix(random)
  const lines = Array.from({ length: count }, (_, position) => mix[position % mix.length] ?? 'Consulting')
  const weights = lines.map((category) => weightOf[category] * random.between(0.6, 1.4))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const months = project.lastMonth - project.firstMonth + 1
  lines.forEach((category, position) => {
    const line = {
      category,
      month: project.firstMonth + Math.floor((position * months) / count),
      budget: roundTo((project.budget * (weights[position] ?? 0)) / total, 100),
    }
    placeRow(scene, 'budgetLines', {
      index: firstIndex + position,
      draft: draftOf(scene, project, { line, random }),
    })
  })
  return firstIndex + count
}

type Category = (typeof categories)[number]

/** How large a line of the category is beside the others. */
const weightOf: Readonly<Record<Category, number>> = {
  Licences: 1.2,
  Hardware: 1.1,
  Consulting: 1.6,
  'Internal labour': 1.5,
  Cloud: 0.8,
  Training: 0.3,
  Travel: 0.15,
  Contingency: 0.3,
}

/** Every project pays people; the rest differs. */
function categoryMix(random: Random): readonly Category[] {
  const others = categories.filter((category) => category !== 'Consulting' && category !== 'Internal labour')
  const first = random.whole(0, others.length - 1)
  const picked = [0, 1, 2].map((step) => others[(first + step) % others.length] ?? 'Cloud')
  return ['Consulting', ...picked, 'Internal labour']
}

const capital = new Set<string>(['Licences', 'Hardware', 'Consulting'])

interface Line {
  category: Category
  month: number
  budget: number
}

function draftOf(scene: Scene, project: Project, { line, random }: { line: Line; random: Random }) {
  const { category, month, budget } = line
  return {
    Name: uniqueTitle(scene, 'budgetLines', `${project.name} · ${category} · ${monthLabel(month)}`),
    Project: [project.id],
    Category: category,
    Type: capital.has(category) ? 'Capex' : 'Opex',
    Period: firstOfMonth(month),
    Budget: budget,
    ...spendingOf(scene, { line, random, costFactor: project.costFactor }),
    Currency: project.currency,
  }
}

interface Spending {
  line: Line
  random: Random
  costFactor: number
}

/** Actuals up to today, what is left of this month and what comes as forecast. Later months have no actual yet. */
function spendingOf({ nowMs }: Scene, { line, random, costFactor }: Spending) {
  const thisMonth = monthOf(nowMs)
  const expected = roundTo(line.budget * costFactor * random.between(0.92, 1.08), 10)
  const ordered = random.between(1, 1.06)
  if (line.month < thisMonth) {
    return { Committed: roundTo(expected * ordered, 10), Actual: expected, Forecast: expected }
  }
  if (line.month === thisMonth) {
    return { Committed: expected, Actual: roundTo(expected * monthShare(nowMs), 10), Forecast: expected }
  }
  const soon = line.month - thisMonth <= 3
  return {
    Committed: soon ? roundTo(expected * random.between(0.3, 0.8), 10) : 0,
    Actual: null,
    Forecast: expected,
  }
}
