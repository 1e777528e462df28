import { For } from 'solid-js'
import { Skeleton } from '../Skeleton.tsx'

const widths = ['w-1/2', 'w-4/5', 'w-3/5', 'w-2/3', 'w-2/5', 'w-3/4']

/** Rows to come, in the height and rhythm of real ones. */
export function SkeletonRows(props: { columns: number; rows: number }) {
  return (
    <div aria-hidden="true">
      <For each={Array.from({ length: props.rows }, (_, row) => row)}>
        {(row) => (
          <div class="flex h-9 items-center gap-6 border-b border-line px-3 pointer-coarse:h-11">
            <For each={Array.from({ length: Math.min(props.columns, 8) }, (_, column) => column)}>
              {(column) => (
                <div classList={{ 'flex-1': column !== 1, 'flex-[3]': column === 1 }}>
                  <Skeleton class={`h-2.5 ${widths[(row * 5 + column * 3) % widths.length]}`} />
                </div>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}
