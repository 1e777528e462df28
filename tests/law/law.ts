import { type Import, type Layer, layerOf } from './imports.ts'

/** Which layer may import which; the table of ARCHITECTURE.md. */
const allowed: Record<Layer, readonly Layer[]> = {
  page: ['page', 'query', 'contract'],
  query: ['query', 'contract'],
  frame: ['frame', 'door', 'index', 'table', 'contract', 'context'],
  door: ['frame', 'door', 'index', 'contract', 'context'],
  index: ['service', 'contract', 'repository', 'table', 'context'],
  service: ['index', 'service', 'repository', 'table', 'contract', 'context'],
  repository: ['repository', 'table', 'contract', 'context'],
  table: ['table', 'contract', 'context'],
  contract: ['contract', 'context'],
  context: ['contract', 'table', 'frame'],
}

/** Says what an import breaks, or undefined when it is lawful. */
export function violation({ from, to, typeOnly }: Import): string | undefined {
  const [source, target] = [layerOf(from), layerOf(to)]
  if (!source || !target) return `${from} → ${to}: outside the product's source`
  if (source === 'query' && target === 'frame' && typeOnly) return undefined
  if (target === 'context' && typeOnly && source !== 'page' && source !== 'query') return undefined
  if (!allowed[source].includes(target)) return `${from} → ${to}: a ${source} may not import a ${target}`
  if (crossesContexts(from, to) && !['index', 'contract', 'table'].includes(target)) {
    return `${from} → ${to}: another context is entered by its index or its contract`
  }
  if (isInsideFolder(to) && contextOf(from) !== contextOf(to)) {
    return `${from} → ${to}: a folder of rules or contracts is entered by the file of that name beside it`
  }
  return undefined
}

const contextOf = (path: string) => /^functions\/domain\/([^/]+)\//.exec(path)?.[1]

const isInsideFolder = (path: string) => /^functions\/domain\/(.+\/)?(contract|rules)\//.test(path)

function crossesContexts(from: string, to: string): boolean {
  const [source, target] = [contextOf(from), contextOf(to)]
  return source !== undefined && target !== undefined && source !== target
}
