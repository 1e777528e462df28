import { editErrors } from '#domain/portfolio/rules.ts'
import type { Project } from '#domain/portfolio/contract.ts'
import type { Checked } from '../../components/table/column.ts'
import type { ProjectChanges } from '../../queries/portfolio.ts'
import { projectText } from '../../text/portfolio.ts'
import { words } from '../../text/words.ts'

type Check = (draft: string, row: Project) => Promise<Checked<ProjectChanges>>

/** Checks changes by the contract and by the rules of the row, as the server will. The contract comes with the first edit. */
async function checkChanges(
  changes: Record<string, unknown>,
  row: Project,
): Promise<Checked<ProjectChanges>> {
  const contract = await import('#domain/portfolio/contract.ts')
  const parsed = contract.ProjectChanges.partial().safeParse(changes)
  if (!parsed.success) return { error: parsed.error.issues[0]?.message ?? words.unexpected }
  const [broken] = editErrors({ id: row.id, updatedAt: row.updatedAt, changes: parsed.data }, row)
  return broken ? { error: broken.message } : { changes: parsed.data }
}

/** Text, dates and choices: an empty draft means none. */
export const checkField =
  (field: keyof ProjectChanges): Check =>
  (draft, row) =>
    checkChanges({ [field]: draft.trim() === '' && field !== 'name' ? null : draft.trim() }, row)

/** `40` or `40%` for 0.4. */
export const checkProgress: Check = async (draft, row) => {
  const text = draft.replaceAll(/[\s%]/g, '')
  if (text === '') return checkChanges({ progress: null }, row)
  const percent = Number(text.replace(',', '.'))
  if (!(percent >= 0 && percent <= 100)) return { error: projectText.notAPercentage }
  return checkChanges({ progress: Math.round(percent * 100) / 10_000 }, row)
}

/** `1250.50`, `1,250`, and with a currency `1250 EUR`; without one the project's own counts. */
export const checkBudget: Check = async (draft, row) => {
  const { amount, currency } = readMoney(draft)
  if (draft.trim() === '') return checkChanges({ budget: null }, row)
  if (!currency && !row.currency) return { error: projectText.needsCurrency }
  return checkChanges({ budget: amount, ...(currency && { currency }) }, row)
}

export function readMoney(draft: string): { amount: string; currency: string | undefined } {
  const currency = /\b[a-z]{3}\b/i.exec(draft)?.[0]
  return {
    amount: draft.replace(currency ?? '', '').replaceAll(/[\s,'’]/g, ''),
    currency: currency?.toUpperCase(),
  }
}

/** Tags separated by commas. */
export const checkTags: Check = (draft, row) =>
  checkChanges(
    {
      tags: draft
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    },
    row,
  )
