import { Badge } from '../../components/Badge.tsx'
import { HealthBadge } from '../../components/HealthBadge.tsx'
import { type Priority, PriorityBadge } from '../../components/PriorityBadge.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Tone } from '../../components/tone.ts'
import type { Project } from '#domain/portfolio/contract.ts'
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

/** The closed lists as options, in the order of their texts. */
const optionsOf = <V extends string>(
  text: Record<V, string>,
  view?: (value: V) => Option['view'],
): readonly Option<V>[] => keysOf(text).map((value) => ({ value, label: text[value], view: view?.(value) }))

const keysOf = <V extends string>(text: Record<V, string>): V[] => {
  const known: V[] = []
  for (const value in text) known.push(value)
  return known
}

export const statusOptions = optionsOf<Status>(statusText, (status) => () => <StatusBadge status={status} />)
export const priorityOptions = optionsOf<Priority>(priorityText, (priority) => () => (
  <PriorityBadge priority={priority} />
))
export const healthOptions = optionsOf<keyof typeof healthText>(healthText, (health) => () => (
  <HealthBadge health={health} />
))
export const healthFilterOptions = [...healthOptions, { value: 'unrated', label: unratedText }] as const
export const concernOptions = optionsOf<keyof typeof concernText>(concernText)
export const originOptions = optionsOf<Project['origin']>(originText)
