import { lazy, Suspense } from 'solid-js'
import type { ChartProps } from './chart/ChartCanvas.tsx'
import { Skeleton } from './Skeleton.tsx'

const ChartCanvas = lazy(() =>
  import('./chart/ChartCanvas.tsx').then((part) => ({ default: part.ChartCanvas })),
)

/** Bars and lines; ECharts comes with the first chart that is shown. Its figures also stand in a table or in words beside it. */
export function Chart(props: ChartProps) {
  return (
    <div class={`min-w-0 ${props.class ?? 'h-64'}`}>
      <Suspense fallback={<Skeleton class="size-full" />}>
        <ChartCanvas label={props.label} option={props.option} />
      </Suspense>
    </div>
  )
}
