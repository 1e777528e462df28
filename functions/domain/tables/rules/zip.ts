import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { DomainError } from '../../errors.ts'
import { streamOf } from './csv-text.ts'

/** A file that can be read from any byte on. */
export interface RandomFile {
  bytes: number
  read(offset: number, length: number): Promise<ReadableStream<Uint8Array>>
}

export interface Zip {
  has(name: string): boolean
  /** The bytes of an entry as they are unpacked; throws `too_large` beyond `most` of them, and `invalid` for what is no zip. */
  read(name: string, most: number): AsyncGenerator<Uint8Array>
}

const mostEntries = 2000
/** What lies between the entries is read as a whole. */
const longestRead = 2 * 1_048_576

/** Reads the list of entries; what is in them is read when it is asked for, and never held. */
export async function openZip(file: RandomFile): Promise<Zip> {
  const entries = new Map<string, FileEntry>()
  const ranges = new RangeReader(file)
  const reader = new ZipReader(ranges, { useWebWorkers: false })
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= mostEntries) throw tooLarge(`The file has more than ${mostEntries} parts.`)
      if (!entry.directory) entries.set(entry.filename.replace(/^\//, ''), entry)
    }
  } catch (error) {
    throw ranges.failure ?? asRefusal(error)
  }
  return {
    has: (name) => entries.has(name),
    read: (name, most) => unpack({ name, entry: entries.get(name), ranges, most }),
  }
}

class RangeReader extends Reader<RandomFile> {
  /** What went wrong outside of the file: its storage could not be read. */
  failure: unknown
  private readonly file: RandomFile

  constructor(file: RandomFile) {
    super(file)
    this.file = file
    this.size = file.bytes
  }

  override async init(): Promise<void> {
    await super.init?.()
    this.size = this.file.bytes
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > longestRead) throw tooLarge('The list of what is in the file is too long.')
    const wanted = Math.max(0, Math.min(length, this.size - index))
    const bytes = new Uint8Array(wanted)
    let filled = 0
    for await (const chunk of this.chunks(index, wanted)) {
      bytes.set(chunk.subarray(0, wanted - filled), filled)
      filled += chunk.length
    }
    return bytes.subarray(0, filled)
  }

  /** One request for all of an entry. */
  override createReadable(range: { offset?: number; size?: number } = {}): ReadableStream<Uint8Array> {
    const { offset = 0 } = range
    return streamOf(this.chunks(offset, range.size ?? this.size - offset))
  }

  private async *chunks(offset: number, length: number): AsyncGenerator<Uint8Array> {
    if (length <= 0) return
    try {
      yield* await this.file.read(offset, length)
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}

interface Packed {
  name: string
  entry: FileEntry | undefined
  ranges: RangeReader
  most: number
}

async function* unpack({ name, entry, ranges, most }: Packed): AsyncGenerator<Uint8Array> {
  if (!entry) throw refused(`The workbook has no part “${name}”.`)
  if (entry.encrypted) throw refused('The workbook is protected by a password. Save it without one.')
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const unpacked = entry.getData(writable, { useWebWorkers: false, checkSignature: true })
  // Heard of when the end is reached; a reader that stops early does not want to know.
  unpacked.catch((reason: unknown) => writable.abort(reason).catch(() => {}))
  let bytes = 0
  try {
    for await (const chunk of readable) {
      bytes += chunk.length
      if (bytes > most)
        throw tooLarge(`The part “${name}” of the workbook is larger than ${most / 1_048_576} MB.`)
      yield chunk
    }
    await unpacked
  } catch (error) {
    throw ranges.failure ?? asRefusal(error)
  }
}

const asRefusal = (error: unknown): unknown =>
  error instanceof DomainError
    ? error
    : refused('The file is damaged, or no workbook. Save it again as .xlsx or .csv.', error)

const tooLarge = (message: string) => new DomainError('too_large', `${message} Save the table as CSV.`)

const refused = (message: string, cause?: unknown) =>
  new DomainError('invalid', message, { errors: [{ path: 'file', message }], cause })
