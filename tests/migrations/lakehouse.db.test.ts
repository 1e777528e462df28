import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { sampleQuestions } from '#domain/ask/rules.ts'
import { unearnedStatuses, unfinishedStatuses } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../world.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const Questions = z.array(z.object({ id: z.string(), question: z.tuple([z.string()]) }))
const Bundle = z.strictObject({
  bundle: z.strictObject({
    name: z.string(),
    engine: z.literal('direct'),
    databricks_cli_version: z.string(),
  }),
  sync: z.strictObject({ paths: z.array(z.string()) }),
  variables: z.record(z.string(), z.strictObject({ description: z.string() })),
  resources: z.strictObject({
    schemas: z.record(
      z.string(),
      z.strictObject({
        catalog_name: z.string(),
        name: z.string(),
        comment: z.string(),
        grants: z.array(z.strictObject({ principal: z.string(), privileges: z.array(z.string()) })),
      }),
    ),
    jobs: z.record(
      z.string(),
      z.strictObject({
        name: z.string(),
        max_concurrent_runs: z.int(),
        schedule: z.strictObject({
          quartz_cron_expression: z.string(),
          timezone_id: z.string(),
          pause_status: z.enum(['PAUSED', 'UNPAUSED']),
        }),
        parameters: z.array(z.strictObject({ name: z.string(), default: z.string() })),
        tasks: z.array(
          z.strictObject({
            task_key: z.string(),
            depends_on: z.array(z.strictObject({ task_key: z.string() })).optional(),
            sql_task: z.strictObject({
              warehouse_id: z.string(),
              file: z.strictObject({ path: z.string() }),
            }),
          }),
        ),
      }),
    ),
    genie_spaces: z.strictObject({
      orders: z.strictObject({
        title: z.string(),
        description: z.string(),
        warehouse_id: z.string(),
        permissions: z.array(
          z.strictObject({
            group_name: z.string(),
            level: z.enum(['CAN_VIEW', 'CAN_RUN', 'CAN_EDIT', 'CAN_MANAGE']),
          }),
        ),
        serialized_space: z.strictObject({
          version: z.literal(2),
          config: z.strictObject({ sample_questions: Questions }),
          data_sources: z.strictObject({ tables: z.array(z.strictObject({ identifier: z.string() })) }),
          instructions: z.strictObject({
            text_instructions: z.array(z.strictObject({ id: z.string(), content: z.array(z.string()) })),
            example_question_sqls: z.array(
              z.strictObject({
                id: z.string(),
                question: z.tuple([z.string()]),
                sql: z.array(z.string()),
              }),
            ),
          }),
        }),
      }),
    }),
  }),
  targets: z.record(
    z.enum(['dev', 'staging', 'prod']),
    z.strictObject({
      mode: z.enum(['development', 'production']),
      default: z.boolean().optional(),
      workspace: z.strictObject({ root_path: z.string() }).optional(),
      permissions: z.array(z.strictObject({ group_name: z.string(), level: z.string() })).optional(),
      variables: z.record(z.string(), z.unknown()),
    }),
  ),
})

const text = read('databricks.yml')
const bundle = Bundle.parse(parse(text))
const space = bundle.resources.genie_spaces.orders.serialized_space

describe('databricks.yml', () => {
  it('has three targets, and each gives every variable a value', () => {
    const names = Object.keys(bundle.variables).toSorted()
    for (const [target, { variables }] of Object.entries(bundle.targets)) {
      expect([target, Object.keys(variables).toSorted()]).toEqual([target, names])
    }
    expect(Object.keys(bundle.targets)).toEqual(['dev', 'staging', 'prod'])
  })

  it('refers only to what it has, and names no workspace and no secret', () => {
    const references = [...text.matchAll(/\$\{([^}]+)\}/g)].map((match) => String(match[1]))
    const unknown = references.filter((reference) => !isKnown(reference.split('.')))
    expect(unknown).toEqual([])
    expect(references.length).toBeGreaterThan(20)
    expect(text).not.toMatch(/https?:\/\/|dapi[0-9a-f]|host:/)
  })

  function isKnown([kind = '', ...rest]: string[]): boolean {
    if (kind === 'var') return Object.hasOwn(bundle.variables, rest[0] ?? '')
    if (kind === 'bundle') return rest[0] === 'name' || rest[0] === 'target'
    const resource = rest.reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(key) : undefined),
      bundle.resources,
    )
    return kind === 'resources' && resource !== undefined
  }

  it('runs SQL files that exist and are synchronised', () => {
    const paths = Object.values(bundle.resources.jobs).flatMap(({ tasks }) =>
      tasks.map(({ sql_task }) => sql_task.file.path),
    )
    expect(paths).toHaveLength(2)
    for (const path of paths) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true])
      expect(bundle.sync.paths.some((folder) => path.startsWith(`${folder}/`))).toBe(true)
    }
    const given = Object.values(bundle.resources.jobs).flatMap(({ parameters }) =>
      parameters.map(({ name }) => name),
    )
    const used = paths.flatMap((path) => [...read(path).matchAll(/:(\w+)/g)].map((match) => match[1]))
    expect([...new Set(used)].toSorted()).toEqual(given.toSorted())
  })
})

