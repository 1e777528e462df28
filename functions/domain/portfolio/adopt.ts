import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { idPerRow } from '../../db/ids.ts'
import { auditLog } from '../audit/table.ts'
import { ownedByNotion } from './rules.ts'
import { projects } from './table.ts'

/**
 * The statement that makes projects of silver's rows: inserts new ones, updates where a value that Notion owns differs, deletes and
 * restores as silver does. A project that a person deleted stays deleted. Answers the projects that changed; a second run answers none.
 */
export const adoptSilverProjects = (db: Db) =>
  db.execute<{ id: string }>(sql`
    with source as (
      select s.id as source_id, left(coalesce(s.name, 'Untitled'), 200) as name, s.program_id,
        lower(replace(s.status, ' ', '_')) as status, s.manager, s.start_date, s.end_date, s.budget, s.currency,
        lower(s.priority) as priority, s.progress, lower(s.health) as reported_health, s.summary, s.deleted_at
      from silver.projects s
    ), updated as (
      update ${projects} p set (${owned('')}, deleted_at) = row (${owned('s.')},
        case
          when s.deleted_at is not null then coalesce(p.deleted_at, now_ms())
          when p.deleted_at is not null and not ${deletedBySync} then p.deleted_at
        end)
      from source s
      where p.source_id = s.source_id and (
        (${owned('p.')}) is distinct from (${owned('s.')})
        or (s.deleted_at is not null and p.deleted_at is null)
        or (s.deleted_at is null and p.deleted_at is not null and ${deletedBySync}))
      returning p.id
    ), inserted as (
      insert into ${projects} (id, origin, source_id, ${owned('')})
      select ${idPerRow(sql`s.source_id::text`)}, 'notion', s.source_id, ${owned('s.')}
      from source s
      where s.deleted_at is null and not exists (select from ${projects} p where p.source_id = s.source_id)
      order by s.start_date, s.name
      on conflict (source_id) where source_id is not null do nothing
      returning id
    )
    select id from updated union all select id from inserted`)

/** The columns of the fields that Notion owns, in one order everywhere. */
const owned = (prefix: '' | 's.' | 'p.') =>
  sql.raw(ownedByNotion.map((field) => prefix + projects[field].name).join(', '))

/** Who deleted the project last; only asked for the few that are deleted here and not in Notion. */
const deletedBySync = sql`coalesce((
  select a.actor like 'system:%' from ${auditLog} a
  where a.table_name = 'projects' and a.row_id = p.id::text and a.action = 'delete'
  order by a.id desc limit 1), true)`
