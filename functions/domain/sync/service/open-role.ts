import { recordIssues } from '#domain/quality'
import { write } from '../../../db/write.ts'
import type { NotionRole } from '../contract.ts'
import { newestEdit, readSource, resolveSource, type RoleSource } from '../notion/connector.ts'
import { start } from '../notion/paging.ts'
import { compareSchema } from '../notion/schema.ts'
import { keepProperties, keepSource, readClock } from '../repository/setup.ts'
import { later, readSince } from '../rules.ts'
import type { Reading, SyncCursor } from './cursor.ts'
import type { SyncStep } from './sync-step.ts'

/** Finds the source of a role, compares its schema with the mapping, and settles from when on its rows are read. */
export async function openRole(step: SyncStep<SyncCursor>, role: NotionRole): Promise<Reading> {
  const { ctx, client } = step
  const configuredId = ctx.config.NOTION_SOURCES[role] ?? ''
  const known = step.watermarks.find((mark) => mark.role === role && mark.configuredId === configuredId)
  const dataSourceId = known?.dataSourceId ?? (await resolveSource(client, role, configuredId))
  const { openedAt, rewired } = await checkSchema(step, { role, configuredId, dataSourceId })
  const newest = await newestEdit(client, dataSourceId)
  const stored = rewired ? null : (known?.watermark ?? null)
  const since = sinceWhen(step, role, stored)
  const watermark = since === null ? newest : later(stored, newest)
  return { dataSourceId, openedAt, since, watermark, position: start, read: 0, changed: 0 }
}

function sinceWhen(
  { ctx, input }: SyncStep<SyncCursor>,
  role: NotionRole,
  stored: string | null,
): string | null {
  if (input.mode === 'full') return null
  const since = readSince(stored, ctx.now())
  if (stored !== null && since === null) {
    input.note('warn', `${role}: the watermark ${stored} lies in the future; everything is read again`)
  }
  return since
}

/** Keeps under which ids properties were found and records what is not as it should be. `openedAt` is the database's time. */
async function checkSchema(step: SyncStep<SyncCursor>, at: RoleSource) {
  const { ctx, client, mappings } = step
  const { role, dataSourceId } = at
  const source = await readSource(client, at)
  const ofRole = mappings.filter((mapping) => mapping.role === role)
  const { seen, rewired, issues } = compareSchema({ ...source, id: dataSourceId }, role, ofRole)
  const [clock] = await write(ctx, [
    readClock(ctx.db),
    keepSource(ctx.db, { ...at, rewired }),
    keepProperties(ctx.db, seen),
    recordIssues(ctx.db, {
      source: 'notion',
      entity: role,
      rowIds: [dataSourceId],
      categories: ['schema_drift'],
      found: issues,
      again: step.input.mode === 'full',
    }),
  ])
  for (const { message } of issues) step.input.note('warn', `${role}: ${message}`)
  step.mappings = mappings.map((mapping) => ({ ...mapping, ...seen.find(({ id }) => id === mapping.id) }))
  return { openedAt: clock.rows[0]?.now ?? ctx.now().toISOString(), rewired }
}
