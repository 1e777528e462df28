import { For, Show, untrack } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import { jobModes } from '#domain/jobs/rules.ts'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { Switch } from '../../components/Switch.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import type { RowEdits } from '../../queries/row-edits.ts'
import type { ScheduleChanges } from '../../queries/schedules.ts'
import { modeText, scheduleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { NextRuns } from './NextRuns.tsx'
import { createScheduleDraft } from './schedule-draft.ts'
import type { Editing } from './Schedules.tsx'
import { TimeZoneInput } from './TimeZoneInput.tsx'

const { fields } = scheduleText

const modeOptions = jobModes.map((value) => ({ value, label: modeText[value] }))

interface ScheduleFormProps {
  editing: Editing
  jobs: readonly Job[]
  edits: RowEdits<Schedule, ScheduleChanges>
  onClose: () => void
}

/** A schedule, new or there already, with its next runs while it is typed. */
export function ScheduleForm(props: ScheduleFormProps) {
  // What is typed and the version it is typed on stay what they were when the form was opened, whatever the list shows by now.
  const form = createScheduleDraft(
    untrack(() => props.editing),
    { edits: () => props.edits, onClose: () => props.onClose() },
  )
  const titleOf = (key: string) => props.jobs.find((job) => job.key === key)?.title ?? key
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!form.busy()) form.save()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={form.existing ? scheduleText.editTitle(titleOf(form.draft.jobKey)) : scheduleText.newTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{words.cancel}</Button>
          <Button type="submit" form="schedule" variant="primary" busy={form.busy()}>
            {form.existing ? words.save : scheduleText.create}
          </Button>
        </>
      }
    >
      <form id="schedule" class="flex flex-col gap-4" noValidate onSubmit={submit}>
        <Show when={form.failure()}>{(message) => <Notice tone="bad">{message()}</Notice>}</Show>
        <Show when={!form.existing}>
          <Select
            label={fields.jobKey}
            required
            placeholder={scheduleText.chooseJob}
            options={props.jobs.map((job) => ({ value: job.key, label: job.title }))}
            value={form.draft.jobKey}
            onChange={(key) => form.set('jobKey', key)}
            error={form.error('jobKey')}
          />
        </Show>
        <CronFields form={form} />
        <NextRuns
          preview={form.preview}
          cron={form.draft.cron}
          timeZone={form.draft.timeZone}
          isTyping={form.isTyping()}
        />
        <ModeFields form={form} />
      </form>
    </Dialog>
  )
}

function CronFields(props: { form: ReturnType<typeof createScheduleDraft> }) {
  return (
    <>
      <div class="flex flex-col gap-2">
        <TextInput
          label={fields.cron}
          hint={scheduleText.cronHint}
          required
          autofocus
          autocomplete="off"
          maxLength={100}
          value={props.form.draft.cron}
          onInput={(cron) => props.form.set('cron', cron)}
          error={props.form.error('cron')}
        />
        <div class="flex flex-wrap gap-1.5" role="group" aria-label={scheduleText.presets}>
          <For each={Object.entries(scheduleText.preset)}>
            {([cron, label]) => (
              <button
                type="button"
                aria-pressed={props.form.draft.cron === cron}
                class="inline-flex control-height-dense items-center rounded-full border border-line-strong px-2.5 text-small text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
                onClick={() => props.form.set('cron', cron)}
              >
                {label}
              </button>
            )}
          </For>
        </div>
      </div>
      <TimeZoneInput
        label={fields.timeZone}
        hint={scheduleText.zoneHint}
        required
        value={props.form.draft.timeZone}
        onChange={(timeZone) => props.form.set('timeZone', timeZone)}
        error={props.form.error('timeZone')}
      />
    </>
  )
}

function ModeFields(props: { form: ReturnType<typeof createScheduleDraft> }) {
  return (
    <div class="grid items-end gap-4 sm:grid-cols-2">
      <Select
        label={fields.mode}
        options={modeOptions}
        value={props.form.draft.mode}
        onChange={(mode) => mode !== '' && props.form.set('mode', mode)}
      />
      <div class="flex control-height items-center">
        <Switch
          showLabel
          label={fields.enabled}
          on={props.form.draft.enabled}
          onChange={(enabled) => props.form.set('enabled', enabled)}
        />
      </div>
    </div>
  )
}
