import { useNavigate } from '@solidjs/router'
import type { JobMode } from '#domain/jobs/contract.ts'
import { toast } from '../../components/toasts.ts'
import { useCancelRun, useReplayRun, useStartRun } from '../../queries/jobs.ts'
import { jobText } from '../../text/jobs.ts'
import { runPath } from './paths.ts'

// What is said afterwards hangs on the promise, not on the button: a button that has done its work is replaced by another one.

/** Starts a job and tells how that went; the message leads to the run. */
export function createStart(job: () => { key: string; title: string }) {
  const start = useStartRun()
  const navigate = useNavigate()
  const run = (mode: JobMode) => {
    const { key, title } = job()
    void start.mutateAsync({ key, mode }).then(
      ({ runId, coalesced }) =>
        toast('info', coalesced ? jobText.joined(title) : jobText.started(title), {
          detail: coalesced ? jobText.joinedHint : undefined,
          action: { label: jobText.viewRun, run: () => navigate(runPath(key, runId)) },
        }),
      (error: Error) => toast('bad', jobText.notStarted(title), { detail: error.message }),
    )
  }
  return { run, busy: () => start.isPending }
}

export function createCancel(run: () => { key: string; id: string }) {
  const cancel = useCancelRun()
  const send = () =>
    void cancel.mutateAsync(run()).then(
      ({ state }) => toast('info', state === 'cancelled' ? jobText.cancelled : jobText.cancelAsked),
      (error: Error) => toast('bad', jobText.notCancelled, { detail: error.message }),
    )
  return { run: send, busy: () => cancel.isPending }
}

/** `onReplayed` hears which run took over; by default a message leads there. */
export function createReplay(run: () => { key: string; id: string }, onReplayed?: (runId: string) => void) {
  const replay = useReplayRun()
  const navigate = useNavigate()
  const send = () => {
    const { key, id } = run()
    const tell = (runId: string) =>
      toast('info', jobText.replayed, {
        action: { label: jobText.viewRun, run: () => navigate(runPath(key, runId)) },
      })
    void replay.mutateAsync({ key, id }).then(
      ({ runId }) => (onReplayed ?? tell)(runId),
      (error: Error) => toast('bad', jobText.notReplayed, { detail: error.message }),
    )
  }
  return { run: send, busy: () => replay.isPending }
}
