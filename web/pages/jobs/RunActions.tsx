import { useNavigate } from '@solidjs/router'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { Match, Show, Switch } from 'solid-js'
import type { Run } from '#domain/jobs/contract.ts'
import { Button } from '../../components/Button.tsx'
import { toast } from '../../components/toasts.ts'
import { isActive } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { jobText } from '../../text/jobs.ts'
import { CancelButton } from './JobActions.tsx'
import { runPath } from './paths.ts'
import { createReplay, createStart } from './run-actions.ts'

/** What can be done with a run as it stands; nothing for those whose role may only look. */
export function RunActions(props: { run: Run; title: string }) {
  const me = useSession()
  const isReplayable = () => props.run.state === 'dead' && props.run.replayedBy === null
  const isRepeatable = () => props.run.state === 'failed' || props.run.state === 'cancelled'
  return (
    <Show when={may(me(), 'lead')}>
      <Switch>
        <Match when={isActive(props.run.state)}>
          <CancelButton run={props.run} />
        </Match>
        <Match when={isReplayable()}>
          <ReplayButton run={props.run} />
        </Match>
        <Match when={isRepeatable()}>
          <AgainButton run={props.run} title={props.title} />
        </Match>
      </Switch>
    </Show>
  )
}

/** Leads to the run that takes over. */
function ReplayButton(props: { run: Run }) {
  const navigate = useNavigate()
  const follow = (id: string) => {
    toast('info', jobText.replayed)
    navigate(runPath(props.run.jobKey, id))
  }
  const replay = createReplay(() => ({ key: props.run.jobKey, id: props.run.id }), follow)
  return (
    <Button variant="primary" icon={<RotateCcw size={14} />} busy={replay.busy()} onClick={replay.run}>
      {jobText.replay}
    </Button>
  )
}

function AgainButton(props: { run: Run; title: string }) {
  const start = createStart(() => ({ key: props.run.jobKey, title: props.title }))
  return (
    <Button icon={<Play size={13} />} busy={start.busy()} onClick={() => start.run(props.run.mode)}>
      {jobText.runAgain}
    </Button>
  )
}
