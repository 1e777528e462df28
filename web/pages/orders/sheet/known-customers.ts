import { createMemo, createSignal, untrack } from 'solid-js'
import type { Customer } from '#domain/orders/customers/contract.ts'
import { fetchCustomersById, matchCustomers } from '../../../queries/order-customers.ts'
import { type Parsed, parseNamed } from './parse-value.ts'

const gatherMs = 30

export type KnownCustomers = ReturnType<typeof createKnownCustomers>

/** Customers beyond those whom the rows name: chosen, pasted, or in drafts from before a reload. */
export function createKnownCustomers() {
  const [known, setKnown] = createSignal<ReadonlyMap<string, Customer>>(new Map())
  const byText = new Map<string, readonly Customer[]>()
  const asked = new Set<string>()
  let gathering: ReturnType<typeof setTimeout> | undefined

  const learn = (customers: readonly Customer[]) => {
    if (customers.length > 0)
      setKnown((before) => new Map([...before, ...customers.map((one) => [one.id, one] as const)]))
  }
  const ask = (id: string) => {
    if (asked.has(id)) return
    asked.add(id)
    gathering ??= setTimeout(() => {
      gathering = undefined
      const missing = [...asked].filter((one) => !untrack(known).has(one))
      fetchCustomersById(missing).then(learn, () => missing.forEach((one) => asked.delete(one)))
    }, gatherMs)
  }
  const find = (id: string): Customer | undefined => {
    const found = known().get(id)
    if (!found) ask(id)
    return found
  }
  const reader = createMemo(() => {
    known()
    return { find, read: (text: string): Parsed => parseNamed(text.trim(), byText.get(text.trim()) ?? []) }
  })
  return {
    learn,
    /** Asked for when it is not known yet: then it comes a moment later. */
    find,
    /** Has to be awaited before these texts are read. */
    async match(texts: readonly string[]): Promise<void> {
      const wanted = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '')
      if (wanted.length === 0) return
      const found = await matchCustomers(wanted)
      for (const text of wanted) byText.set(text, found.get(text) ?? [])
      learn([...found.values()].flat())
    },
    /** Another one whenever more are known, so that cells are drawn anew. */
    reader,
  }
}
