import type { Category, IssueSummary, Severity } from '#domain/quality/contract.ts'
import { categories, severities } from '#domain/quality/rules.ts'

/** The categories and severities that have open issues, in their order, and how many each pair has. */
export function heatOf(groups: IssueSummary['groups']) {
  const open = groups.filter((group) => group.open > 0)
  const count = (category: Category, severity: Severity) =>
    open.find((group) => group.category === category && group.severity === severity)?.open ?? 0
  const most = Math.max(1, ...open.map((group) => group.open))
  return {
    severities: severities.filter((severity) => open.some((group) => group.severity === severity)),
    categories: categories.filter((category) => open.some((group) => group.category === category)),
    count,
    /** Of the highest count, 0 to 1. */
    share: (category: Category, severity: Severity) => count(category, severity) / most,
  }
}
