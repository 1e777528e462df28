import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/solid-query'
import type { UndefinedInitialDataInfiniteOptions } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'

/** One page of a list; `next` is what the page after it is asked with, null on the last one. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

type Options<Item> = ReturnType<
  UndefinedInitialDataInfiniteOptions<Page<Item>, Error, InfiniteData<Page<Item>, string>, QueryKey, string>
>

interface GrowingList<Item> extends Pick<Options<Item>, 'refetchInterval' | 'staleTime'> {
  queryKey: QueryKey
  fetchPage: (after: string | undefined, signal: AbortSignal) => Promise<Page<Item>>
  /** While the list of another key loads, nothing is shown; otherwise the list before stays. */
  startsEmpty?: true
}

/** A list that grows with `query.fetchNextPage`; `rows` are those of all pages so far. */
export function useGrowingList<Item>(list: Accessor<GrowingList<Item>>) {
  const query = useInfiniteQuery(() => {
    const { fetchPage, startsEmpty, ...options } = list()
    return {
      ...options,
      queryFn: ({ pageParam, signal }) => fetchPage(pageParam || undefined, signal),
      initialPageParam: '',
      getNextPageParam: (page: Page<Item>) => page.next ?? undefined,
      placeholderData: startsEmpty ? undefined : keepPreviousData,
    }
  })
  const rows = createMemo(() =>
    query.isPending ? [] : (query.data?.pages ?? []).flatMap((page) => page.items),
  )
  return { query, rows }
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