describe('the Genie space', () => {
  const { sample_questions } = space.config
  const { example_question_sqls, text_instructions } = space.instructions

  it('knows the questions that the app offers, each with an example', () => {
    expect(sample_questions.map(({ question }) => question[0])).toEqual([...sampleQuestions])
    expect(example_question_sqls.map(({ question }) => question[0])).toEqual([...sampleQuestions])
  })

  it('has its lists in the order that the API asks for, with ids of 32 hexadecimal digits', () => {
    for (const list of [sample_questions, example_question_sqls, text_instructions]) {
      const ids = list.map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)].toSorted())
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    }
    // Unquoted, some would be numbers to other readers of YAML.
    expect(text).not.toMatch(/- id: [^']/)
    const tables = space.data_sources.tables.map(({ identifier }) => identifier)
    expect(tables).toEqual(tables.toSorted())
  })

  it('defines revenue and overdue as the app does', () => {
    const words = text_instructions.flatMap(({ content }) => content).join('')
    for (const status of unearnedStatuses) expect(words).toMatch(new RegExp(`without orders[^.]*${status}`))
    for (const status of unfinishedStatuses) expect(words).toMatch(new RegExp(`overdue when[^.]*${status}`))
    const overdue = example_question_sqls[2]?.sql.join('')
    expect(overdue).toContain(unfinishedStatuses.map((status) => `'${status}'`).join(', '))
  })
})

interface Column {
  table: string
  column: string
  type: string
  required: boolean
}

/** What the tables of Unity Catalog leave out: what identifies a person, words that may, and what only the app's writing needs. */
const leftOut = [
  'customers.email',
  'customers.phone',
  'customers.postal_code',
  'customers.street',
  'order_status_history.actor',
  'orders.contact_email',
  'orders.items_version',
  'orders.note',
  'orders.ship_to_name',
  'orders.ship_to_postal_code',
  'orders.ship_to_street',
]

describe('the tables of Unity Catalog', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  const columns: Column[] = [
    ...read('migrations/lakehouse/0001_orders.sql').matchAll(
      /create table if not exists (\w+) \(\n([\s\S]*?)\n\)/g,
    ),
  ].flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+) (\w+(?:\([\d, ]+\))?)( not null)?/gm)].map(
      ([, column = '', type = '', required]) => ({ table, column, type, required: required !== undefined }),
    ),
  )
  const tables = [...new Set(columns.map(({ table }) => table))]

  it('are those that the space reads', () => {
    const named = space.data_sources.tables.map(({ identifier }) => identifier.split('.').at(-1))
    expect(named).toEqual(tables.toSorted())
  })

  it('have the columns of the Postgres tables, with matching types, except those that are left out', async () => {
    const { rows } = await world.db.execute<Record<string, unknown> & Column>(sql`
      select table_name as "table", column_name as "column", is_nullable = 'NO' as required,
        case
          when udt_name in ('uuid', 'text', 'order_status') then 'string'
          when udt_name = 'numeric' then 'decimal(' || numeric_precision || ', ' || numeric_scale || ')'
          when udt_name = 'timestamptz' then 'timestamp'
          when udt_name = 'int4' then 'int'
          when udt_name = 'int8' then 'bigint'
          else udt_name
        end as type
      from information_schema.columns
      where table_schema = 'public' and table_name in ${tables}`)
    const name = ({ table, column }: Column) => `${table}.${column}`
    const byName = (list: Column[]) => list.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
    expect(byName(rows.filter((row) => !leftOut.includes(name(row))))).toEqual(byName(columns))
    const known = rows.map(name)
    expect(leftOut.filter((column) => !known.includes(column))).toEqual([])
  })

  it('are filled column by column in their own order', () => {
    const refresh = read('migrations/lakehouse/refresh/orders.sql')
    for (const table of tables) {
      const [, list = ''] =
        new RegExp(
          `insert overwrite ${table}\\nselect ([\\s\\S]*?)\\nfrom identifier\\(:source \\|\\| '.public.${table}'`,
        ).exec(refresh) ?? []
      const filled = list.split(',').map((item) => item.trim().replace(/^cast\((\w+) as string\)$/, '$1'))
      const wanted = columns.filter((column) => column.table === table).map(({ column }) => column)
      expect([table, filled]).toEqual([table, wanted])
    }
  })
})
