import type { CsvPlace, CsvReader, CsvRecord } from '#domain/tables/rules.ts'
import type { Ctx } from '../../../context.ts'
import { DomainError } from '../../../errors.ts'
import type { Checked } from '../cursor.ts'
import { beginning, bodyOf, openRows, rowsFileOf, type Source } from './file.ts'

/**
 * Looks through the whole file before anything is written: whether it is text to its end, and how many rows there are. Answers how far it came, with
 * `done` when that is the end. Throws `invalid` for a broken file.
 */
export async function check(
  ctx: Ctx,
  source: Source,
  { so, outOfTime }: { so: Checked | null; outOfTime: () => boolean },
): Promise<Checked & { done: boolean }> {
  const at = so?.at ?? (await beginning(ctx, source))
  const reader = openRows(source, at)
  const validate = validator(source, reader)
  let [records, start] = [so?.records ?? 0, so?.start ?? (source.options.header ? null : at)]
  const count = (found: CsvRecord[]) => {
    records += found.length
    start ??= found[0]?.next ?? null
  }
  for await (const chunk of await bodyOf(ctx, rowsFileOf(source), { offset: at.offset })) {
    validate(chunk)
    count(reader.write(chunk))
    if (outOfTime()) return { at: reader.place(), records, start, done: false }
  }
  validate()
  count(reader.end())
  return { at: reader.place(), records, start, done: true }
}

/** The rows below the header, and where they begin. Throws `invalid` when there are none. */
export function rowsOf({ records, start }: Checked, header: boolean): { rows: number; start: CsvPlace } {
  const rows = records - (header ? 1 : 0)
  if (rows <= 0 || !start) throw new DomainError('invalid', 'The file has no rows below its header.')
  return { rows, start }
}

/** Takes the bytes of a file in UTF-8 and throws when they are none. */
function validator({ options }: Source, reader: CsvReader): (chunk?: Uint8Array) => void {
  if (options.encoding === 'windows-1252') return () => {}
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return (chunk) => {
    try {
      if (chunk) decoder.decode(chunk, { stream: true })
      else decoder.decode()
    } catch (cause) {
      const message = `The file has bytes after line ${reader.place().line} that are no UTF-8. Choose another encoding.`
      throw new DomainError('invalid', message, { errors: [{ path: 'options.encoding', message }], cause })
    }
  }
}
