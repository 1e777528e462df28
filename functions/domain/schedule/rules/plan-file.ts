import { DomainError } from '../../errors.ts'

const enough = 64

/** What a plan file is, by its first bytes, which are in `bytes` again. Throws `invalid` for what is neither of the two. */
export async function recognisePlan(
  file: AsyncGenerator<Uint8Array>,
): Promise<{ kind: 'mspdi' | 'xer'; bytes: AsyncGenerator<Uint8Array> }> {
  const begin: Uint8Array[] = []
  let length = 0
  while (length < enough) {
    const { done, value } = await file.next()
    if (done) break
    begin.push(value)
    length += value.length
  }
  return { kind: kindOf(begin), bytes: again(begin, file) }
}

// In UTF-16 there is a zero beside every one of these letters.
function kindOf(begin: readonly Uint8Array[]): 'mspdi' | 'xer' {
  const bytes = begin.flatMap((piece) => [...piece.subarray(0, enough)])
  const text = String.fromCharCode(...bytes.filter((byte) => byte !== 0).slice(0, enough))
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart()
  if (text.startsWith('ERMHDR')) return 'xer'
  if (text === '' || text.startsWith('<')) return 'mspdi'
  const message =
    'This is neither Microsoft Project XML, which begins with “<”, nor a Primavera XER file, which begins with “ERMHDR”. Save the plan as one of them and send that file.'
  throw new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
}

async function* again(
  begin: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* begin
  yield* rest
}
