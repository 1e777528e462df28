import type { Issue } from '#domain/quality/contract.ts'

const colours: Record<Issue['severity'], string> = {
  critical: 'var(--color-bad)',
  high: 'var(--color-warn)',
  medium: 'var(--color-info)',
  low: 'var(--color-ink-faint)',
}

const leastPercent = 10
const mostPercent = 42

/** The ground of a cell: its severity's colour, the stronger the nearer the count is to the highest (`share`, 0 to 1). */
export function heatColour(severity: Issue['severity'], share: number): string {
  const percent = leastPercent + Math.round(Math.sqrt(share) * (mostPercent - leastPercent))
  return `color-mix(in oklab, ${colours[severity]} ${percent}%, var(--color-surface))`
}
