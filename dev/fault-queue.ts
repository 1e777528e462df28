import { z } from 'zod'

/** Which requests to a stand-in a fault hits. */
export const FaultTarget = z.object({
  /** How many matching requests it hits. */
  times: z.union([z.int().min(1), z.literal('forever')]).default(1),
  /** Part of the path that must occur, such as a data source id or `/query`. */
  path: z.string().default(''),
  method: z.string().optional(),
})

type Target = z.output<typeof FaultTarget>

export interface FaultQueue<Fault extends Target> {
  add(fault: Fault): void
  /** The first that waits for such a request; it is used up by one. */
  take(method: string, path: string): Fault | undefined
  list(): readonly Fault[]
  clear(): void
}

/** `waitsFor` narrows which requests a kind of fault can hit at all. */
export function createFaultQueue<Fault extends Target>(
  waitsFor: (fault: Fault, method: string, path: string) => boolean = () => true,
): FaultQueue<Fault> {
  let queue: { fault: Fault; left: number }[] = []
  const hits = ({ fault }: { fault: Fault }, method: string, path: string) =>
    path.includes(fault.path) && (fault.method ?? method) === method && waitsFor(fault, method, path)
  return {
    add(fault) {
      queue.push({ fault, left: fault.times === 'forever' ? Number.POSITIVE_INFINITY : fault.times })
    },
    take(method, path) {
      const entry = queue.find((waiting) => hits(waiting, method, path))
      if (entry === undefined) return undefined
      entry.left--
      queue = queue.filter(({ left }) => left > 0)
      return entry.fault
    },
    list: () => queue.map(({ fault }) => fault),
    clear() {
      queue = []
    },
  }
}
