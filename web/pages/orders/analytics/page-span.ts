import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo } from 'solid-js'
import { now } from '../../../clock.ts'
import { formatPlainInstant } from '../../../format.ts'
import type { AskedSpan } from '../../../queries/order-analytics.ts'
import { useTimeZone } from '../../../session.tsx'
import { changeSpan, type Preset, presets, readSpan, type Span, spanOf } from './span.ts'

export interface PageSpan {
  /** The days that are shown. */
  span: Accessor<Span>
  /** The same as the API is asked for them: the server knows best what today is. */
  asked: Accessor<AskedSpan>
  /** Undefined for chosen days. */
  preset: Accessor<Preset | undefined>
  choose: (preset: Preset) => void
  change: (change: Partial<Span>) => void
}

/** The days of the page, in its address: `days=week`, or `from` and `to`; today without any. */
export function usePageSpan(): PageSpan {
  const [params, setParams] = useSearchParams<{ days: string; from: string; to: string }>()
  const timeZone = useTimeZone()
  const today = createMemo(() => formatPlainInstant(new Date(now()).toISOString(), timeZone()).slice(0, 10))
  const chosen = createMemo(() => readSpan(params.from ?? '', params.to ?? ''))
  const preset = () => (chosen() ? undefined : (presets.find((known) => known === params.days) ?? 'today'))
  const span = createMemo(() => chosen() ?? spanOf(preset() ?? 'today', today()), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to,
  })
  const asked = createMemo((): AskedSpan => (preset() === 'today' ? {} : span()))
  return {
    span,
    asked,
    preset,
    choose: (next) =>
      setParams({ days: next === 'today' ? undefined : next, from: undefined, to: undefined }),
    change: (change) => setParams({ days: undefined, ...changeSpan(span(), change) }),
  }
}
