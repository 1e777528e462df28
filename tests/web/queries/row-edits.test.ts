import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../web/api.ts'
import { createRowEdits } from '../../../web/queries/row-edits.ts'

interface Row {
  id: string
  updatedAt: string
  name: string
  status: string | null
}
type Changes = Partial<Pick<Row, 'name' | 'status'>>
interface Edit {
  id: string
  updatedAt: string
  changes: Changes
}

const row: Row = { id: 'a', updatedAt: 'v1', name: 'Atlas', status: null }

/** A server with one row and optimistic locking; `others` changes it behind the page's back. */
function openServer(first: Row = row) {
  let current = first
  let version = 1
  const sent: Edit[] = []
  const bump = (changes: Changes) => {
    current = { ...current, ...changes, updatedAt: `v${++version}` }
    return current
  }
  return {
    sent,
    others: bump,
    current: () => current,
    send: async (edit: Edit): Promise<Row> => {
      sent.push(edit)
      if (edit.updatedAt === current.updatedAt) return bump(edit.changes)
      throw new ApiError(409, 'conflict', { detail: 'Changed', current, conflictingFields: ['status'] })
    },
  }
}

function open(send: (edit: Edit) => Promise<Row>) {
  const put: Row[] = []
  const failed: { error: Error; retry: () => void }[] = []
  const edits = createRowEdits<Row, Changes>({
    send,
    put: (saved) => put.push(saved),
    failed: (error, retry) => failed.push({ error, retry }),
  })
  return { edits, put, failed }
}

describe('an edit', () => {
  it('shows at once, and is the row of the server once it is saved', async () => {
    const server = openServer()
    const { edits, put } = open(server.send)
    const saved = edits.save(row, { name: 'Atlas II' })
    expect(edits.view(row).name).toBe('Atlas II')
    expect(edits.state('a', 'name')).toEqual({ kind: 'saving' })
    expect(await saved).toBe(true)
    expect(put).toEqual([server.current()])
    expect(edits.state('a', 'name')).toBeUndefined()
    expect(edits.isOwn(server.current())).toBe(true)
  })

  it('is not in conflict with the edit before it, however fast both are made', async () => {
    const server = openServer()
    const { edits } = open(server.send)
    const both = [edits.save(row, { name: 'Atlas II' }), edits.save(row, { status: 'active' })]
    expect(edits.view(row)).toMatchObject({ name: 'Atlas II', status: 'active' })
    expect(await Promise.all(both)).toEqual([true, true])
    expect(server.sent.map((edit) => edit.updatedAt)).toEqual(['v1', 'v2'])
    expect(server.current()).toMatchObject({ name: 'Atlas II', status: 'active' })
  })

  it('is in conflict when the answer to the one before it brought changes of others', async () => {
    const server = openServer()
    const { edits } = open(async (edit) => {
      const saved = await server.send(edit)
      return server.sent.length === 1 ? { ...saved, ...server.others({ status: 'cancelled' }) } : saved
    })
    await Promise.all([edits.save(row, { name: 'Atlas II' }), edits.save(row, { status: 'active' })])
    expect(edits.conflict()).toMatchObject({ mine: { status: 'active' }, theirs: { status: 'cancelled' } })
  })
})

describe('a conflict', () => {
  it('holds all three versions, and shows the row as others left it', async () => {
    const server = openServer()
    const theirs = server.others({ status: 'active' })
    const { edits, put } = open(server.send)
    expect(await edits.save(row, { name: 'Atlas II' })).toBe(false)
    expect(edits.conflict()).toEqual({ base: row, mine: { name: 'Atlas II' }, theirs, fields: ['status'] })
    expect(put).toEqual([theirs])
    expect(edits.view(theirs)).toBe(theirs)
  })

  it('is settled by saving what was chosen on top of the current row', async () => {
    const server = openServer()
    server.others({ status: 'active' })
    const { edits } = open(server.send)
    await edits.save(row, { name: 'Atlas II' })
    const conflict = edits.conflict()
    if (!conflict) throw new Error('No conflict')
    expect(await edits.settle(conflict, { name: 'Atlas II' })).toBe(true)
    expect(edits.conflict()).toBeUndefined()
    expect(server.current()).toMatchObject({ name: 'Atlas II', status: 'active' })
  })

  it('comes again when the row moved once more, instead of leaving the person stuck', async () => {
    const server = openServer()
    server.others({ status: 'active' })
    const { edits } = open(server.send)
    await edits.save(row, { name: 'Atlas II' })
    const conflict = edits.conflict()
    if (!conflict) throw new Error('No conflict')
    const newest = server.others({ status: 'on_hold' })
    await edits.settle(conflict, { name: 'Atlas II' })
    expect(edits.conflict()).toMatchObject({ theirs: newest, mine: { name: 'Atlas II' } })
  })

  it('can be put off without losing what was written', async () => {
    const server = openServer()
    server.others({ status: 'active' })
    const { edits } = open(server.send)
    await edits.save(row, { name: 'Atlas II' })
    const conflict = edits.conflict()
    if (!conflict) throw new Error('No conflict')
    edits.drop(conflict)
    expect(edits.conflict()).toBeUndefined()
    edits.reopen(conflict)
    expect(edits.conflict()).toBe(conflict)
  })
})

describe('an edit that fails', () => {
  it('is taken back, keeps its draft at the cell, and can be sent again', async () => {
    const server = openServer()
    let isDown = true
    const { edits, failed } = open(async (edit) => {
      if (isDown) throw new ApiError(0, 'network', { detail: 'No connection' })
      return server.send(edit)
    })
    expect(await edits.save(row, { name: 'Atlas II' })).toBe(false)
    expect(edits.view(row)).toBe(row)
    expect(edits.state('a', 'name')).toEqual({
      kind: 'failed',
      message: 'No connection',
      changes: { name: 'Atlas II' },
    })
    isDown = false
    failed[0]?.retry()
    await expect.poll(() => edits.state('a', 'name')).toBeUndefined()
    expect(server.current().name).toBe('Atlas II')
  })

  it('shows the message of the field at the cell, without a word elsewhere', async () => {
    const { edits, failed } = open(async () => {
      throw new ApiError(422, 'invalid', { errors: [{ path: 'changes.name', message: 'Too long' }] })
    })
    await edits.save(row, { name: 'x' })
    expect(edits.state('a', 'name')).toMatchObject({ kind: 'failed', message: 'Too long' })
    expect(failed).toEqual([])
  })
})
