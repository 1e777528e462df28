/** Where the list can be entered: `cursors[i]` leads to row `i × every`. */
export interface Entries {
  total: number
  every: number
  cursors: readonly (string | null)[]
}

/** Whether a window holds the same rows as before, as far as its ends tell; the last one ends where the list does. */
export const areSameRows = (before: Entries, after: Entries, number: number): boolean =>
  before.cursors[number] === after.cursors[number] &&
  before.cursors[number + 1] === after.cursors[number + 1] &&
  (after.cursors[number + 1] !== undefined || before.total === after.total)

type Rows = readonly { id: string }[]

export const haveSameIds = (a: Rows, b: Rows): boolean =>
  a.length === b.length && a.every(({ id }, place) => id === b[place]?.id)
