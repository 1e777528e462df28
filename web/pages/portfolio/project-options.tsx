import { Badge } from '../../components/Badge.tsx'
import { HealthBadge } from '../../components/HealthBadge.tsx'
import { PriorityBadge } from '../../components/PriorityBadge.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Tone } from '../../components/tone.ts'
import { concerns, healthBands, origins, priorities, projectStatuses } from '#domain/portfolio/rules.ts'
import { concernText, originText, priorityText, statusText } from '../../text/portfolio.ts'
import { healthText, unratedText } from '../../text/words.ts'

export type Status = keyof typeof statusText

const statusTones: Record<Status, Tone> = {
  proposed: 'neutral',
  planned: 'info',
  active: 'accent',
  on_hold: 'warn',
  completed: 'good',
  cancelled: 'neutral',
}

export function StatusBadge(props: { status: Status }) {
  return (
    <Badge dot tone={statusTones[props.status]}>
      {statusText[props.status]}
    </Badge>
  )
}

const optionsOf = <V extends string>(
  values: readonly V[],
  text: Record<V, string>,
  view?: (value: V) => Option['view'],
): readonly Option<V>[] => values.map((value) => ({ value, label: text[value], view: view?.(value) }))

export const statusOptions = optionsOf(projectStatuses, statusText, (status) => () => (
  <StatusBadge status={status} />
))
/** The most urgent comes first. */
export const priorityOptions = optionsOf(priorities.toReversed(), priorityText, (priority) => () => (
  <PriorityBadge priority={priority} />
))
export const healthOptions = optionsOf(healthBands, healthText, (health) => () => (
  <HealthBadge health={health} />
))
export const healthFilterOptions = [...healthOptions, { value: 'unrated', label: unratedText }] as const
export const concernOptions = optionsOf(concerns, concernText)
export const originOptions = optionsOf(origins, originText)
