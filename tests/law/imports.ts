import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type Layer =
  | 'page'
  | 'query'
  | 'frame'
  | 'door'
  | 'index'
  | 'service'
  | 'repository'
  | 'table'
  | 'contract'
  | 'context'

export interface Import {
  from: string
  to: string
  typeOnly: boolean
}

/** Every source file of the product by its path from the root. */
export function readSources(): Map<string, string> {
  const files = globSync(['functions/**/*.ts', 'workers/**/*.ts', 'web/**/*.{ts,tsx}'], { cwd: root })
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

const layers: [RegExp, Layer][] = [
  [/^web\/(queries\/|api\.ts|live\.ts)/, 'query'],
  [/^web\/text\//, 'contract'],
  [/^web\//, 'page'],
  [/^functions\/(app|context|database|files|jobs|env)\.ts$|^functions\/http\//, 'frame'],
  [/^functions\/routes\/|^workers\//, 'door'],
  [/^functions\/db\/|^functions\/warehouse\//, 'table'],
  [/^functions\/domain\/context\.ts$/, 'context'],
  [/^functions\/domain\/[^/]+\.ts$/, 'contract'],
  [/^functions\/domain\/[^/]+\/index\.ts$/, 'index'],
  [/^functions\/domain\/[^/]+\/(.+\/)?table\.ts$/, 'table'],
  [/^functions\/domain\/[^/]+\/(.+\/)?repository(\.ts|\/)/, 'repository'],
  [/^functions\/domain\/[^/]+\/(.+\/)?(contract|rules|errors)(\.ts|\/)/, 'contract'],
  [/^functions\/domain\//, 'service'],
]

export const layerOf = (path: string): Layer | undefined =>
  layers.find(([pattern]) => pattern.test(path))?.[1]

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The imports of one file that stay inside the product, resolved to paths from the root. */
export function importsOf(from: string, source: string): Import[] {
  const found = [...source.matchAll(statement)].map((m) => ({
    specifier: m[2] ?? '',
    typeOnly: m[1] !== undefined || allTypes(m[0]),
  }))
  const lazy = [...source.matchAll(dynamic)].map((m) => ({ specifier: m[1] ?? '', typeOnly: false }))
  return [...found, ...lazy].flatMap(({ specifier, typeOnly }) => {
    const to = resolve(from, specifier)
    return to === undefined ? [] : [{ from, to, typeOnly }]
  })
}

const allTypes = (text: string) =>
  /\{[^}]*\}/.test(text) &&
  (/\{([^}]*)\}/.exec(text)?.[1] ?? '')
    .split(',')
    .every((name) => !name.trim() || name.trim().startsWith('type '))

function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#domain/')) {
    const path = `functions/domain/${specifier.slice('#domain/'.length)}`
    return path.endsWith('.ts') ? path : `${path}/index.ts`
  }
  if (!specifier.startsWith('.')) return undefined
  const path = relative(root, join(root, dirname(from), specifier))
  return existsSync(join(root, `${path}.ts`)) ? `${path}.ts` : path
}
