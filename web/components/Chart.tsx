import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import type { ChartProps } from './chart/ChartCanvas.tsx'
import { Skeleton } from './Skeleton.tsx'

const ChartCanvas = lazy(() =>
  import('./chart/ChartCanvas.tsx').then((part) => ({ default: part.ChartCanvas })),
)

/**
 * Bars and lines. ECharts is larger than the rest of the app, so it comes with the first chart that is about to be seen. The figures of a
 * chart also stand in a table or in words beside it.
 */
export function Chart(props: ChartProps) {
  const [isNear, watch] = createNearness()
  return (
    <div ref={watch} class={`min-w-0 ${props.class ?? 'h-64'}`}>
      <Show when={isNear()} fallback={<Skeleton class="size-full" />}>
        <Suspense fallback={<Skeleton class="size-full" />}>
          <ChartCanvas label={props.label} option={props.option} onPick={props.onPick} />
        </Suspense>
      </Show>
    </div>
  )
}

/** True from the moment when the element is within a short scroll of being seen. */
function createNearness() {
  const [isNear, setNear] = createSignal(false)
  const watch = (element: Element) => {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '200px' },
    )
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return [isNear, watch] as const
}
