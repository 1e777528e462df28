/** A service of others asked to wait. Not a failure: it is asked again later. */
export class UpstreamPause extends Error {
  override name = 'UpstreamPause'
  readonly retryInMs: number

  constructor(retryInMs: number) {
    super(`wait ${retryInMs} ms`)
    this.retryInMs = retryInMs
  }
}

/** A service of others understood the request and said no; trying again does not help. */
export class UpstreamRefusal extends Error {
  override name = 'UpstreamRefusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What a Retry-After says, seconds or a date, at least a second; `otherwise` when it says nothing that can be read. */
export function retryAfterMs(text: string, now: Date, otherwise: number): number {
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isNaN(ms) ? otherwise : Math.max(ms, 1000)
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
