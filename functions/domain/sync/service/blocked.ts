import type { Ctx } from '../../context.ts'
import { notionRoles } from '../contract.ts'

/** Why Notion cannot be read here and what to do, or null. */
export function blockedReason({ config }: Ctx): string | null {
  if (!config.NOTION_TOKEN) {
    return 'Notion is not connected. Set NOTION_TOKEN to the secret of an internal integration.'
  }
  if (Object.keys(config.NOTION_SOURCES).length > 0) return null
  return `No Notion database is named. Set NOTION_SOURCES to JSON that maps ${notionRoles.join(', ')} to database ids.`
}
