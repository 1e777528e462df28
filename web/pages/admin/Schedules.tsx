import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { Button } from '../../components/Button.tsx'
import { EditConflict } from '../../components/EditConflict.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Page } from '../../components/Page.tsx'
import { Loaded } from '../../components/Section.tsx'
import { toast } from '../../components/toasts.ts'
import { useJobs } from '../../queries/jobs.ts'
import type { RowEdits } from '../../queries/row-edits.ts'
import { createScheduleEdits, type ScheduleChanges, useSchedules } from '../../queries/schedules.ts'
import { useTimeZone } from '../../session.tsx'
import { scheduleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { DeleteSchedule } from './DeleteSchedule.tsx'
import { JobSchedules } from './JobSchedules.tsx'
import { reasonOf } from './reason.ts'
import { describeScheduleField, groupByJob } from './schedule-words.ts'

const ScheduleForm = lazy(() => import('./ScheduleForm.tsx').then((part) => ({ default: part.ScheduleForm })))

/** What the form is open for: a schedule, or a job that gets one; an empty key lets the admin choose. */
export type Editing = { schedule: Schedule } | { jobKey: string }

export function Schedules() {
  const timeZone = useTimeZone()
  const jobs = useJobs()
  const schedules = useSchedules()
  const edits = createScheduleEdits((error, retry) =>
    toast('bad', scheduleText.notSaved, {
      detail: error.message,
      action: { label: words.retry, run: retry },
    }),
  )
  const [editing, setEditing] = createSignal<Editing>()
  const [deleting, setDeleting] = createSignal<Schedule>()
  const known = () => (jobs.isPending ? [] : (jobs.data?.items ?? []))
  const groups = createMemo(() => groupByJob(known(), schedules.isPending ? [] : (schedules.data ?? [])))
  return (
    <Page
      title={scheduleText.title}
      subtitle={scheduleText.subtitle(timeZone())}
      actions={
        <Button variant="primary" icon={<Plus size={14} />} onClick={() => setEditing({ jobKey: '' })}>
          {scheduleText.add}
        </Button>
      }
    >
      <Show when={jobs.isError}>
        <Notice tone="warn" title={scheduleText.jobsUnknown}>
          {reasonOf(jobs.error)}
        </Notice>
      </Show>
      <div aria-busy={schedules.isPending || jobs.isPending} class="flex flex-col gap-3">
        <Loaded query={schedules}>
          {() => (
            <For each={groups().map(({ key }) => key)}>
              {(key) => (
                <Show when={groups().find((group) => group.key === key)}>
                  {(group) => (
                    <JobSchedules group={group()} edits={edits} onOpen={setEditing} onDelete={setDeleting} />
                  )}
                </Show>
              )}
            </For>
          )}
        </Loaded>
      </div>
      <ScheduleDialogs
        jobs={known()}
        edits={edits}
        editing={editing()}
        deleting={deleting()}
        onEditClose={() => setEditing(undefined)}
        onDeleteClose={() => setDeleting(undefined)}
      />
    </Page>
  )
}

interface ScheduleDialogsProps {
  jobs: readonly Job[]
  edits: RowEdits<Schedule, ScheduleChanges>
  editing: Editing | undefined
  deleting: Schedule | undefined
  onEditClose: () => void
  onDeleteClose: () => void
}

function ScheduleDialogs(props: ScheduleDialogsProps) {
  const titleOf = (key: string) => props.jobs.find((job) => job.key === key)?.title ?? key
  return (
    <>
      <Suspense>
        <Show when={props.editing} keyed>
          {(open) => (
            <ScheduleForm editing={open} jobs={props.jobs} edits={props.edits} onClose={props.onEditClose} />
          )}
        </Show>
      </Suspense>
      <Show when={props.deleting}>
        {(schedule) => <DeleteSchedule schedule={schedule()} onClose={props.onDeleteClose} />}
      </Show>
      <EditConflict
        edits={props.edits}
        name={(row) => scheduleText.name(titleOf(row.jobKey))}
        field={describeScheduleField}
      />
    </>
  )
}
