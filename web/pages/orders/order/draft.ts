import {
  fieldNames,
  type FieldName,
  type Form,
  isSamePart,
  type Line,
  type OrderCustomer,
  type PartName,
} from './form.ts'

/** What was typed and is not saved, and what each part was when it was begun. */
export interface Draft {
  values: Partial<Record<FieldName, string>>
  lines: readonly Line[] | undefined
  /** The one that was chosen last. */
  customer: OrderCustomer | undefined
  assigneeName: string | undefined
  /** The form as it was saved when a part was first typed into. */
  begun: ReadonlyMap<PartName, Form>
}

export const noDraft: Draft = {
  values: {},
  lines: undefined,
  customer: undefined,
  assigneeName: undefined,
  begun: new Map(),
}

/** What the page shows: the saved form with the draft laid over it. */
export const overlay = (saved: Form, draft: Draft): Form => ({
  values: { ...saved.values, ...draft.values },
  customer: 'customerId' in draft.values ? draft.customer : saved.customer,
  assigneeName: 'assigneeId' in draft.values ? (draft.assigneeName ?? '') : saved.assigneeName,
  lines: draft.lines ?? saved.lines,
})

/** The parts that differ from what is saved, in the order of the page. */
export const changedParts = (saved: Form, draft: Draft): PartName[] => {
  const shown = overlay(saved, draft)
  return [...fieldNames, 'items' as const].filter((name) => !isSamePart(name, saved, shown))
}

export const typeValue = (
  draft: Draft,
  saved: Form,
  typed: { name: FieldName; value: string; customer?: OrderCustomer; assigneeName?: string },
): Draft => ({
  ...draft,
  values: { ...draft.values, [typed.name]: typed.value },
  customer: typed.name === 'customerId' ? typed.customer : draft.customer,
  assigneeName: typed.name === 'assigneeId' ? typed.assigneeName : draft.assigneeName,
  begun: beginning(draft, saved, typed.name),
})

export const typeLines = (draft: Draft, saved: Form, lines: readonly Line[]): Draft => ({
  ...draft,
  lines,
  begun: beginning(draft, saved, 'items'),
})

/** A part that was typed back to what is saved begins anew. */
const beginning = (draft: Draft, saved: Form, name: PartName): Draft['begun'] => {
  const goesOn = draft.begun.has(name) && !isSamePart(name, saved, overlay(saved, draft))
  return goesOn ? draft.begun : new Map([...draft.begun, [name, saved]])
}

/** The parts of the draft that others have changed since they were begun: those need a decision. */
export const disputedParts = (saved: Form, draft: Draft): PartName[] =>
  changedParts(saved, draft).filter((name) => {
    const begun = draft.begun.get(name)
    return begun !== undefined && !isSamePart(name, begun, saved)
  })

/** Takes parts back to what is saved. */
export function dropParts(draft: Draft, names: readonly PartName[]): Draft {
  return {
    ...draft,
    values: Object.fromEntries(
      fieldNames.flatMap((name) => {
        const value = draft.values[name]
        return value === undefined || names.includes(name) ? [] : [[name, value]]
      }),
    ),
    lines: names.includes('items') ? undefined : draft.lines,
    begun: new Map([...draft.begun].filter(([name]) => !names.includes(name))),
  }
}

/** The person has seen what others made of these parts and keeps their own. */
export const keepParts = (draft: Draft, saved: Form, names: readonly PartName[]): Draft => ({
  ...draft,
  begun: new Map([...draft.begun, ...names.map((name) => [name, saved] as const)]),
})

/** What is left after `sent` was saved as `saved`: only what was typed since. */
export function settleDraft(draft: Draft, sent: Draft, saved: Form): Draft {
  const done = fieldNames.filter((name) => draft.values[name] === sent.values[name])
  const left = dropParts(draft, draft.lines === sent.lines ? [...done, 'items'] : done)
  return keepParts(left, saved, [...left.begun.keys()])
}

/** Takes up parts again that were dropped from an earlier draft. */
export const takeUpParts = (draft: Draft, before: Draft, names: readonly PartName[]): Draft => ({
  values: {
    ...draft.values,
    ...Object.fromEntries(
      fieldNames.flatMap((name) =>
        names.includes(name) && before.values[name] !== undefined ? [[name, before.values[name]]] : [],
      ),
    ),
  },
  lines: names.includes('items') ? before.lines : draft.lines,
  customer: names.includes('customerId') ? before.customer : draft.customer,
  assigneeName: names.includes('assigneeId') ? before.assigneeName : draft.assigneeName,
  begun: new Map([...draft.begun, ...[...before.begun].filter(([name]) => names.includes(name))]),
})
