import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAdmin, signIn } from '../demo/client.ts'
import { type Run, runNotionSync } from '../demo/sync.ts'
import { type NotionStandIn, type Size, startNotion } from '../notion/index.ts'
import { startProduct } from '../product.ts'

export interface Bench {
  notion: NotionStandIn
  /** A signed-in GET that must answer 200. */
  get(path: string): Promise<unknown>
  /** Runs the Notion job to its end; rejects unless it succeeds. */
  sync(mode: 'incremental' | 'full'): Promise<Run>
  roundTrips(): number
}

/** The product on a database of its own, fed by a stand-in Notion of the given size. */
export async function withProduct<Result>(
  options: { size: Size; budgetPerMinute?: number; databaseUrl?: string },
  use: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const notion = await startNotion({ size: options.size })
  const env = {
    NOTION_TOKEN: notion.token,
    NOTION_API_URL: notion.url,
    NOTION_SOURCES: JSON.stringify(notion.sources),
    NOTION_BUDGET_PER_MINUTE: String(options.budgetPerMinute ?? 100_000),
  }
  const product = await startProduct({
    port: 0,
    dataDir,
    env: { ...env, DATABASE_URL: options.databaseUrl },
    demo: true,
  })
  try {
    const call = await signIn(product.url, demoAdmin)
    const get = (path: string) => call('GET', path)
    return await use({
      notion,
      get,
      sync: (mode) => runNotionSync(call, mode),
      roundTrips: () => product.backends.gateway.roundTrips(),
    })
  } finally {
    await product.close()
    await notion.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
