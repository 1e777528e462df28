export const dayMs = 86_400_000

export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Months since year 0, so that months can be counted and compared. */
export function monthOf(ms: number): number {
  const date = new Date(ms)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export function firstOfMonth(month: number): string {
  return `${monthLabel(month)}-01`
}

export function monthLabel(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** How much of the month has passed, from 0 to 1. */
export function monthShare(ms: number): number {
  const date = new Date(ms)
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() / days
}
