import type { Issue } from '#domain/quality/contract.ts'
import { categories, severities } from '#domain/quality/rules.ts'
import { Badge } from '../../components/Badge.tsx'
import type { Option } from '../../components/Select.tsx'
import type { Tone } from '../../components/tone.ts'
import { categoryText, severityText } from '../../text/quality.ts'

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
