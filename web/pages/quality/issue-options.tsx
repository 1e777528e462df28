import type { Issue } from '#domain/quality/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Tone } from '../../components/tone.ts'
import { categoryText, severityText } from '../../text/quality.ts'

/** The closed lists of the contract, whose module would bring the validation library along. The worst come first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export const categories = [
  'missing_required',
  'unknown_option',
  'wrong_type',
  'dangling_relation',
  'date_order',
  'negative_money',
  'duplicate_key',
  'schema_drift',
] as const
export const issueStates = ['open', 'resolved', 'all'] as const

export const severityTones: Record<Issue['severity'], Tone> = {
  critical: 'bad',
  high: 'warn',
  medium: 'info',
  low: 'neutral',
}

export function SeverityBadge(props: { severity: Issue['severity'] }) {
  return (
    <Badge dot tone={severityTones[props.severity]}>
      <span classList={{ 'font-medium': props.severity === 'critical' }}>{severityText[props.severity]}</span>
    </Badge>
  )
}

export const severityOptions = severities.map((value): Option<Issue['severity']> => ({
  value,
  label: severityText[value],
  view: () => <SeverityBadge severity={value} />,
}))

export const categoryOptions = categories.map((value): Option<Issue['category']> => ({
  value,
  label: categoryText[value],
}))
