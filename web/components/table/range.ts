/** The keys from one to another in the order of the list, both included; only the second when the first has left the list. */
export function between(order: readonly string[], from: string, to: string): string[] {
  const [first = 0, last = 0] = [order.indexOf(from), order.indexOf(to)].toSorted((a, b) => a - b)
  return first < 0 ? [to] : order.slice(first, last + 1)
}
