import { A, useNavigate } from '@solidjs/router'
import MailCheck from 'lucide-solid/icons/mail-check'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createMemo, Show } from 'solid-js'
import type { DeadLetter } from '#domain/jobs/contract.ts'
import { letterShows } from '#domain/jobs/rules.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Segments } from '../../components/Segments.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { useDeadLetters } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { jobText, letterText } from '../../text/jobs.ts'
import { useUrlChoice } from '../../url-state.ts'
import { runPath } from './paths.ts'
import { createReplay } from './run-actions.ts'

interface DeadLettersProps {
  /** Only those of this job. */
  jobKey?: string
  titleOf: (jobKey: string) => string
}

/** Runs that gave up, with what stopped them, until somebody replays them. */
export function DeadLetters(props: DeadLettersProps) {
  const me = useSession()
  const navigate = useNavigate()
  const [show, setShow] = useUrlChoice('show', letterShows, 'open')
  const list = useDeadLetters(() => ({ show: show(), job: props.jobKey }))
  const columns = createMemo(() => letterColumns(props.titleOf, may(me(), 'lead')))
  return (
    <div class="flex h-full min-h-0 flex-col gap-3 pt-3">
      <div>
        <Segments
          label={letterText.show}
          options={letterShows.map((value) => ({ value, label: letterText.shows[value] }))}
          value={show()}
          onChange={setShow}
        />
      </div>
      <DataTable
        label={letterText.label}
        noun={letterText.noun}
        columns={columns()}
        rows={list.rows()}
        rowKey={(letter) => letter.id}
        query={list.query}
        onOpen={(letter) => navigate(runPath(letter.jobKey, letter.runId))}
        empty={
          <EmptyState
            icon={<MailCheck size={18} />}
            title={show() === 'replayed' ? letterText.noneReplayed : letterText.none}
          >
            {letterText.noneHint}
          </EmptyState>
        }
      />
    </div>
  )
}

const { fields } = letterText

const letterColumns = (titleOf: (jobKey: string) => string, mayReplay: boolean): Column<DeadLetter>[] => [
  {
    id: 'died',
    header: fields.died,
    width: 104,
    sticky: 'always',
    value: (row) => row.createdAt,
    view: (row) => (
      <A href={runPath(row().jobKey, row().runId)} class="rounded-small font-medium hover:text-accent-ink">
        <Timestamp at={row().createdAt} />
      </A>
    ),
  },
  { id: 'job', header: fields.job, width: 148, value: (row) => titleOf(row.jobKey) },
  {
    id: 'error',
    header: fields.error,
    width: 320,
    grow: true,
    value: (row) => row.error,
    view: (row) => (
      <span class="text-bad-ink" title={row().error}>
        {row().error}
      </span>
    ),
  },
  { id: 'step', header: fields.step, width: 64, align: 'end', value: (row) => row.step + 1 },
  { id: 'attempts', header: fields.attempts, width: 84, align: 'end', value: (row) => row.attempts },
  {
    id: 'replay',
    header: fields.replay,
    width: 128,
    align: 'end',
    value: (row) => row.replayRunId,
    view: (row) => <Replay letter={row()} may={mayReplay} />,
  },
]

function Replay(props: { letter: DeadLetter; may: boolean }) {
  const replay = createReplay(() => ({ key: props.letter.jobKey, id: props.letter.runId }))
  return (
    <Show
      when={props.letter.replayRunId}
      fallback={
        <Show when={props.may} fallback={<span class="text-ink-faint">{letterText.shows.open}</span>}>
          <Button
            size="dense"
            icon={<RotateCcw size={12} />}
            busy={replay.busy()}
            tabindex={-1}
            onClick={replay.run}
          >
            {jobText.replay}
          </Button>
        </Show>
      }
    >
      {(id) => (
        <A
          href={runPath(props.letter.jobKey, id())}
          class="rounded-small text-accent-ink hover:underline"
          tabindex={-1}
        >
          {letterText.viewReplay}
        </A>
      )}
    </Show>
  )
}
