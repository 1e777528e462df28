const uuidShape =
  /^[0-9a-f]{8}-?[0-9a-f]{4}-?[1-8][0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$|^0{8}-?0{4}-?0{4}-?0{4}-?0{12}$/i

/** Canonical dashed form of a UUID given with or without dashes; undefined when it is not one. */
export function parseUuid(text: string): string | undefined {
  return uuidShape.test(text) ? dashed(text.replaceAll('-', '').toLowerCase()) : undefined
}

/** A UUID (version 8) that depends only on the seed and the key. */
export function uuidOf(seed: number, key: string): string {
  const hex = [0, 1, 2, 3].map((part) => hex8(hash32(`${part}|${seed}|${key}`))).join('')
  const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4]
  return dashed(`${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`)
}

const propertyAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz?:;@=[]{}<>^|~_'

/** A four-character property id in the percent-encoded form in which the service hands them out. */
export function propertyIdOf(seed: number, key: string): string {
  const random = randomOf(seed, `property|${key}`)
  const raw = Array.from({ length: 4 }, () => random.pick([...propertyAlphabet])).join('')
  return encodeURIComponent(raw)
}

export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
}

/** Pseudo-random numbers (mulberry32) that depend only on the seed and the key. */
export function randomOf(seed: number, key: string): Random {
  let state = hash32(`${seed}|${key}`)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (from: number, to: number) => from + next() * (to - from)
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  return { next, whole, between, pick: (list) => pickAt(list, next()), chance: (share) => next() < share }
}

export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function pickAt<T>(list: readonly T[], at: number): T {
  const picked = list[Math.floor(at * list.length)]
  if (picked === undefined) throw new Error('cannot pick from an empty list')
  return picked
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function hex8(value: number): string {
  return value.toString(16).padStart(8, '0')
}
