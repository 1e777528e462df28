/** A reason not to start that the person at the terminal can act on; shown as one line. */
export class CannotStart extends Error {}

export function asCannotStart(error: unknown): never {
  throw new CannotStart(error instanceof Error ? error.message : String(error), { cause: error })
}
