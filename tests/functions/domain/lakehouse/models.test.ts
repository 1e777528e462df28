import { describe, expect, it } from 'vitest'
import { goldModels } from '#domain/lakehouse'

/** What only one of Postgres and Spark SQL understands, or what they understand differently. */
const forbidden: [string, RegExp][] = [
  ['casts with ::', /::/],
  ['filter clauses', /\bfilter\s*\(/],
  ['distinct on', /\bdistinct\s+on\b/],
  ['lateral joins', /\blateral\b/],
  ['ilike and regular expressions', /\bilike\b|\bsimilar\s+to\b|[^<>=!]~/],
  ['json operators', /->|#>|\?\||@>/],
  ['arrays', /\barray\s*\[|\barray_agg\b|\bunnest\b|\bexplode\b|\bany\s*\(/],
  ['time zone conversion', /\bat\s+time\s+zone\b/],
  ['clocks', /\bnow\s*\(|\bcurrent_(date|timestamp|time)\b|\bgetdate\b/],
  [
    'date functions of one engine',
    /\b(age|to_char|to_date|make_date|date_part|datediff|date_add|add_months|months_between|trunc)\s*\(/,
  ],
  ['null-safe functions of one engine', /\b(nvl|ifnull|isnull|iif|if|decode)\s*\(/],
  ['greatest and least, which treat null differently elsewhere', /\b(greatest|least)\s*\(/],
  ['division of whole numbers', /\bdiv\b|\bmod\s*\(|%/],
  ['text types of one engine', /\bas\s+(text|varchar|string|numeric|double|float|int|bigint)\b(?!\s*_)/],
  ['limits without an order', /\blimit\b/],
  ['quoted identifiers', /["`]/],
  ['parameters other than :as_of', /\$\d|:(?!as_of\b)[a-z_]/],
  ['anything but one select', /;|\b(insert|update|delete|merge|create|drop|set)\b/],
]

const models = goldModels.map(({ table, select, columns }) => ({ table, sql: select.toLowerCase(), columns }))

describe.each(models)('the model of $table', ({ sql, columns }) => {
  it.each(forbidden)('uses no %s', (_name, pattern) => {
    expect(sql.match(pattern)?.[0]).toBeUndefined()
  })

  it('calls only functions that both engines have', () => {
    const called = [...sql.matchAll(/\b([a-z_]+)\s*\(/g)].map((match) => match[1] ?? '')
    const syntax = ['as', 'in', 'case', 'when', 'then', 'and', 'or', 'on', 'decimal', 'select', 'not', 'from']
    const shared = [
      'cast',
      'coalesce',
      'count',
      'sum',
      'min',
      'max',
      'round',
      'lower',
      'replace',
      'extract',
      'date_trunc',
    ]
    expect(called.filter((name) => ![...syntax, ...shared].includes(name))).toEqual([])
  })

  it('selects the columns that it names, in that order', () => {
    const last = sql.slice(sql.lastIndexOf('\nselect') + 1, sql.lastIndexOf('\nfrom'))
    const selected = last
      .replace(/^select/, '')
      .split(/,\n/)
      .map((item) =>
        item
          .trim()
          .split(/[\s.]+/)
          .at(-1),
      )
    expect(selected).toEqual(columns)
  })
})

describe('the list of what is forbidden', () => {
  it.each([
    'cast(x as text)',
    'x::date',
    'count(*) filter (where a)',
    'select distinct on (a)',
    'a ilike b',
    "a at time zone 'utc'",
    'where d = :day',
    'a % 2',
  ])('finds %s', (sql) => {
    expect(forbidden.some(([, pattern]) => pattern.test(sql))).toBe(true)
  })
})
