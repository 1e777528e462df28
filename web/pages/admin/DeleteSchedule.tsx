import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { Confirm } from '../../components/Confirm.tsx'
import { toast } from '../../components/toasts.ts'
import { useDeleteSchedule, useRestoreSchedule } from '../../queries/schedules.ts'
import { scheduleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { sayWhen } from './schedule-words.ts'

export function DeleteSchedule(props: { schedule: Schedule; onClose: () => void }) {
  const remove = useDeleteSchedule()
  const restore = useRestoreSchedule()
  const undo = (id: string) =>
    restore.mutate(id, {
      onSuccess: () => toast('good', scheduleText.restored),
      onError: (error) => toast('bad', scheduleText.notRestored, { detail: error.message }),
    })
  const confirm = () => {
    // The undo outlives this dialog, and with it the schedule that the dialog shows.
    const { id } = props.schedule
    remove.mutate(id, {
      onSuccess: () => {
        toast('neutral', scheduleText.deleted, { action: { label: words.undo, run: () => undo(id) } })
        props.onClose()
      },
    })
  }
  return (
    <Confirm
      title={scheduleText.deleteTitle}
      description={scheduleText.deleteHint(sayWhen(props.schedule.cron))}
      action={scheduleText.deleteAction}
      busy={remove.isPending}
      error={remove.error?.message}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}
