/** What a column of a file can be. The last three make each row one line of its order. */
export const importFields = [
  'number',
  'status',
  'statusReason',
  'customer',
  'channel',
  'orderedAt',
  'requiredOn',
  'assignee',
  'contactEmail',
  'shipToName',
  'shipToStreet',
  'shipToPostalCode',
  'shipToCity',
  'shipToCountry',
  'note',
  'currency',
  'shippingCost',
  'sku',
  'quantity',
  'unitPrice',
] as const
export type ImportField = (typeof importFields)[number]

/** The fields of a line of an order. */
export const lineFields: readonly ImportField[] = ['sku', 'quantity', 'unitPrice']

/** What a new order cannot do without. */
export const neededByNew: readonly ImportField[] = ['customer', 'requiredOn', 'currency']

/** The field of each column of the file, null where a column is left out. */
export type Mapping = readonly (ImportField | null)[]

export const importStates = ['draft', 'queued', 'running', 'succeeded', 'failed', 'cancelled'] as const

/** What a run does at the moment. */
export const importPhases = ['convert', 'check', 'write'] as const

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export const delimiters = [',', ';', '\t', '|'] as const

/** `point`: 1,234.56; `comma`: 1.234,56. */
export const numberStyles = ['point', 'comma'] as const

/**
 * How days are written beside ISO 8601, which is always read: `dmy` 31.01.2026 or 31/01/2026, `mdy` 01/31/2026, `serial` the day numbers of
 * spreadsheets. `auto` reads the first two where only one of them can be meant.
 */
export const dateStyles = ['auto', 'dmy', 'mdy', 'serial'] as const

export interface Styles {
  numberStyle: (typeof numberStyles)[number]
  dateStyle: (typeof dateStyles)[number]
}
