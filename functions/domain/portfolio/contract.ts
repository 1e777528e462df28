import { z } from 'zod'
import { listOf, page, PageQuery, sortBy } from '../page.ts'
import { bulkEdit, Currency, Day, deletion, edit, Id, Instant, Money } from '../values.ts'
import { concerns, healthBands, origins, priorities, projectStatuses } from './rules.ts'

const fields = {
  name: z.string().trim().min(1, 'Give the project a name').max(200),
  programId: Id.nullable(),
  status: z.enum(projectStatuses).nullable(),
  manager: z.string().trim().max(200).nullable(),
  startDate: Day.nullable(),
  endDate: Day.nullable(),
  budget: Money.nullable(),
  currency: Currency.nullable(),
  priority: z.enum(priorities).nullable(),
  /** 0 to 1 */
  progress: z.number().min(0).max(1).nullable(),
  reportedHealth: z.enum(healthBands).nullable(),
  summary: z.string().max(10_000).nullable(),
  notes: z.string().max(10_000).nullable(),
  tags: z.array(z.string().trim().min(1).max(40)).max(20),
}

export const Project = z
  .object({
    id: Id,
    key: z.string(),
    origin: z.enum(origins),
    sourceId: Id.nullable(),
    ...fields,
    programName: z.string().nullable(),
    /** Sums of the budget lines in the project's own currency; null when it has none. */
    committed: z.string().nullable(),
    actual: z.string().nullable(),
    forecast: z.string().nullable(),
    /** 0 to 100; null until the gold models have seen the project. */
    healthScore: z.int().nullable(),
    healthBand: z.enum(healthBands).nullable(),
    openRisks: z.int(),
    openActions: z.int(),
    overdueActions: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Project' })
export type Project = z.infer<typeof Project>

export const ProjectPage = page(Project)

export const projectSorts = [
  'key',
  'name',
  'status',
  'manager',
  'startDate',
  'endDate',
  'budget',
  'progress',
  'priority',
  'healthScore',
  'updatedAt',
] as const

export const ProjectQuery = PageQuery.extend({
  sort: sortBy(projectSorts, 'name'),
  status: listOf(projectStatuses),
  priority: listOf(priorities),
  /** `unrated`: the gold models have not seen the project. */
  health: listOf([...healthBands, 'unrated']),
  origin: listOf(origins),
  /** Projects with any of these. */
  concern: listOf(concerns),
})
export type ProjectQuery = z.infer<typeof ProjectQuery>

const ordered = (value: { startDate?: string | null; endDate?: string | null }) =>
  !value.startDate || !value.endDate || value.startDate <= value.endDate
const endBeforeStart = { path: ['endDate'], message: 'The end must not be before the start' }

/** A new project; `id` is made by the client, so that sending it twice makes one project. */
export const NewProject = z
  .object({ id: Id.optional(), ...fields })
  .partial()
  .required({ name: true })
  .refine(ordered, endBeforeStart)
export type NewProject = z.infer<typeof NewProject>

export const ProjectChanges = z.object(fields)
export const ProjectEdit = edit(ProjectChanges)
export const ProjectBulkEdit = bulkEdit(ProjectChanges)
export type ProjectEdit = z.infer<typeof ProjectEdit> & { id: string }

export const Projects = z.object({ items: z.array(Project) })

/** What projects can belong to. */
export const Program = z.object({ id: Id, name: z.string() }).meta({ id: 'Program' })
export type Program = z.infer<typeof Program>
export const Programs = z.object({ items: z.array(Program) })

export const DeletedProject = Project.extend(deletion).meta({ id: 'DeletedProject' })
export type DeletedProject = z.infer<typeof DeletedProject>

export const DeletedProjects = z.object({ items: z.array(DeletedProject) })
