import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { createAutoAnalyze } from './auto-analyze.ts'
import { freshCluster } from './cluster-image.ts'
import { claimDataFolder } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import type { Engine, Work } from './engine.ts'
import { decodeReply, encodeScript, encodeStatements } from './wire.ts'
import type { Reply } from './wire.ts'

const extensions = { btree_gist, citext, fuzzystrmatch, pg_trgm, unaccent }

/**
 * Opens the embedded Postgres: in memory, or kept in `dataDir`, which is locked until `close`. Rejects with one clear
 * line when the folder is in use by a living process, cannot be written, or holds a database that does not start.
 *
 * There is one session, in UTC. A call runs from its first to its last byte before the next one starts, in this thread:
 * meanwhile the process does nothing else, and no timeout of Postgres can end a statement.
 */
export async function openPglite(dataDir?: string): Promise<Engine> {
  const folder = dataDir === undefined ? undefined : claimDataFolder(dataDir)
  const database = await startDatabase(folder).catch((error: unknown) => {
    folder?.release()
    throw error
  })
  const statistics = createAutoAnalyze(() => exec(database, 'analyze'))
  return {
    run: async (work) => {
      const results = await run(database, work)
      statistics.saw(results)
      return results
    },
    exec: async (script) => exec(database, script),
    close: async () => {
      statistics.stop()
      await database.close()
      folder?.release()
    },
  }
}

async function startDatabase(folder: DataFolder | undefined): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({ extensions, loadDataDir: await freshCluster() })
  const complaints: string[] = []
  const onStderr = (line: string) => {
    if (line.includes('FATAL')) complaints.push(line.replace(/^.*FATAL:\s*/, ''))
    return false
  }
  try {
    const loadDataDir = folder.isNew ? await freshCluster() : undefined
    const database = await PGlite.create({
      extensions,
      dataDir: folder.databasePath,
      loadDataDir,
      onStderr,
    })
    folder.settle()
    return database
  } catch (error) {
    const reason = complaints.at(-1) ?? (error instanceof Error ? error.message : String(error))
    throw new Error(`The database in ${folder.databasePath} does not start: ${reason}`, { cause: error })
  }
}

async function run(database: PGlite, { statements, begin }: Work) {
  const { results, error } = await exchange(database, encodeStatements(statements, begin))
  if (error) throw error
  return begin === null ? results : results.slice(1, -1)
}

async function exec(database: PGlite, script: string): Promise<void> {
  const { error, status } = await exchange(database, encodeScript(script))
  if (error) throw error
  if (status !== 'I') throw new Error('The script left its transaction open; it was rolled back.')
}

/** Sends bytes and reads the answer. PGlite works before it returns, so nothing can come between. */
async function exchange(database: PGlite, bytes: Buffer): Promise<Reply> {
  const chunks: Buffer[] = []
  // A chunk is a view of the database's own memory, valid only inside the callback.
  const onRawData = (chunk: Uint8Array) => void chunks.push(Buffer.from(chunk))
  const done = database.execProtocolRawStream(bytes, { syncToFs: false, onRawData })
  const reply = decodeReply(Buffer.concat(chunks))
  const isOpen = reply.status === 'T' || reply.status === 'E'
  const rollback = isOpen ? encodeScript('ROLLBACK') : undefined
  await Promise.all([done, rollback && database.execProtocolRawStream(rollback, { onRawData: () => {} })])
  if (reply.status === '') throw new Error('The embedded Postgres stopped. Start again to recover its data.')
  return reply
}
