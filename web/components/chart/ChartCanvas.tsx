import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { createEffect, createSignal, onCleanup, onMount } from 'solid-js'
import { theme } from '../../preferences.ts'
import { type Palette, readPalette } from './palette.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

export interface ChartProps {
  /** What the chart shows, for screen readers. */
  label: string
  option: (palette: Palette) => ChartOption
  /** Its height, as a class. */
  class?: string
  /** A place of the category axis was pressed. What it does can be done in another way too: a chart has no keys. */
  onPick?: (place: number) => void
}

export function ChartCanvas(props: Pick<ChartProps, 'label' | 'option' | 'onPick'>) {
  const systemDark = createSystemDark()
  let canvas: HTMLDivElement | undefined
  let probe: HTMLSpanElement | undefined
  onMount(() => {
    if (!canvas || !probe) return
    const chart = init(canvas)
    const paint = (element: HTMLElement) => {
      theme()
      systemDark()
      const palette = readPalette(element)
      chart.setOption({ ...base(palette), ...props.option(palette) }, { notMerge: true })
    }
    createEffect(() => probe && paint(probe))
    const onPress = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      const point = [offsetX, offsetY]
      if (!chart.containPixel({ gridIndex: 0 }, point)) return
      const [place] = chart.convertFromPixel({ gridIndex: 0 }, point)
      if (place !== undefined) props.onPick?.(place)
    }
    chart.getZr().on('click', onPress)
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(canvas)
    onCleanup(() => {
      resized.disconnect()
      chart.dispose()
    })
  })
  return (
    <div role="img" aria-label={props.label} class="size-full">
      <span ref={(element) => (probe = element)} class="hidden" />
      <div ref={(element) => (canvas = element)} class="size-full" aria-hidden="true" />
    </div>
  )
}

function createSystemDark() {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const [dark, setDark] = createSignal(query.matches)
  const read = () => setDark(query.matches)
  query.addEventListener('change', read)
  onCleanup(() => query.removeEventListener('change', read))
  return dark
}

/** What every chart has in common; it can be overridden member by member. */
const base = (palette: Palette) => ({
  animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  animationDuration: 200,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: palette.muted },
  grid: { left: 0, right: 0, top: 12, bottom: 6, containLabel: true },
  aria: { enabled: false },
})
