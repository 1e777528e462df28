import { describe, expect, it } from 'vitest'
import { importsOf, readSources } from './law/imports.ts'
import { violation } from './law/law.ts'

const sources = readSources()
const imports = [...sources].flatMap(([path, source]) => importsOf(path, source))

const planted = (from: string, source: string) => importsOf(from, source).map(violation)

describe('the import law', () => {
  it('has sources to look at', () => {
    expect(sources.size).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(sources.size)
  })

  it('holds for every import', () => {
    expect(imports.map(violation).filter(Boolean)).toEqual([])
  })

  it.each([
    [
      'a page that calls the API itself',
      'web/pages/x/X.tsx',
      `import { app } from '../../../functions/app.ts'`,
    ],
    [
      'a page that reaches a service',
      'web/pages/x/X.tsx',
      `import { listProjects } from '#domain/portfolio'`,
    ],
    [
      'a query that takes more than the type of the app',
      'web/api.ts',
      `import { app } from '../functions/app.ts'`,
    ],
    [
      'a route that reaches a repository',
      'functions/routes/x.ts',
      `import { readProjects } from '../domain/portfolio/repository.ts'`,
    ],
    ['a route that reaches the database', 'functions/routes/x.ts', `import { write } from '../db/write.ts'`],
    [
      'a worker that reaches a service behind its door',
      'workers/queues/x.ts',
      `import { listProjects } from '../../functions/domain/portfolio/service.ts'`,
    ],
    [
      'a repository that calls a service',
      'functions/domain/portfolio/repository.ts',
      `import { getProject } from './service.ts'`,
    ],
    [
      'a service that reaches into another context',
      'functions/domain/jobs/service.ts',
      `import { findByKey } from '../portfolio/repository.ts'`,
    ],
    [
      'a contract that knows a table',
      'functions/domain/portfolio/contract.ts',
      `import { projects } from './table.ts'`,
    ],
    [
      'a lazy import of a forbidden layer',
      'functions/routes/x.ts',
      `const r = await import('../domain/portfolio/repository.ts')`,
    ],
    [
      'a re-export of a forbidden layer',
      'web/queries/x.ts',
      `export { projects } from '../../functions/domain/portfolio/table.ts'`,
    ],
    [
      'a page that reaches behind the rules of a context',
      'web/pages/x/X.tsx',
      `import { analyseSchedule } from '../../../functions/domain/schedule/rules/analyse.ts'`,
    ],
    [
      'rules that know a service',
      'functions/domain/schedule/rules/analyse.ts',
      `import { analyse } from '../service.ts'`,
    ],
  ])('refuses %s', (_name, from, source) => {
    expect(planted(from, source).filter(Boolean)).toHaveLength(1)
  })

  it('allows what the table allows', () => {
    expect(planted('web/api.ts', `import type { AppType } from '../functions/app.ts'`)).toEqual([undefined])
    expect(planted('web/pages/x/X.tsx', `import { isReadOnly } from '#domain/portfolio/rules.ts'`)).toEqual([
      undefined,
    ])
    expect(
      planted('functions/domain/jobs/service.ts', `import { notify } from '#domain/notifications'`),
    ).toEqual([undefined])
  })
})
