import { useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { Show } from 'solid-js'
import type { Schedule } from '#domain/jobs/schedules/contract.ts'
import { iconButtonStyle } from '../../components/IconButton.tsx'
import { Menu, type MenuEntry } from '../../components/Menu.tsx'
import { Switch } from '../../components/Switch.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { modeText, scheduleText } from '../../text/admin.ts'
import { words } from '../../text/words.ts'
import { sayWhen } from './schedule-words.ts'

interface ScheduleRowProps {
  schedule: Schedule
  onSwitch: (enabled: boolean) => void
  onEdit: () => void
  onDelete: () => void
}

export function ScheduleRow(props: ScheduleRowProps) {
  const when = () => sayWhen(props.schedule.cron)
  return (
    <li class="flex min-h-12 items-center gap-3 px-4 py-2">
      <Switch
        label={scheduleText.switchLabel(when())}
        on={props.schedule.enabled}
        onChange={props.onSwitch}
      />
      <div
        class="grid min-w-0 flex-1 items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_9rem_15rem]"
        classList={{ 'text-ink-muted': !props.schedule.enabled }}
      >
        <div class="min-w-0">
          <p class="truncate font-medium">{when()}</p>
          <p class="truncate text-small text-ink-muted">
            <code class="font-mono">{props.schedule.cron}</code> · {props.schedule.timeZone}
          </p>
        </div>
        <p class="text-small text-ink-muted sm:text-data">{modeText[props.schedule.mode]}</p>
        <p class="text-small sm:text-right sm:text-data">
          <Show
            when={props.schedule.enabled && props.schedule.nextRuns[0]}
            fallback={<span class="text-ink-faint">{scheduleText.paused}</span>}
          >
            {(at) => (
              <>
                <span class="text-ink-muted">{scheduleText.next}</span> <Timestamp absolute at={at()} />
              </>
            )}
          </Show>
        </p>
      </div>
      <RowMenu {...props} when={when()} />
    </li>
  )
}

function RowMenu(props: ScheduleRowProps & { when: string }) {
  const navigate = useNavigate()
  const entries = (): MenuEntry[] => [
    { label: scheduleText.edit, icon: <Pencil size={14} />, onSelect: props.onEdit },
    {
      label: scheduleText.changes,
      icon: <History size={14} />,
      onSelect: () => navigate(`/admin/audit?rowId=${props.schedule.id}`),
    },
    'separator',
    { label: scheduleText.delete, icon: <Trash size={14} />, danger: true, onSelect: props.onDelete },
  ]
  return (
    <Menu
      placement="bottom-end"
      entries={entries()}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`${words.actions}: ${props.when}`}
          class={iconButtonStyle}
        >
          <Ellipsis size={16} />
        </button>
      )}
    />
  )
}
