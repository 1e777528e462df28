import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A folder that one process holds for its database. */
export interface DataFolder {
  databasePath: string
  /** True until `settle`: there is no database yet, or only one whose making was cut short, which is then gone. */
  isNew: boolean
  /** Says that the database was made completely. */
  settle(): void
  /** Gives the folder back. */
  release(): void
}

const held = new Set<string>()

/**
 * Locks `dataDir`, making it where it is missing. A lock left behind by a process that is gone is taken over. Throws
 * one clear line when a living process holds the folder, it cannot be written, or what it holds is no database.
 */
export function claimDataFolder(dataDir: string): DataFolder {
  const folder = resolve(dataDir)
  const release = writing(folder, () => lock(folder, join(folder, 'lock')))
  try {
    return { ...writing(folder, () => prepare(folder)), release }
  } catch (error) {
    release()
    throw error
  }
}

function prepare(folder: string): Omit<DataFolder, 'release'> {
  const databasePath = join(folder, 'cluster')
  const unfinished = join(folder, 'initialising')
  const isNew = existsSync(unfinished) || !existsSync(databasePath)
  if (isNew) {
    writeFileSync(unfinished, '')
    rmSync(databasePath, { recursive: true, force: true })
    mkdirSync(databasePath, { mode: 0o700 })
  } else if (!existsSync(join(databasePath, 'PG_VERSION'))) {
    throw new Error(
      `${databasePath} is not a Postgres database. Restore it, or remove the folder to start anew.`,
    )
  }
  return { databasePath, isNew, settle: () => rmSync(unfinished, { force: true }) }
}

function writing<Result>(folder: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    throw new Error(`The data folder ${folder} cannot be written (${code}). Choose a folder of yours.`, {
      cause: error,
    })
  }
}

function lock(folder: string, file: string): () => void {
  mkdirSync(folder, { recursive: true })
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, `${process.pid} ${startedAt(process.pid)}`)
  try {
    while (!link(mine, file)) removeStale(folder, file)
  } finally {
    rmSync(mine, { force: true })
  }
  held.add(folder)
  return () => {
    if (held.delete(folder)) rmSync(file, { force: true })
  }
}

/** Linking either makes the whole lock, with its content, or finds one there. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function removeStale(folder: string, file: string): void {
  const holder = read(file)
  if (holder === undefined) return
  const [pid = '', started = ''] = holder.split(' ')
  if (isHeld(folder, Number(pid), started)) {
    throw new Error(
      `The data folder ${folder} is in use by process ${pid}. Stop it, or choose another folder.`,
    )
  }
  // Of two who find the same stale lock one renames it away; the other must not remove the first one's new lock.
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) !== holder) link(aside, file)
  rmSync(aside, { force: true })
}

function isHeld(folder: string, pid: number, started: string): boolean {
  if (pid === process.pid) return held.has(folder)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  const now = startedAt(pid)
  return now === '' || started === '' || now === started
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** When the process started, in clock ticks since boot, which tells a reused process id; empty where unknown. */
function startedAt(pid: number): string {
  const stat = read(`/proc/${pid}/stat`)
  // The second column is the program name in parentheses and may hold spaces; the start is the 22nd.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
