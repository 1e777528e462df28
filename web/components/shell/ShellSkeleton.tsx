import { For } from 'solid-js'
import { words } from '../../text/words.ts'
import { Skeleton } from '../Skeleton.tsx'

/** The frame before it is known who is there. */
export function ShellSkeleton() {
  return (
    <div class="flex h-full" role="status" aria-label={words.loading}>
      <div class="hidden w-56 flex-col gap-4 border-r border-line bg-rail p-4 md:flex">
        <Skeleton class="h-5 w-28" />
        <For each={['w-24', 'w-32', 'w-20', 'w-28']}>{(width) => <Skeleton class={`h-3 ${width}`} />}</For>
      </div>
      <div class="flex-1">
        <div class="h-12 border-b border-line" />
      </div>
    </div>
  )
}
