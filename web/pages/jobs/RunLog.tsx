import ArrowDown from 'lucide-solid/icons/arrow-down'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import type { LogLine, RunDetail } from '#domain/jobs/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Segments } from '../../components/Segments.tsx'
import { formatClock } from '../../format.ts'
import { isActive } from '../../queries/jobs.ts'
import { useTimeZone } from '../../session.tsx'
import { levelText, runText } from '../../text/jobs.ts'
import { useUrlChoice } from '../../url-state.ts'

const levels = ['all', 'warn', 'error'] as const
type Level = (typeof levels)[number]

const isShown = (line: LogLine, level: Level): boolean =>
  level === 'all' || line.level === level || (level === 'warn' && line.level === 'error')

/** The log of a run. It follows the newest line until somebody scrolls up, and again from when they are back at its end. */
export function RunLog(props: { run: RunDetail }) {
  const timeZone = useTimeZone()
  const [level, setLevel] = useUrlChoice('level', levels, 'all')
  const lines = createMemo(() => props.run.log.filter((line) => isShown(line, level())))
  const text = () =>
    lines()
      .map((line) => plainLine(line, timeZone()))
      .join('\n')
  return (
    <Card class="flex flex-col">
      <section aria-labelledby="log" class="flex min-h-0 flex-col">
        <header class="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2">
          <h2 id="log" class="text-data font-semibold">
            {runText.log}
          </h2>
          <span class="figures text-small text-ink-faint" role="status">
            {runText.logHint(lines().length)}
          </span>
          <div class="ml-auto flex items-center gap-2">
            <Segments
              label={runText.levelLabel}
              options={levels.map((value) => ({ value, label: runText.levels[value] }))}
              value={level()}
              onChange={(value) => setLevel(value, { replace: true })}
            />
            <CopyButton text={text()} label={runText.copyLog} />
          </div>
        </header>
        <Lines run={props.run} lines={lines()} />
      </section>
    </Card>
  )
}

function Lines(props: { run: RunDetail; lines: LogLine[] }) {
  const follow = createFollow(() => props.lines.length)
  return (
    <div class="relative border-t border-line">
      <div
        ref={follow.attach}
        role="log"
        aria-live="off"
        aria-labelledby="log"
        tabindex="0"
        class="max-h-[min(36rem,70dvh)] min-h-40 overflow-y-auto overscroll-contain rounded-b-card bg-canvas py-2 font-mono text-small outline-offset-[-2px]"
        onScroll={follow.onScroll}
      >
        <Show when={props.run.logTruncated}>
          <p class="px-4 pb-2 text-ink-muted">{runText.logCut}</p>
        </Show>
        <For each={props.lines} fallback={<Nothing run={props.run} />}>
          {(line) => <Line line={line} />}
        </For>
      </div>
      <Show when={!follow.isFollowing()}>
        <Button
          size="dense"
          class="absolute! right-4 bottom-3"
          icon={<ArrowDown size={12} />}
          onClick={follow.toEnd}
        >
          {runText.follow}
        </Button>
      </Show>
    </div>
  )
}

function Nothing(props: { run: RunDetail }) {
  return (
    <p class="px-4 py-1 text-ink-muted">
      {props.run.log.length > 0 ? runText.noLogAtLevel : runText.noLog}
      <Show when={isActive(props.run.state)}>
        <span class="animate-pulse"> ▍</span>
      </Show>
    </p>
  )
}

const levelStyle: Record<LogLine['level'], string> = {
  info: 'text-ink-faint',
  warn: 'text-warn-ink',
  error: 'text-bad-ink',
}

function Line(props: { line: LogLine }) {
  const timeZone = useTimeZone()
  return (
    <p class="flex gap-3 px-4 py-px hover:bg-hover">
      <time dateTime={props.line.at} title={props.line.at} class="figures shrink-0 text-ink-faint">
        {formatClock(props.line.at, timeZone())}
      </time>
      <span class={`w-14 shrink-0 ${levelStyle[props.line.level]}`}>{levelText[props.line.level]}</span>
      <span
        class="min-w-0 flex-1 break-words whitespace-pre-wrap"
        classList={{ 'text-bad-ink': props.line.level === 'error' }}
      >
        {props.line.message}
        <Show when={props.line.fields}>
          {(fields) => <span class="text-ink-faint"> {fieldsOf(fields())}</span>}
        </Show>
      </span>
    </p>
  )
}

const fieldsOf = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')

const plainLine = ({ at, level, message, fields }: LogLine, timeZone: string): string =>
  [formatClock(at, timeZone), level.toUpperCase(), message, ...(fields ? [fieldsOf(fields)] : [])].join(' ')

const nearEndPx = 24

/** Keeps the end of a growing list in view, unless it was scrolled away from. */
function createFollow(count: () => number) {
  const [isFollowing, setFollowing] = createSignal(true)
  let scroller: HTMLElement | undefined
  const toEnd = () => {
    setFollowing(true)
    scroller?.scrollTo({ top: scroller.scrollHeight })
  }
  createEffect(on(count, () => isFollowing() && requestAnimationFrame(toEnd)))
  return {
    isFollowing,
    toEnd,
    attach: (element: HTMLElement) => {
      scroller = element
    },
    onScroll: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      const { scrollTop, scrollHeight, clientHeight } = currentTarget
      setFollowing(scrollHeight - scrollTop - clientHeight < nearEndPx)
    },
  }
}
