import type { Files } from './domain/context.ts'
import type { FileBucket } from './env.ts'

/** All parts but the last must have one size, of at least 5 MiB. */
const partBytes = 8 * 1_048_576

/** Files in object storage. Their length need not be known: what does not fit into one part is stored in several. */
export const openFiles = (bucket: FileBucket): Files => ({
  put: (key, body) => putInParts(bucket, key, body),
  read: async (key, range) => {
    const found = await bucket.get(key, range && { range })
    return found ? { body: found.body, bytes: found.size } : undefined
  },
  delete: (key) => bucket.delete(key),
})

async function putInParts(bucket: FileBucket, key: string, body: ReadableStream<Uint8Array>): Promise<void> {
  const parts = inParts(body)
  const first = await parts.next()
  const second = await parts.next()
  if (first.done || second.done) {
    await bucket.put(key, first.value ?? new Uint8Array())
    return
  }
  const upload = await bucket.createMultipartUpload(key)
  try {
    const stored = [await upload.uploadPart(1, first.value), await upload.uploadPart(2, second.value)]
    for await (const part of parts) stored.push(await upload.uploadPart(stored.length + 1, part))
    await upload.complete(stored)
  } catch (error) {
    await upload.abort()
    throw error
  }
}

async function* inParts(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let part = new Uint8Array(partBytes)
  let filled = 0
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.subarray(at, at + partBytes - filled)
      part.set(taken, filled)
      at += taken.length
      filled += taken.length
      if (filled < partBytes) continue
      yield part
      part = new Uint8Array(partBytes)
      filled = 0
    }
  }
  if (filled > 0) yield part.subarray(0, filled)
}
