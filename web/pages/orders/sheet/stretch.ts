/** Rows of a list, both ends included. */
export interface Stretch {
  first: number
  last: number
}

export const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
