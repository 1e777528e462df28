import type { Files } from '../functions/domain/context.ts'
import type { FileBucket } from '../functions/env.ts'

/** Object storage in memory, for tests outside workerd. */
export function memoryFiles(): Files {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    put: async (key, body) => void files.set(key, await new Response(body).bytes()),
    read: async (key, { offset, length } = { offset: 0 }) => {
      const stored = files.get(key)
      if (!stored) return undefined
      const part = stored.slice(offset, length === undefined ? undefined : offset + length)
      return { body: new Blob([part]).stream(), bytes: stored.length }
    },
    delete: async (key) => void files.delete(key),
  }
}

/** The binding that the same files would be behind. */
export const bucketOf = (files: Files): FileBucket => ({
  put: (key, body) => files.put(key, new Blob([Uint8Array.from(body)]).stream()),
  get: async (key, options) => {
    const found = await files.read(key, options?.range)
    return found ? { body: found.body, size: found.bytes } : null
  },
  delete: (key) => files.delete(key),
  createMultipartUpload: async (key) => {
    const parts: Uint8Array<ArrayBuffer>[] = []
    return {
      uploadPart: async (part, body) => {
        parts[part - 1] = Uint8Array.from(body)
        return { partNumber: part, etag: String(part) }
      },
      complete: () => files.put(key, new Blob(parts).stream()),
      abort: async () => {},
    }
  },
})
