/** Asks in parts of at most `size`, all at the same time. */
export const inParts = <Item, Answer>(
  items: readonly Item[],
  size: number,
  ask: (part: Item[]) => Promise<Answer>,
): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
      ask(items.slice(index * size, (index + 1) * size)),
    ),
  )
