import type { Content } from './cell-value.ts'
import { type FillKind, fillSeries } from './fill-series.ts'
import type { Box } from './selection-box.ts'

interface FillOptions {
  source: Box
  /** Longer than the source in one direction. */
  target: Box
  content(row: number, column: number): { content: Content; kind: FillKind } | undefined
}

/** What each cell of the target beyond the source gets, by `row:column`. Days and amounts go on as a series down and up, not sideways. */
export function fillRange({ source, target, content }: FillOptions): Map<string, Content> {
  const isDown = target.bottom > source.bottom || target.top < source.top
  const [first, last] = isDown ? [source.top, source.bottom] : [source.left, source.right]
  const [from, to] = isDown ? [target.top, target.bottom] : [target.left, target.right]
  const isForward = to > last
  const steps = isForward ? span(last + 1, to) : span(from, first - 1)
  const lines = isDown ? span(source.left, source.right) : span(source.top, source.bottom)
  const filled = new Map<string, Content>()
  for (const line of lines) {
    const cells = span(first, last).flatMap(
      (step) => (isDown ? content(step, line) : content(line, step)) ?? [],
    )
    const kind = isDown ? (cells[0]?.kind ?? 'other') : 'other'
    const given = cells.map((cell) => cell.content.value)
    const values = fillSeries(given, isForward ? steps.length : -steps.length, kind)
    for (const [index, step] of steps.entries()) {
      filled.set(isDown ? `${step}:${line}` : `${line}:${step}`, { value: values[index] ?? null })
    }
  }
  return filled
}

const span = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
