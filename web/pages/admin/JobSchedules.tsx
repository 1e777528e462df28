import CalendarClock from 'lucide-solid/icons/calendar-clock'
import Plus from 'lucide-solid/icons/plus'
import { For, Show } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { Notice } from '../../components/Notice.tsx'
import { toast } from '../../components/toasts.ts'
import { type ScheduleChanges, useCreateSchedule } from '../../queries/schedules.ts'
import type { RowEdits } from '../../queries/row-edits.ts'
import { useTimeZone } from '../../session.tsx'
import { scheduleText } from '../../text/admin.ts'
import { type JobGroup, sayWhen } from './schedule-words.ts'
import { ScheduleRow } from './ScheduleRow.tsx'
import type { Editing } from './Schedules.tsx'

interface JobSchedulesProps {
  group: JobGroup
  edits: RowEdits<Schedule, ScheduleChanges>
  onOpen: (editing: Editing) => void
  onDelete: (schedule: Schedule) => void
}

/** One job and when it runs. */
export function JobSchedules(props: JobSchedulesProps) {
  const heading = () => `job-${props.group.key}`
  return (
    <Card>
      <section aria-labelledby={heading()}>
        <header class="flex items-start gap-2 px-4 pt-3 pb-2">
          <div class="min-w-0 flex-1">
            <h2 id={heading()} class="text-data font-semibold">
              {props.group.title}
            </h2>
            <p class="text-small text-ink-muted">{props.group.description}</p>
          </div>
          <Show when={props.group.schedules.length > 0}>
            <IconButton
              label={scheduleText.addTo(props.group.title)}
              icon={<Plus size={16} />}
              onClick={() => props.onOpen({ jobKey: props.group.key })}
            />
          </Show>
        </header>
        <Show when={props.group.blockedReason}>
          {(reason) => (
            <div class="px-4 pb-3">
              <Notice tone="warn" title={scheduleText.cannotRun}>
                {reason()}
              </Notice>
            </div>
          )}
        </Show>
        <Show when={props.group.schedules.length > 0} fallback={<NoSchedule {...props} />}>
          <ul class="divide-y divide-line border-t border-line">
            <For each={props.group.schedules.map(({ id }) => id)}>
              {(id) => (
                <Show when={props.group.schedules.find((schedule) => schedule.id === id)}>
                  {(schedule) => (
                    <ScheduleRow
                      schedule={props.edits.view(schedule())}
                      onSwitch={(enabled) => void props.edits.save(schedule(), { enabled })}
                      onEdit={() => props.onOpen({ schedule: schedule() })}
                      onDelete={() => props.onDelete(schedule())}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </Card>
  )
}

/** A sensible schedule is one click away. */
function NoSchedule(props: JobSchedulesProps) {
  const timeZone = useTimeZone()
  const create = useCreateSchedule()
  const id = uuidv7()
  const add = () =>
    create.mutate(
      {
        id,
        jobKey: props.group.key,
        cron: scheduleText.suggestion,
        timeZone: timeZone(),
        mode: 'incremental',
        enabled: true,
      },
      {
        onSuccess: () => toast('good', scheduleText.added),
        onError: (error) => toast('bad', scheduleText.notAdded, { detail: error.message }),
      },
    )
  return (
    <div class="border-t border-line">
      <EmptyState
        dense
        icon={<CalendarClock size={18} />}
        title={scheduleText.none}
        action={
          <>
            <Button busy={create.isPending} onClick={add}>
              {scheduleText.suggest}
            </Button>
            <Button variant="ghost" onClick={() => props.onOpen({ jobKey: props.group.key })}>
              {scheduleText.other}
            </Button>
          </>
        }
      >
        {scheduleText.noneHint(sayWhen(scheduleText.suggestion).toLowerCase(), timeZone())}
      </EmptyState>
    </div>
  )
}
