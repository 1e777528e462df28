/** A number from 0 up to but not including 1. */
export type Random = () => number

/**
 * A generator in 32-bit integers, so that every machine draws the same: C. Doty-Humphrey's sfc32 (PractRand), with seed, stream and
 * trial as its words. Different streams and trials of one seed are independent.
 */
export function randomOf(seed: number, stream = 0, trial = 0): Random {
  let [a, b, c, counter] = [seed | 0, stream | 0, trial ^ 0x9e3779b9, 1]
  const next = () => {
    const word = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + word) | 0
    return (word >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}
