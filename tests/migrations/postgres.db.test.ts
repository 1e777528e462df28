import { globSync } from 'node:fs'
import { join } from 'node:path'
import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, migrationNames, type MigrationTarget, rollback } from '../../dev/migrate.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let target: MigrationTarget
beforeAll(async () => {
  world = await openWorld()
  target = { exec: world.gateway.exec, rows: async (query) => (await world.db.execute(sql.raw(query))).rows }
})
afterAll(() => world.close())

const columnsInDatabase = async () =>
  (
    await world.db.execute<{ tableName: string; columnName: string }>(sql`
      select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as "tableName", column_name as "columnName"
      from information_schema.columns where table_schema in ('public', 'bronze', 'silver', 'gold')`)
  ).rows

describe('the migrations', () => {
  it('apply again without doing anything', async () => {
    expect(await migrate(target)).toEqual([])
  })

  it('roll back to nothing, in reverse order, and apply once more to the same schema', async () => {
    const before = await columnsInDatabase()
    expect(await rollback(target, 100)).toEqual(migrationNames().toReversed())
    const left = (await columnsInDatabase()).filter((column) => column.tableName !== 'applied_migrations')
    expect(left).toEqual([])
    expect(await migrate(target)).toEqual(migrationNames())
    const sorted = (columns: Awaited<ReturnType<typeof columnsInDatabase>>) =>
      columns.map((c) => `${c.tableName}.${c.columnName}`).toSorted()
    expect(sorted(await columnsInDatabase())).toEqual(sorted(before))
  })
})

describe('change tracking', () => {
  it('is on every table that has a version', async () => {
    const untracked = await untrackedTables()
    expect(untracked).toEqual([])
  })

  it('would be missed', async () => {
    await world.gateway.exec('create table forgotten (id uuid primary key, updated_at timestamptz not null)')
    expect(await untrackedTables()).toEqual(['forgotten'])
    await world.gateway.exec('drop table forgotten')
  })

  async function untrackedTables(): Promise<string[]> {
    const { rows } = await world.db.execute<{ name: string }>(sql`
      select c.table_name as name from information_schema.columns c
      where c.table_schema in ('public', 'silver', 'gold') and c.column_name = 'updated_at'
        and (select count(*) from pg_trigger t where t.tgrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
             and t.tgname in ('touch_row', 'record_inserts', 'record_updates', 'record_deletes')) <> 4`)
    return rows.map((row) => row.name)
  }
})

describe('the Drizzle tables', () => {
  it('name only columns that the database has', async () => {
    const real = new Set(
      (await columnsInDatabase()).map((column) => `${column.tableName}.${column.columnName}`),
    )
    const described = await describedColumns()
    expect(described.length).toBeGreaterThan(100)
    expect(described.filter((column) => !real.has(column))).toEqual([])
  })

  async function describedColumns(): Promise<string[]> {
    const root = join(import.meta.dirname, '../..')
    const modules = await Promise.all(
      globSync('functions/domain/**/table.ts', { cwd: root }).map((file) => import(join(root, file))),
    )
    const tables = modules
      .flatMap((module: object) => Object.values(module))
      .filter((value): value is PgTable => is(value, PgTable))
    return tables.flatMap((table) => {
      const { name, schema, columns } = getTableConfig(table)
      return columns.map((column) => `${schema ? `${schema}.` : ''}${name}.${column.name}`)
    })
  }
})
