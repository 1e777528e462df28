// Apart from the schemas, so that the engine reads them without a library for schemas.
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const
export const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const
export const timeUnits = [
  'days',
  'hours',
  'minutes',
  'elapsedDays',
  'elapsedHours',
  'elapsedMinutes',
] as const
export const progressModes = ['retainedLogic', 'progressOverride'] as const
export const lagCalendars = ['project', 'predecessor', 'successor'] as const
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
