import type { GenieAnswer, QuestionResult, ResultCell, ResultColumn } from '../contract.ts'
import { longestResult } from '../rules.ts'
import type { Message, Statement } from './api.ts'

/** The parts of an answer by kind, in Genie's order. `attachmentId` is empty where Genie gives none. */
export function toAnswer({ attachments }: Message): GenieAnswer {
  return {
    texts: attachments.flatMap(({ text }) => text?.content?.trim() || []),
    queries: attachments.flatMap(({ query, attachment_id, id }) => {
      const sql = query?.query?.trim()
      if (!query || !sql) return []
      return {
        attachmentId: attachment_id ?? id ?? '',
        title: query.title ?? null,
        description: query.description ?? null,
        sql,
        parameters: (query.parameters ?? []).map((parameter) => ({
          name: parameter.keyword ?? parameter.name ?? '',
          value: valueText(parameter.value),
        })),
        rowCount: query.query_result_metadata?.row_count ?? null,
      }
    }),
    suggestions: attachments.flatMap(({ suggested_questions }) => suggested_questions?.questions ?? []),
  }
}

function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** How a statement stands: its rows are there, it still runs, they are gone, or it failed. */
export function stateOf({ status }: Statement): 'ready' | 'running' | 'expired' | 'failed' {
  if (status.state === 'SUCCEEDED') return 'ready'
  if (status.state === 'FAILED' || status.state === 'CANCELED') return 'failed'
  return status.state === 'CLOSED' || status.state === 'EXPIRED' ? 'expired' : 'running'
}

/** The rows of a statement that succeeded, at most 1,000. */
export function toResult({ manifest, result }: Statement): QuestionResult {
  const columns = manifest?.schema?.columns ?? []
  const types = columns.map(baseType)
  const all = result?.data_array ?? result?.data_typed_array ?? []
  const rows = all.slice(0, longestResult).map((row) => types.map((type, at) => toCell(type, row[at])))
  const totalRows = manifest?.total_row_count ?? null
  return {
    state: 'ready',
    retryInMs: 0,
    columns: columns.map((column, at) => ({
      name: column.name,
      type: column.type_text ?? types[at] ?? '',
      kind: kindOf(types[at] ?? ''),
    })),
    rows,
    truncated: manifest?.truncated === true || rows.length < Math.max(all.length, totalRows ?? 0),
    totalRows,
  }
}

const fitting = new Set(['BYTE', 'TINYINT', 'SHORT', 'SMALLINT', 'INT', 'INTEGER', 'FLOAT', 'REAL', 'DOUBLE'])
const exact = new Set(['LONG', 'BIGINT', 'DECIMAL', 'NUMERIC'])

const baseType = (column: { type_name?: string | null; type_text?: string | null }): string =>
  (column.type_name ?? column.type_text ?? 'STRING').toUpperCase().replace(/\(.*$/, '')

function kindOf(base: string): ResultColumn['kind'] {
  if (fitting.has(base) || exact.has(base)) return 'number'
  if (base === 'BOOLEAN') return 'boolean'
  if (base === 'DATE') return 'day'
  return base.startsWith('TIMESTAMP') ? 'instant' : 'text'
}

function toCell(type: string, text: string | null | undefined): ResultCell {
  if (text === null || text === undefined) return null
  if (type === 'BOOLEAN' && (text === 'true' || text === 'false')) return text === 'true'
  const number = fitting.has(type) && text.trim() !== '' ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : text
}
