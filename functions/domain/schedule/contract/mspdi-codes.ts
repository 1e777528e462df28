/** How a duration or lag is shown in Microsoft Project; `elapsed` ones count every minute, percents are of the predecessor's duration. */
export const mspdiFormats = [
  'minutes',
  'elapsedMinutes',
  'hours',
  'elapsedHours',
  'days',
  'elapsedDays',
  'weeks',
  'elapsedWeeks',
  'months',
  'elapsedMonths',
  'percent',
  'elapsedPercent',
  'none',
  'estimatedMinutes',
  'estimatedElapsedMinutes',
  'estimatedHours',
  'estimatedElapsedHours',
  'estimatedDays',
  'estimatedElapsedDays',
  'estimatedWeeks',
  'estimatedElapsedWeeks',
  'estimatedMonths',
  'estimatedElapsedMonths',
  'estimatedPercent',
  'estimatedElapsedPercent',
  'estimatedNone',
] as const

export const mspdiDayTypes = [
  'exception',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const

export const mspdiExceptionTypes = [
  'daily',
  'yearlyByDay',
  'yearlyByPosition',
  'monthlyByDay',
  'monthlyByPosition',
  'weekly',
  'byDayCount',
  'byWeekdayCount',
  'none',
] as const

export const mspdiResourceTypes = ['material', 'work', 'cost'] as const
export const mspdiTaskTypes = ['fixedUnits', 'fixedDuration', 'fixedWork'] as const
