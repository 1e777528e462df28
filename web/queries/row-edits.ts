import { createSignal } from 'solid-js'
import { ApiError } from '../api.ts'

export interface Versioned {
  id: string
  updatedAt: string
}

/** Two people changed one row: what it was, what this person wrote, what it is now, and which fields others changed. */
export interface Conflict<Row, Changes> {
  base: Row
  mine: Changes
  theirs: Row
  fields: string[]
}

/** How the last edit of one cell stands. */
export type CellState<Changes> = { kind: 'saving' } | { kind: 'failed'; message: string; changes: Changes }

/** Edits of rows that show at once, are saved one after the other per row, and are taken back when they fail. */
export interface RowEdits<Row, Changes> {
  /** The row with what is being saved laid over it. */
  view(row: Row): Row
  /** How the last edit of one cell stands; undefined when there is nothing to say. */
  state(id: string, field: string): CellState<Changes> | undefined
  /** `base` is the row as the person saw it when the edit began. Answers whether it was saved. */
  save(base: Row, changes: Changes): Promise<boolean>
  /** True for a version that this page itself wrote. */
  isOwn(row: Row): boolean
  /** The first conflict that waits for a decision. */
  conflict(): Conflict<Row, Changes> | undefined
  /** Saves what the person chose on top of the current row, or keeps that row when nothing was chosen. */
  settle(conflict: Conflict<Row, Changes>, chosen: Changes): Promise<boolean>
  /** Keeps the current row for now; `reopen` brings the conflict back. */
  drop(conflict: Conflict<Row, Changes>): void
  reopen(conflict: Conflict<Row, Changes>): void
}

interface Options<Row, Changes> {
  send(edit: { id: string; updatedAt: string; changes: Changes }): Promise<Row>
  /** Puts a row that the server answered with into the cached lists. */
  put(row: Row): void
  /** Neither a conflict nor a field's fault: the edit was taken back, `retry` sends it again. */
  failed(error: Error, retry: () => void): void
}

interface Pending<Row, Changes> {
  base: Row
  changes: Changes
}

export function createRowEdits<Row extends Versioned, Changes extends Partial<Row>>(
  options: Options<Row, Changes>,
): RowEdits<Row, Changes> {
  const [pending, setPending] = createSignal<Pending<Row, Changes>[]>([])
  const [failures, setFailures] = createSignal(new Map<string, { message: string; changes: Changes }>())
  const [conflicts, setConflicts] = createSignal<Conflict<Row, Changes>[]>([])
  const versions = createVersions<Row>()
  const inLine = createLine()

  async function save(base: Row, changes: Changes): Promise<boolean> {
    const edit = { base, changes }
    setFailures((all) => without(all, cellsOf(edit)))
    setPending((all) => [...all, edit])
    const saved = await inLine(base.id, () => attempt(edit))
    setPending((all) => all.filter((other) => other !== edit))
    return saved
  }

  async function attempt(edit: Pending<Row, Changes>): Promise<boolean> {
    const updatedAt = versions.latest(edit.base)
    try {
      const row = await options.send({ id: edit.base.id, updatedAt, changes: edit.changes })
      versions.wrote(edit.base, { updatedAt, row, fields: Object.keys(edit.changes) })
      options.put(row)
      return true
    } catch (error) {
      takeBack(edit, error instanceof Error ? error : new Error(String(error)))
      return false
    }
  }

  function takeBack(edit: Pending<Row, Changes>, error: Error): void {
    const theirs = error instanceof ApiError && error.code === 'conflict' ? error.extra['current'] : undefined
    if (error instanceof ApiError && isLike(theirs, edit.base)) {
      options.put(theirs)
      const conflict = { base: edit.base, mine: edit.changes, theirs, fields: namesIn(error) }
      setConflicts((all) => [...all, conflict])
      return
    }
    setFailures((all) => new Map([...all, ...failuresOf(edit, error)]))
    const atFields = error instanceof ApiError && error.status === 422
    if (!atFields) options.failed(error, () => void save(edit.base, edit.changes))
  }

  const drop = (conflict: Conflict<Row, Changes>) =>
    setConflicts((all) => all.filter((other) => other !== conflict))

  return {
    view: (row) => overlay(row, pending()),
    state: (id, field) => {
      if (pending().some(({ base, changes }) => base.id === id && field in changes)) return { kind: 'saving' }
      const failure = failures().get(cell(id, field))
      return failure && { kind: 'failed', ...failure }
    },
    save,
    isOwn: versions.isOwn,
    conflict: () => conflicts()[0],
    drop,
    reopen: (conflict) => setConflicts((all) => [...all, conflict]),
    settle: async (conflict, chosen) => {
      drop(conflict)
      return Object.keys(chosen).length === 0 || save(conflict.theirs, chosen)
    },
  }
}

