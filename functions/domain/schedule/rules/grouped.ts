/** What belongs to each key, in the order of the items. */
export function grouped<K, V>(items: readonly V[], keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const others = groups.get(keyOf(item))
    if (others) others.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
