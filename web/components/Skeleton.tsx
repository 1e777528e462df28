import { For } from 'solid-js'

/** Stands where something will be, in its size. Screen readers hear of the section's `aria-busy` instead. */
export function Skeleton(props: { class?: string }) {
  return (
    <span
      aria-hidden="true"
      class={`block animate-shimmer rounded-small bg-pressed ${props.class ?? 'h-3 w-24'}`}
    />
  )
}

const widths = ['w-3/5', 'w-4/5', 'w-2/5', 'w-3/4', 'w-1/2']

export function SkeletonLines(props: { lines?: number }) {
  return (
    <div class="flex flex-col gap-3 py-1" aria-hidden="true">
      <For each={Array.from({ length: props.lines ?? 4 }, (_, line) => widths[line % widths.length])}>
        {(width) => <Skeleton class={`h-3 ${width}`} />}
      </For>
    </div>
  )
}
