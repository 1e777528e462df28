import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openFiles } from '../../functions/files.ts'

const files = openFiles(env.FILES)
const megabyte = 1_048_576

/** Pieces of a size of their own, each filled with its number. */
const pieces = (count: number, bytes: number) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let piece = 0; piece < count; piece++) controller.enqueue(new Uint8Array(bytes).fill(piece))
      controller.close()
    },
  })

async function stored(key: string, range?: { offset: number; length?: number }) {
  const file = await files.read(key, range)
  if (!file) throw new Error(`${key} is not there`)
  return { size: file.bytes, bytes: await new Response(file.body).bytes() }
}

describe('files', () => {
  it.each([
    ['none', 0, 0],
    ['less than one part', 3, 1000],
    ['exactly one part', 8, megabyte],
    ['exactly two parts', 16, megabyte],
    ['many parts in odd pieces', 23, 777_777],
  ])('come back as they were stored: %s', async (_name, count, size) => {
    await files.put('a file', pieces(count, size))
    const { bytes, size: whole } = await stored('a file')
    expect([whole, bytes.length]).toEqual([count * size, count * size])
    for (let piece = 0; piece < count; piece++)
      expect([bytes[piece * size], bytes[(piece + 1) * size - 1]]).toEqual([piece, piece])
  })

  it('are read from anywhere', async () => {
    await files.put('ranged', pieces(20, megabyte))
    const { bytes, size } = await stored('ranged', { offset: 9 * megabyte - 1, length: 2 })
    expect([[...bytes], size]).toEqual([[8, 9], 20 * megabyte])
    expect((await stored('ranged', { offset: 20 * megabyte - 3 })).bytes).toHaveLength(3)
  })

  it('are not replaced by one that breaks off', async () => {
    await files.put('kept', pieces(1, 5))
    let left = 20
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        left-- > 0 ? controller.enqueue(new Uint8Array(megabyte)) : controller.error(new Error('gone')),
    })
    await expect(files.put('kept', broken)).rejects.toThrow('gone')
    expect((await stored('kept')).bytes).toHaveLength(5)
  })

  it('can be deleted, also twice', async () => {
    await files.put('old', pieces(1, 1))
    await files.delete('old')
    await files.delete('old')
    expect(await files.read('old')).toBeUndefined()
  })
})
