import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Project } from '#domain/portfolio/contract.ts'
import { isSame, type Property } from './property.ts'

const flashMs = 2_500

interface FlashOptions {
  properties: readonly Property[]
  /** The row as the server has it. */
  row: Accessor<Project>
  isOwn: (row: Project) => boolean
  isSaving: (property: Property) => boolean
}

/** Properties that someone else just changed; one's own changes do not count. */
export function createFlashes({
  properties,
  row,
  isOwn,
  isSaving,
}: FlashOptions): Accessor<readonly Property[]> {
  const [flashed, setFlashed] = createSignal<readonly Property[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(row, (now, before: Project | undefined) => {
      if (!before || now.updatedAt === before.updatedAt || isOwn(now)) return now
      const changed = properties.filter((property) => !isSame(property, before, now) && !isSaving(property))
      if (changed.length === 0) return now
      setFlashed(changed)
      clearTimeout(timer)
      timer = setTimeout(() => setFlashed([]), flashMs)
      return now
    }),
  )
  onCleanup(() => clearTimeout(timer))
  return flashed
}
