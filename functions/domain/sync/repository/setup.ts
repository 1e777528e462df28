import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { NotionRole } from '../contract.ts'
import { mappings, watermarks } from '../table.ts'

/** What a step needs to know, in one round trip. */
export async function readSetup(db: Db) {
  const [mapped, marks] = await db.batch([db.select(mapping).from(mappings), db.select().from(watermarks)])
  return { mappings: mapped, watermarks: marks }
}

/** The database's time, by which rows say when they changed. */
export const readClock = (db: Db) => db.execute<{ now: string }>(sql`select iso(now_ms()) as now`)

export type StoredMapping = Awaited<ReturnType<typeof readSetup>>['mappings'][number]
export type Watermark = Awaited<ReturnType<typeof readSetup>>['watermarks'][number]

const mapping = {
  id: mappings.id,
  role: mappings.role,
  field: mappings.field,
  propertyName: mappings.propertyName,
  propertyId: mappings.propertyId,
  updatedAt: mappings.updatedAt,
}

export const listMappings = (db: Db) => db.select(mapping).from(mappings).orderBy(asc(mappings.id))

export const readMappings = (db: Db, ids: string[]) =>
  db.select(mapping).from(mappings).where(inArray(mappings.id, ids))

export interface SeenProperty {
  id: string
  propertyId: string
  propertyName: string
}

/** Keeps the ids under which properties were found, and their present names. */
export const keepProperties = (db: Db, seen: SeenProperty[]) =>
  db.execute(sql`
    update ${mappings} m set property_id = i."propertyId", property_name = i."propertyName"
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as i (id uuid, "propertyId" text, "propertyName" text)
    where m.id = i.id and (m.property_id, m.property_name) is distinct from (i."propertyId", i."propertyName")`)

export interface RoleSource {
  role: NotionRole
  configuredId: string
  dataSourceId: string
}

/**
 * Keeps which data source a role is read from, before its first rows come. The watermark is given up when that is another one than before,
 * or when its properties are `rewired`; it comes back when a run has read everything.
 */
export const keepSource = (
  db: Db,
  { role, configuredId, dataSourceId, rewired }: RoleSource & { rewired: boolean },
) =>
  db.execute(sql`
    insert into ${watermarks} as w (role, configured_id, data_source_id) values (${role}, ${configuredId}, ${dataSourceId})
    on conflict (role) do update set
      configured_id = excluded.configured_id, data_source_id = excluded.data_source_id,
      watermark = case when w.data_source_id = excluded.data_source_id and not ${rewired}::boolean then w.watermark end
    where ${rewired}::boolean
      or (w.configured_id, w.data_source_id) is distinct from (excluded.configured_id, excluded.data_source_id)`)

/** The next run reads everything again of the role that this mapping belongs to. */
export const forgetWatermark = (db: Db, mappingId: string) =>
  db
    .update(watermarks)
    .set({ watermark: null })
    .where(
      inArray(
        watermarks.role,
        db.select({ role: mappings.role }).from(mappings).where(eq(mappings.id, mappingId)),
      ),
    )

export interface Mark {
  role: NotionRole
  /** Newest edit known before the run read its rows; null when there were none. */
  watermark: string | null
  /** The run met all rows and the ones that are gone were deleted. */
  complete: boolean
}

/** Moves the watermarks to where a finished run has read to. */
export const moveWatermarks = (db: Db, marks: Mark[]) =>
  db.execute(sql`
    update ${watermarks} w set watermark = i.watermark, synced_at = now_ms(),
      fully_synced_at = case when i.complete then now_ms() else w.fully_synced_at end
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as i (role text, watermark timestamptz, complete boolean)
    where w.role = i.role`)