function overlay<Row extends Versioned, Changes extends Partial<Row>>(
  row: Row,
  pending: Pending<Row, Changes>[],
): Row {
  const own = pending.filter(({ base }) => base.id === row.id)
  return own.reduce<Row>((seen, { changes }) => ({ ...seen, ...changes }), row)
}

/**
 * Follows what this page itself wrote. A second edit of a row, begun before the first was answered, must not count as a conflict
 * with the first; unless that answer also brought changes of others, which the person has not seen yet.
 */
function createVersions<Row extends Versioned>() {
  const next = new Map<string, string>()
  const own = new Set<string>()
  return {
    latest(base: Row): string {
      let version = base.updatedAt
      for (let later = next.get(at(base.id, version)); later; later = next.get(at(base.id, version)))
        version = later
      return version
    },
    wrote(base: Row, { updatedAt, row, fields }: { updatedAt: string; row: Row; fields: string[] }): void {
      own.add(at(row.id, row.updatedAt))
      if (row.updatedAt !== updatedAt && differsOnlyIn(['updatedAt', ...fields], base, row)) {
        next.set(at(row.id, updatedAt), row.updatedAt)
      }
    },
    isOwn: (row: Row) => own.has(at(row.id, row.updatedAt)),
  }
}

/** One at a time per id, in the order of the calls. */
function createLine() {
  const tails = new Map<string, Promise<unknown>>()
  return async <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    const turn = (tails.get(id) ?? Promise.resolve()).then(work)
    const tail = turn.catch(() => undefined)
    tails.set(id, tail)
    void tail.then(() => tails.get(id) === tail && tails.delete(id))
    return turn
  }
}

const at = (id: string, version: string) => `${id}@${version}`

const cell = (id: string, field: string) => `${id}.${field}`

const cellsOf = ({ base, changes }: Pending<Versioned, object>) =>
  Object.keys(changes).map((field) => cell(base.id, field))

const failuresOf = <Changes extends object>({ base, changes }: Pending<Versioned, Changes>, error: Error) =>
  Object.keys(changes).map((field) => {
    const message = (error instanceof ApiError ? error.at(field) : undefined) ?? error.message
    return [cell(base.id, field), { message, changes }] as const
  })

function without<V>(all: Map<string, V>, keys: string[]): Map<string, V> {
  return keys.some((key) => all.has(key)) ? new Map([...all].filter(([key]) => !keys.includes(key))) : all
}

function differsOnlyIn(fields: string[], before: object, after: object): boolean {
  const earlier = new Map(Object.entries(before))
  return Object.entries(after).every(
    ([field, value]) =>
      fields.includes(field) || JSON.stringify(value) === JSON.stringify(earlier.get(field)),
  )
}

const isLike = <Row extends object>(value: unknown, row: Row): value is Row =>
  typeof value === 'object' && value !== null && Object.keys(row).every((field) => field in value)

const namesIn = (error: ApiError): string[] => {
  const fields = error.extra['conflictingFields']
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []
}
