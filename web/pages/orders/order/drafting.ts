import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Errors } from './check.ts'
import {
  changedParts,
  disputedParts,
  type Draft,
  dropParts,
  noDraft,
  overlay,
  typeLines,
  typeValue,
} from './draft.ts'
import type { FieldName, Form, FormTotals, Line, OrderCustomer, PartName } from './form.ts'
import { totalsOf } from './form.ts'

/** What is typed into the form of an order, new or not, over what is saved. */
export interface Drafting {
  saved: Accessor<Form>
  /** What the page shows: the saved form with what is typed laid over it. */
  form: Accessor<Form>
  totals: Accessor<FormTotals>
  draft: Accessor<Draft>
  setDraft: (change: (draft: Draft) => Draft) => void
  /** Parts that are not saved, in the order of the page. */
  changed: Accessor<readonly PartName[]>
  /** Of those, the ones that others changed meanwhile. */
  disputed: Accessor<readonly PartName[]>
  type: (name: FieldName, value: string) => void
  chooseCustomer: (customer: OrderCustomer) => void
  chooseAssignee: (id: string, name: string) => void
  setLines: (lines: readonly Line[]) => void
  /** What is wrong at a field; see `Errors`. */
  error: (key: string) => string | undefined
  errors: Accessor<Errors>
  setErrors: (errors: Errors) => void
  /** Shows what is wrong with one field when it is left. */
  leave: (part: PartName, key: string) => void
  discard: () => void
}

export function createDrafting(saved: Accessor<Form>): Drafting {
  const [draft, setDraft] = createSignal(noDraft)
  const [errors, setErrors] = createSignal<Errors>(new Map())
  const form = createMemo(() => overlay(saved(), draft()))
  const totals = createMemo(() => totalsOf(form()))
  const changed = createMemo(() => changedParts(saved(), draft()))
  const disputed = createMemo(() => disputedParts(saved(), draft()))
  const forget = (keys: readonly string[]) =>
    setErrors((all) => (keys.some((key) => all.has(key)) ? without(all, keys) : all))
  const type: Drafting['type'] = (name, value) => {
    forget([name])
    setDraft((all) => typeValue(all, saved(), { name, value }))
  }
  return {
    saved,
    form,
    totals,
    draft,
    setDraft: (change) => void setDraft(change),
    changed,
    disputed,
    type,
    chooseCustomer: (customer) => {
      forget(['customerId'])
      setDraft((all) => typeValue(all, saved(), { name: 'customerId', value: customer.id, customer }))
    },
    chooseAssignee: (value, assigneeName) => {
      forget(['assigneeId'])
      setDraft((all) => typeValue(all, saved(), { name: 'assigneeId', value, assigneeName }))
    },
    setLines: (lines) => {
      setErrors((all) => stillTrue(all, form().lines, lines))
      setDraft((all) => typeLines(all, saved(), lines))
    },
    error: (key) => errors().get(key),
    errors,
    setErrors: (next) => void setErrors(next),
    leave: (part, key) => {
      if (changed().includes(part)) void checkOne(form, { part, key }, setErrors)
    },
    discard: () => {
      setErrors(new Map())
      setDraft((all) => dropParts(all, [...all.begun.keys()]))
    },
  }
}

const without = (errors: Errors, keys: readonly string[]): Errors =>
  new Map([...errors].filter(([key]) => !keys.includes(key)))

/** Messages of lines that are as they were. */
function stillTrue(errors: Errors, before: readonly Line[], after: readonly Line[]): Errors {
  if (errors.size === 0) return errors
  const changed = before.filter((line) => !after.includes(line)).map(({ id }) => id)
  return new Map([...errors].filter(([key]) => !changed.some((id) => key.startsWith(id))))
}

type SetErrors = (change: (errors: Errors) => Errors) => unknown

/** An empty field is only missed when the form is saved. */
async function checkOne(
  form: Accessor<Form>,
  { part, key }: { part: PartName; key: string },
  setErrors: SetErrors,
): Promise<void> {
  const checked = await import('./check.ts').then(({ checkEdit }) => checkEdit(form(), [part]))
  const message = 'errors' in checked ? checked.errors.get(key) : undefined
  if (message) setErrors((all) => new Map([...all, [key, message]]))
}
