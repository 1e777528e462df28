import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'

export const pingDatabase = (db: Db) => db.execute(sql`select 1`)
