import type { NewProject } from '#domain/portfolio/contract.ts'
import { readMoney } from './project-check.ts'

/** The form's fields as typed. */
export type ProjectDraft = Record<
  'name' | 'status' | 'priority' | 'manager' | 'startDate' | 'endDate' | 'budget' | 'currency' | 'summary',
  string
>

/** Checks the form by the contract; messages stand under the name of their field. */
export async function checkNewProject(
  draft: ProjectDraft,
  id: string,
): Promise<{ project: NewProject } | { errors: Record<string, string> }> {
  const contract = await import('#domain/portfolio/contract.ts')
  const { amount } = readMoney(draft.budget)
  const filled = Object.entries({
    ...draft,
    budget: amount === '' ? draft.budget.trim() : amount,
    currency: draft.budget.trim() === '' ? '' : draft.currency.trim().toUpperCase(),
  }).filter(([field, value]) => field === 'name' || value.trim() !== '')
  const parsed = contract.NewProject.safeParse({ id, ...Object.fromEntries(filled) })
  if (parsed.success) return { project: parsed.data }
  return {
    errors: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
  }
}
