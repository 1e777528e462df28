import type { Order } from '#domain/orders/contract.ts'
import { sheetColumns } from './sheet-columns.ts'

const shownMs = 2_000

const key = (id: string, column: string) => `${id}.${column}`

/** Cells that somebody else just changed; they light up for a moment. */
export function createFlashes(changed: () => void) {
  const until = new Map<string, number>()
  return {
    has: (id: string, column: string) =>
      until.size > 0 && (until.get(key(id, column)) ?? 0) > performance.now(),
    add(before: Order, after: Order): void {
      const now = performance.now()
      for (const { id, shows } of sheetColumns) {
        if (id !== 'updatedAt' && before[shows] !== after[shows]) until.set(key(before.id, id), now + shownMs)
      }
      setTimeout(() => {
        for (const [cell, end] of until) if (end <= performance.now()) until.delete(cell)
        changed()
      }, shownMs + 50)
    },
  }
}
