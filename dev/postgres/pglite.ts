import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
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
 * There is one session, in UTC, and every call runs from its first to its last byte before the next one starts.
 */
export async function openPglite(dataDir?: string): Promise<Engine> {
  const folder = dataDir === undefined ? undefined : claimDataFolder(dataDir)
  const database = await startDatabase(folder).catch((error: unknown) => {
    folder?.release()
    throw error
  })
  return {
    run: async (work) => run(database, work),
    exec: async (script) => exec(database, script),
    close: async () => {
      await database.close()
      folder?.release()
    },
  }
}

async function startDatabase(folder: DataFolder | undefined): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({ extensions, loadDataDir: await freshCluster() })
  try {
    const loadDataDir = folder.isNew ? await freshCluster() : undefined
    const database = await PGlite.create({ extensions, dataDir: folder.databasePath, loadDataDir })
    folder.settle()
    return database
  } catch (error) {
    throw new Error(`The database in ${folder.databasePath} does not start: ${reason(error)}.`, {
      cause: error,
    })
  }
}

const reason = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : String(error)

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
  if (reply.status === 'T' || reply.status === 'E') {
    void database.execProtocolRawStream(encodeScript('ROLLBACK'), { syncToFs: false, onRawData: () => {} })
  }
  await done
  if (reply.status === '') throw new Error('The embedded Postgres stopped. Start again to recover its data.')
  return reply
}
