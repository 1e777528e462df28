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

/** The worst come first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const

/** What a list of issues can show. */
export const issueStates = ['open', 'resolved', 'all'] as const
export const issueSorts = ['severity', 'category', 'entity', 'rowName', 'firstSeenAt', 'lastSeenAt'] as const
