import ChevronDown from 'lucide-solid/icons/chevron-down'
import Play from 'lucide-solid/icons/play'
import Square from 'lucide-solid/icons/square'
import { Show } from 'solid-js'
import type { Job, Run } from '#domain/jobs/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { isActive } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { jobText, modeHint } from '../../text/jobs.ts'
import { createCancel, createStart } from './run-actions.ts'

/** Start, or cancel what is under way; nothing for those whose role may only look, nor where a job is started elsewhere. */
export function JobActions(props: { job: Job; primary?: boolean }) {
  const me = useSession()
  const active = () => {
    const run = props.job.lastRun
    return run && isActive(run.state) ? run : undefined
  }
  return (
    <Show when={may(me(), 'lead') && !props.job.perSubject}>
      <Show when={active()} fallback={<StartButton job={props.job} primary={props.primary} />}>
        {(run) => <CancelButton run={run()} title={props.job.title} />}
      </Show>
    </Show>
  )
}

function StartButton(props: { job: Job; primary?: boolean }) {
  const start = createStart(() => props.job)
  const isBlocked = () => props.job.blockedReason !== null
  const variant = () => (props.primary ? ('primary' as const) : ('secondary' as const))
  return (
    <div class="inline-flex">
      <Button
        variant={variant()}
        class="rounded-r-none! pr-2.5!"
        icon={<Play size={13} />}
        busy={start.busy()}
        disabled={isBlocked()}
        aria-label={`${jobText.runNow}: ${props.job.title}`}
        title={props.job.blockedReason ?? modeHint.incremental}
        onClick={() => start.run('incremental')}
      >
        {jobText.runNow}
      </Button>
      <Menu
        placement="bottom-end"
        entries={[
          {
            label: jobText.runNow,
            view: () => <Mode mode="incremental" />,
            onSelect: () => start.run('incremental'),
          },
          { label: jobText.fullSync, view: () => <Mode mode="full" />, onSelect: () => start.run('full') },
        ]}
        trigger={(trigger) => (
          <Button
            {...trigger}
            variant={variant()}
            class={`rounded-l-none! border-l-0! px-1.5! ${props.primary ? 'ml-px' : ''}`}
            disabled={isBlocked()}
            aria-label={`${jobText.startOptions}: ${props.job.title}`}
          >
            <ChevronDown size={14} />
          </Button>
        )}
      />
    </div>
  )
}

function Mode(props: { mode: 'incremental' | 'full' }) {
  return (
    <span class="flex flex-col py-0.5">
      <span>{props.mode === 'full' ? jobText.fullSync : jobText.runNow}</span>
      <span class="text-small text-ink-faint">{modeHint[props.mode]}</span>
    </span>
  )
}

export function CancelButton(props: { run: Run; title?: string }) {
  const cancel = createCancel(() => ({ key: props.run.jobKey, id: props.run.id }))
  const isAsked = () => props.run.cancelRequested
  return (
    <Button
      icon={<Square size={13} />}
      busy={cancel.busy()}
      disabled={isAsked()}
      aria-label={props.title && `${jobText.cancel}: ${props.title}`}
      onClick={cancel.run}
    >
      {isAsked() ? jobText.cancelling : jobText.cancel}
    </Button>
  )
}
