import { readMoney } from './project-check.ts'

/** The form's fields as typed. */
export type ProjectDraft = Record<
  'name' | 'status' | 'priority' | 'manager' | 'startDate' | 'endDate' | 'budget' | 'currency' | 'summary',
  string
>

/** By the contract; only what was filled in is sent. */
export async function checkNewProject(draft: ProjectDraft, id: string) {
  const { NewProject } = await import('#domain/portfolio/contract.ts')
  const { amount } = readMoney(draft.budget)
  const filled = Object.entries({
    ...draft,
    budget: amount === '' ? draft.budget.trim() : amount,
    currency: draft.budget.trim() === '' ? '' : draft.currency.trim().toUpperCase(),
  }).filter(([field, value]) => field === 'name' || value.trim() !== '')
  return NewProject.safeParse({ id, ...Object.fromEntries(filled) })
}
