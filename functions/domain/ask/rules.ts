export const questionStates = ['waiting', 'running', 'answered', 'failed', 'timed_out'] as const
export type QuestionState = (typeof questionStates)[number]

export const isOpen = (state: QuestionState): boolean => state === 'waiting' || state === 'running'

/** Counted from the asking. */
export const deadlineMs = 600_000

/** Rows that a result shows. */
export const longestResult = 1000

/** Questions that the space of databricks.yml knows how to answer, offered where somebody can ask. */
export const sampleQuestions = [
  'Revenue by day this week',
  'Top products by revenue this month',
  'How many orders are overdue?',
  'Which channel grows fastest?',
  'Average basket by country',
] as const

interface Settings {
  DATABRICKS_HOST?: string | undefined
  DATABRICKS_TOKEN?: string | undefined
  DATABRICKS_CLIENT_ID?: string | undefined
  DATABRICKS_CLIENT_SECRET?: string | undefined
  GENIE_SPACE_ID?: string | undefined
}

/** The variables without which no question can be asked. */
export function missingSettings(settings: Settings): string[] {
  const principal = [settings.DATABRICKS_CLIENT_ID, settings.DATABRICKS_CLIENT_SECRET]
  return [
    settings.DATABRICKS_HOST ? [] : ['DATABRICKS_HOST'],
    settings.GENIE_SPACE_ID ? [] : ['GENIE_SPACE_ID'],
    settings.DATABRICKS_TOKEN || principal.every(Boolean) ? [] : ['DATABRICKS_TOKEN'],
  ].flat()
}

export function howToConfigure(missing: string[]): string {
  const names = missing.length > 1 ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}` : missing[0]
  const instead = missing.includes('DATABRICKS_TOKEN')
    ? ' Instead of DATABRICKS_TOKEN a service principal will do: DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.'
    : ''
  return `Questions are answered by a Databricks Genie space. To connect one, set ${names}.${instead} Everything else on this page works without.`
}

const eager = [1000, 1500, 2000, 3000]
const patientAfterMs = 120_000

/** How long to leave Genie alone after so many looks at a message: 1 s to 5 s, and 10 s once it has taken two minutes. */
export const pollDelayMs = (looks: number, waitedMs: number): number =>
  waitedMs >= patientAfterMs ? 10_000 : (eager[looks] ?? 5000)

/** How many times in a row Genie may fail to answer properly before a question is given up. */
export const mostTroubles = 6

/** How long to wait after trouble, the first time 2 s, doubling to half a minute. */
export const troubleDelayMs = (troubles: number): number => Math.min(2000 * 2 ** (troubles - 1), 30_000)

/** How Genie's word for the state of a message is taken: words that nobody knows yet mean that it is still at work. */
export function phaseOf(status: string): 'running' | 'answered' | 'failed' | 'cancelled' {
  // The answer of a message whose result has expired is complete; the result can be worked out again.
  if (status === 'COMPLETED' || status === 'QUERY_RESULT_EXPIRED') return 'answered'
  if (status === 'FAILED') return 'failed'
  return status === 'CANCELLED' || status === 'CANCELED' ? 'cancelled' : 'running'
}

/** Why Genie gave a question up and what to do, from the type of its error. `detail` is what Genie says itself. */
export function failureWords(type: string, detail: string): string {
  const said = detail ? ` Genie says: ${detail}` : ''
  if (type.includes('RATE_LIMIT'))
    return 'Genie had too many questions at that moment. Wait a minute and ask again.'
  if (/PERMISSION|AUTHORIZATION|ACCESS_DENIED/.test(type))
    return `The account that asks may not read a table of the space. Ask an admin to grant SELECT on it.${said}`
  if (type.includes('WAREHOUSE'))
    return `The SQL warehouse of the space could not run the query. Check in Databricks that it starts.${said}`
  return `Genie could not answer this question. Ask it in other words, or a simpler one.${said}`
}

export const cancelledWords = 'The question was cancelled in Databricks. Ask it again if it still matters.'

export const timedOutWords =
  'Genie has not answered within ten minutes, so it is no longer waited for. Ask again, or ask a simpler question; if it happens often, check in Databricks that the SQL warehouse of the space starts.'

export const pacedWords =
  'Questions are asked one after the other, because Genie takes only a few a minute. Yours is in line.'
export const limitedWords = 'Genie asked to wait: it takes only a few questions a minute. Yours is in line.'

export const troubleWords = (trouble: string) =>
  `Genie does not answer properly at the moment (${trouble}). It is tried again.`

export const givenUpWords = (trouble: string) =>
  `Genie did not answer properly ${mostTroubles} times in a row (${trouble}). Ask again in a few minutes.`

const secretPattern = /\b(?:dapi[0-9a-f]{8,}(?:-\d+)?|eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?)|\bbearer\s+\S+/gi

/** Foreign words without anything that could be a secret, and not endless. */
export function harmless(text: string, secrets: (string | undefined)[]): string {
  const masked = secrets.reduce<string>(
    (words, secret) => (secret ? words.replaceAll(secret, '…') : words),
    text,
  )
  const clean = masked.replace(secretPattern, '…').trim()
  return clean.length > 500 ? `${clean.slice(0, 500)}…` : clean
}
