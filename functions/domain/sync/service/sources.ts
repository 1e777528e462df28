import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import { type NotionSources, notionRoles } from '../contract.ts'
import { readSources } from '../repository/sources.ts'

/** Which Notion database plays which role, and how far it was read. */
export async function getSources(ctx: Ctx): Promise<NotionSources> {
  authorise(ctx, 'admin')
  const { marks, rows } = await readSources(ctx.db)
  const items = notionRoles.map((role) => {
    const configuredId = ctx.config.NOTION_SOURCES[role] ?? null
    const mark = marks.find((one) => one.role === role && one.configuredId === configuredId)
    return {
      role,
      configuredId,
      dataSourceId: mark?.dataSourceId ?? null,
      rows: rows.find((one) => one.role === role)?.rows ?? 0,
      syncedAt: mark?.syncedAt ?? null,
      fullySyncedAt: mark?.fullySyncedAt ?? null,
    }
  })
  return {
    connected: ctx.config.NOTION_TOKEN !== undefined,
    standIn: ctx.config.STAND_INS.includes('notion'),
    items,
  }
}
