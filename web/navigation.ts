import type { Me } from '#domain/identity/contract.ts'
import { type Area, type PageEntry, pages } from './routes.tsx'
import { isOn, may, useSession } from './session.tsx'

/** The pages of the navigation that this person may open, by area, in the order of the route table. */
export function navigationOf(me: Me): { area: Area; pages: PageEntry[] }[] {
  const areas = new Map<Area, PageEntry[]>()
  for (const page of pages) {
    if (page.area && isOpen(me, page)) areas.set(page.area, [...(areas.get(page.area) ?? []), page])
  }
  return [...areas].map(([area, entries]) => ({ area, pages: entries }))
}

export const isOpen = (me: Me, page: PageEntry): boolean =>
  may(me, page.role ?? 'viewer') && isOn(me, page.flag)

/** The page that an address belongs to: itself, or the list that a detail page hangs under. */
export const pageAt = (pathname: string): PageEntry | undefined =>
  pages
    .filter(({ path }) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]

/** Where one project is looked at. */
export const projectPath = (key: string): string => `/projects/${encodeURIComponent(key)}`

/** Where one order is looked at; `search` is that of the list it is part of, with or without its question mark. */
export const orderPath = (id: string, search = ''): string =>
  `/orders/${encodeURIComponent(id)}${search.replace(/^\??(?=.)/, '?')}`

/**
 * Answers an address when it leads to a page that this person may open, and undefined otherwise, so that no link ends at a closed door.
 */
export function useReach(): (href: string) => string | undefined {
  const me = useSession()
  return (href) => {
    const page = pageAt(new URL(href, 'http://app').pathname)
    return page && isOpen(me(), page) ? href : undefined
  }
}
