import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { editsOf } from '../../../../../web/pages/orders/order/edits.ts'

const entry = (id: number, over: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: `2026-11-20T10:00:0${id}.000Z`,
  actor: { id: 'mina', name: 'Mina', kind: 'person' },
  requestId: `request-${id}`,
  table: 'orders',
  rowId: 'order',
  rowName: 'SO-1',
  rowKey: 'order',
  action: 'update',
  changes: [],
  ...over,
})
const change = (field: string, before: unknown, after: unknown) => ({ field, before, after })

describe('the edits of an order', () => {
  it('say what each field was and is, in the words of the form', () => {
    const trail = [
      entry(3, {
        changes: [
          change('requiredOn', '2026-12-01', '2026-12-24'),
          change('channel', 'web', 'phone'),
          change('assigneeName', '', 'Leo'),
          change('assigneeId', null, 'leo'),
          change('shippingCost', '0.00', '4.90'),
          change('itemsTotal', '10.00', '20.00'),
          change('itemsVersion', '1', '2'),
          change('total', '10.00', '24.90'),
          change('updatedAt', 'a', 'b'),
        ],
      }),
    ]
    const [edited] = editsOf(trail, 'EUR')
    expect(edited?.edit).toMatchObject({ by: 'Mina', deed: 'changed' })
    expect(edited?.edit.fields).toEqual([
      { label: 'Required by', texts: { before: '1 Dec 2026', after: '24 Dec 2026' } },
      { label: 'Channel', texts: { before: 'Web shop', after: 'Phone' } },
      { label: 'Assignee', texts: { before: 'nothing', after: 'Leo' } },
      { label: 'Shipping', texts: { before: '€0.00', after: '€4.90' } },
      { label: 'Lines', texts: { before: '€10.00', after: '€20.00' } },
    ])
  })

  it('are one for each request, from the first value to the last', () => {
    const trail = [
      entry(3, { requestId: 'one', changes: [change('itemsTotal', '15.00', '20.00')] }),
      entry(2, { requestId: 'one', changes: [change('itemsTotal', '10.00', '15.00')] }),
      entry(1, { requestId: 'one', changes: [change('note', '', 'Ring')] }),
    ]
    expect(editsOf(trail, 'EUR').map(({ edit }) => edit.fields)).toEqual([
      [
        { label: 'Note', texts: { before: 'nothing', after: 'Ring' } },
        { label: 'Lines', texts: { before: '€10.00', after: '€20.00' } },
      ],
    ])
  })

  it('name lines that come to the same sum, and a customer, without texts', () => {
    const changes = [change('customerId', 'a', 'b'), change('itemsVersion', '1', '2')]
    expect(editsOf([entry(1, { changes })], 'EUR')[0]?.edit.fields).toEqual([
      { label: 'Customer', texts: undefined },
      { label: 'Lines', texts: undefined },
    ])
  })

  it('leave out moves of the status, which have an entry of their own, and what the order came in with', () => {
    const trail = [
      entry(4, { action: 'restore' }),
      entry(3, { changes: [change('status', 'pending', 'confirmed'), change('updatedAt', 'a', 'b')] }),
      entry(2, { requestId: 'request-1', changes: [change('itemsTotal', '0.00', '10.00')] }),
      entry(1, { action: 'insert', changes: [change('note', null, 'Ring')] }),
    ]
    expect(editsOf(trail, 'EUR').map(({ edit }) => edit)).toEqual([
      { by: 'Mina', deed: 'restored the order', fields: [] },
    ])
  })
})
