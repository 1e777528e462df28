import { DomainError } from '../../../errors.ts'

/** A file that cannot be read, with the number of the line where that is seen. */
export function refused(message: string, line?: number): DomainError {
  if (line === undefined) return new DomainError('invalid', message, { errors: [{ path: 'file', message }] })
  return new DomainError('invalid', `${message} (line ${line})`, {
    errors: [{ path: `line ${line}`, message }],
    extra: { line },
  })
}
