import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { createStore } from 'solid-js/store'
import { uuidv7 } from 'uuidv7'
import type { JobMode } from '#domain/jobs/contract.ts'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { ApiError } from '../../api.ts'
import { toast } from '../../components/toasts.ts'
import type { RowEdits } from '../../queries/row-edits.ts'
import { type ScheduleChanges, useCreateSchedule, useSchedulePreview } from '../../queries/schedules.ts'
import { useTimeZone } from '../../session.tsx'
import { scheduleText } from '../../text/admin.ts'
import type { Editing } from './Schedules.tsx'

export interface Draft {
  jobKey: string
  cron: string
  timeZone: string
  mode: JobMode
  enabled: boolean
}

interface DraftOptions {
  edits: Accessor<RowEdits<Schedule, ScheduleChanges>>
  onClose: () => void
}

const pauseMs = 250

/** The form's values, what is wrong with them, and when they would run. A form for a new schedule makes one, however often it is sent. */
export function createScheduleDraft(editing: Editing, { edits, onClose }: DraftOptions) {
  const timeZone = useTimeZone()
  const create = useCreateSchedule()
  const existing = 'schedule' in editing ? editing.schedule : undefined
  const id = existing?.id ?? uuidv7()
  const first = valuesOf(editing, timeZone())
  const [draft, setDraft] = createStore(first)
  const [asked, setAsked] = createSignal(timesOf(first))
  const [tried, setTried] = createSignal<Draft>()
  const preview = useSchedulePreview(asked)
  const askSoon = createDelay(() => setAsked(timesOf(draft)))

  const refused = (field: keyof Draft) => {
    if (tried()?.[field] !== draft[field]) return undefined
    const state = edits().state(id, field)
    return messageAt(create.error, field) ?? (state?.kind === 'failed' ? state.message : undefined)
  }
  const done = (text: string) => {
    toast('good', text)
    onClose()
  }
  const saveExisting = async (schedule: Schedule) => {
    const changes = changesOf(schedule, draft)
    if (Object.keys(changes).length === 0) return onClose()
    const saved = await edits().save(schedule, changes)
    if (saved) done(scheduleText.saved)
    else if (edits().conflict()) onClose()
  }
  return {
    draft,
    preview,
    existing,
    busy: () =>
      create.isPending || Object.keys(draft).some((field) => edits().state(id, field)?.kind === 'saving'),
    /** True while the preview is of an expression that was changed since. */
    isTyping: () => asked().cron !== draft.cron || asked().timeZone !== draft.timeZone,
    error: (field: keyof Draft) => messageAt(preview.error, field) ?? refused(field),
    /** What is wrong but belongs to no field. */
    failure: () =>
      create.error instanceof ApiError && create.error.errors.length > 0 ? undefined : create.error?.message,
    set: <Field extends keyof Draft>(field: Field, value: Draft[Field]) => {
      setDraft(field, () => value)
      if (field === 'cron' || field === 'timeZone') askSoon()
    },
    save: () => {
      setTried({ ...draft })
      if (existing) void saveExisting(existing)
      else create.mutate({ id, ...draft }, { onSuccess: () => done(scheduleText.added) })
    },
  }
}

const valuesOf = (editing: Editing, timeZone: string): Draft => {
  if ('jobKey' in editing)
    return {
      jobKey: editing.jobKey,
      cron: scheduleText.suggestion,
      timeZone,
      mode: 'incremental',
      enabled: true,
    }
  const { jobKey, cron, timeZone: own, mode, enabled } = editing.schedule
  return { jobKey, cron, timeZone: own, mode, enabled }
}

const timesOf = ({ cron, timeZone }: Draft) => ({ cron, timeZone })

function changesOf(schedule: Schedule, { cron, timeZone, mode, enabled }: Draft): ScheduleChanges {
  return {
    ...(cron.trim() !== schedule.cron && { cron: cron.trim() }),
    ...(timeZone !== schedule.timeZone && { timeZone }),
    ...(mode !== schedule.mode && { mode }),
    ...(enabled !== schedule.enabled && { enabled }),
  }
}

const messageAt = (error: Error | null, field: string): string | undefined =>
  error instanceof ApiError ? error.at(field) : undefined

/** Runs when nothing more has come for a moment. */
function createDelay(run: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(waiting))
  return () => {
    clearTimeout(waiting)
    waiting = setTimeout(run, pauseMs)
  }
}
