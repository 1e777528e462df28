import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
const topLevel = ['functions', 'workers', 'web', 'migrations', 'dev', 'tests', 'docs']
const rootFiles =
  /^(package\.json|wrangler\.toml|databricks\.yml|vite\.config\.ts|vitest\.config\.ts|\.env\.example|[A-Z]+\.md)$/

/** Paths in backticks, and the targets of links and pictures. */
function namedPaths(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => (match[1] ?? '').replace(/\/$/, ''))
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map((match) =>
    join(dirname(document), match[1] ?? ''),
  )
  const concrete = quoted.filter(
    (path) =>
      !/[<>*{}…:]|NNN/.test(path) && (topLevel.includes(path.split('/')[0] ?? '') || rootFiles.test(path)),
  )
  return [...concrete, ...linked]
}

describe('the documents', () => {
  it('exist', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/design.md']),
    )
  })

  it.each(documents)('%s names only paths that exist', (document) => {
    expect(namedPaths(document).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('would notice a path that is gone', () => {
    expect(namedPaths('ARCHITECTURE.md').length).toBeGreaterThan(5)
  })
})
