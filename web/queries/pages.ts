interface Page<Item> {
  items: Item[]
  next: string | null
}

/** Every row of a list, page after page: what an export holds. */
export async function everyPage<Item>(
  fetchPage: (after: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = []
  for (let after: string | undefined, more = true; more;) {
    const page = await fetchPage(after)
    all.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return all
}
