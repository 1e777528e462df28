import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteOrder, getImport, listImports, runImport, setMapping, streamRejects } from '#domain/orders'
import { anOrder, aPerson } from '../shop.ts'
import { auditCount, csvOf, type Desk, header, openDesk, rowOf } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const orderOf = async (number: string) => {
  const [row] = await desk.rows(sql`
    select o.id, o.number, c.number as customer, o.status, o.status_reason, o.note, o.channel, o.required_on::text, iso(o.ordered_at) as ordered_at,
      o.assignee_name, o.item_count, o.items_total::text, o.total::text, o.shipping_cost::text, iso(o.updated_at) as version
    from orders o join customers c on c.id = o.customer_id where o.number = ${number}`)
  return row
}

const reasonsOf = (rejects: { line: number; errors: { column: string | null; reason: string }[] }[]) =>
  rejects.map(({ line, errors }) => [line, ...errors.map(({ column, reason }) => `${column}: ${reason}`)])

describe('an upload', () => {
  it('answers how the file would be read, before anything is written', async () => {
    const file = csvOf(header, rowOf('U-1', { note: 'first' }), rowOf('U-2', { customer: 'C-999' }), [
      'U-3',
      'C-10001',
      'EUR',
      '24/13/2026',
      '',
    ])
    const draft = await desk.upload(file, 'März.csv')
    expect(draft).toMatchObject({
      fileName: 'März.csv',
      format: 'csv',
      bytes: file.length,
      state: 'draft',
      phase: null,
      options: { encoding: 'utf-8', delimiter: ',', header: true, numberStyle: 'point', dateStyle: 'auto' },
      createdBy: 'Lea Lead',
      problems: [],
    })
    expect(draft.columns.map(({ name, field }) => [name, field])).toEqual([
      ['Order', 'number'],
      ['Customer number', 'customer'],
      ['Currency', 'currency'],
      ['Required by', 'requiredOn'],
      ['Note', 'note'],
    ])
    expect(draft.columns[0]?.samples).toEqual(['U-1', 'U-2', 'U-3'])
    expect(draft.preview?.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'inserted'],
      [3, 'rejected'],
      [4, 'rejected'],
    ])
    expect(draft.preview?.[0]?.values).toEqual(['U-1', 'C-10001', 'EUR', '2026-12-24', 'first'])
    expect(draft.preview?.[1]?.errors).toMatchObject([{ column: 'Customer number', value: 'C-999' }])
    expect(draft.preview?.[2]?.errors).toMatchObject([{ column: 'Required by', value: '24/13/2026' }])
    expect(await orderOf('U-1')).toBeUndefined()
    expect((await listImports(desk.lead)).map(({ id }) => id)).toContain(draft.id)
  })

  it('tells text from workbooks by what is in them, and reads what Windows writes', async () => {
    const bytes = Uint8Array.from('Auftrag;Bemerkung\nW-1;Müll\n', (char) => char.charCodeAt(0))
    const draft = await desk.upload(bytes, 'orders.xlsx')
    expect(draft).toMatchObject({ format: 'csv', options: { encoding: 'windows-1252', delimiter: ';' } })
    expect(draft.columns.map(({ field, samples }) => [field, samples])).toEqual([
      ['number', ['W-1']],
      ['note', ['Müll']],
    ])
  })

  it('is refused when it is empty, and leaves nothing', async () => {
    const before = (await listImports(desk.lead)).length
    await expect(desk.upload('')).rejects.toMatchObject({ code: 'invalid' })
    await expect(desk.upload('a,b\n\0,1\n')).rejects.toMatchObject({ code: 'invalid' })
    await expect(desk.upload('PK\u0003\u0004 no workbook')).rejects.toMatchObject({ code: 'invalid' })
    expect(await listImports(desk.lead)).toHaveLength(before)
  })

  it('can be read otherwise, and its columns taken for something else', async () => {
    const { id } = await desk.upload('X-1|03/04/2026|7\nX-2|05/06/2026|8\n')
    const other = await setMapping(desk.lead, id, { options: { header: false } })
    expect(other.columns.map(({ name, field }) => [name, field])).toEqual([
      ['Column 1', null],
      ['Column 2', null],
      ['Column 3', null],
    ])
    expect(other.problems).toMatchObject([{ path: 'mapping' }])
    await expect(runImport(desk.lead, id)).rejects.toMatchObject({ code: 'invalid' })
    const mapped = await setMapping(desk.lead, id, { mapping: ['number', 'requiredOn', 'shippingCost'] })
    expect(mapped.preview?.[0]?.errors).toMatchObject([
      { field: 'requiredOn', reason: expect.stringContaining('two days') },
    ])
    const told = await setMapping(desk.lead, id, { options: { dateStyle: 'mdy' } })
    expect(told.preview?.[0]?.values).toEqual(['X-1', '2026-03-04', '7.00'])
    await expect(setMapping(desk.lead, id, { mapping: ['number'] })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('an import', () => {
  it('makes orders, in the name of the person who started it, and a second one changes nothing', async () => {
    const file = csvOf(
      header,
      ...Array.from({ length: 30 }, (_, i) => rowOf(`N-${i}`, { note: `note ${i}` })),
    )
    const first = await desk.bring(file)
    expect(first).toMatchObject({
      state: 'succeeded',
      error: null,
      rowsTotal: 30,
      counts: { read: 30, matched: 0, inserted: 30, updated: 0, unchanged: 0, rejected: 0 },
      rejects: [],
    })
    expect(await orderOf('N-7')).toMatchObject({
      customer: 'C-10001',
      status: 'pending',
      note: 'note 7',
      required_on: '2026-12-24',
    })
    const before = await auditCount(desk)
    const second = await desk.bring(file)
    expect(second.counts).toEqual({
      read: 30,
      matched: 30,
      inserted: 0,
      updated: 0,
      unchanged: 30,
      rejected: 0,
    })
    expect(await auditCount(desk)).toBe(before)
    const [audit] = await desk.rows(
      sql`select actor, request_id from audit_log where table_name = 'orders' and after ->> 'number' = 'N-7'`,
    )
    expect(audit).toEqual({ actor: desk.lead.actor.id, request_id: first.id })
    expect(desk.world.published).toContainEqual({ topic: 'order-imports', ids: [first.id] })
    expect(desk.world.published).toContainEqual({ topic: 'orders' })
  })

  it('touches only the columns that are mapped, and clears what is empty in them', async () => {
    await desk.bring(
      csvOf([...header, 'City', 'Shipping'], [...rowOf('T-1', { note: 'keep' }), 'Köln', '4.90']),
    )
    const again = await desk.bring(csvOf(['Order', 'City', 'Shipping', 'Colour'], ['T-1', '', '', 'red']))
    expect(again.counts).toMatchObject({ matched: 1, updated: 1 })
    expect(await orderOf('T-1')).toMatchObject({
      note: 'keep',
      required_on: '2026-12-24',
      shipping_cost: '0.00',
    })
    const [city] = await desk.rows(sql`select ship_to_city from orders where number = 'T-1'`)
    expect(city).toEqual({ ship_to_city: '' })
  })

  it('takes the good rows and tells of each other one at its line and column', async () => {
    const deleted = await anOrder(desk.lead, desk.world)
    await deleteOrder(desk.lead, deleted.id)
    const file =
      'Order,Customer,Currency,Required by,Assignee,Note\n' +
      'R-1,Ada Lovelace,EUR,2026-12-24,,ok\n' +
      'R-2,Nobody Known,EUR,2026-12-24,,\n' +
      'R-3,Twin,EUR,2026-12-24,,\n' +
      'R-4,c4@example.com,EUR,2026-12-24,,ok\n' +
      ',Ada Lovelace,EUR,2026-12-24,,\n' +
      'R-6,Ada Lovelace,EUR,31.02.2026,Somebody Else,\n' +
      'R-7,Ada Lovelace,EUR,2026-12-24,Somebody Else,\n' +
      'R-8,Ada Lovelace,EUR\n' +
      'R-1,Ada Lovelace,EUR,2026-12-24,,again\n' +
      `${deleted.number},Ada Lovelace,EUR,2026-12-24,,\n` +
      'R-11,"Ada Lovelace"x,EUR,2026-12-24,,\n'
    const done = await desk.bring(file)
    expect(done.counts).toEqual({ read: 11, matched: 0, inserted: 2, updated: 0, unchanged: 0, rejected: 9 })
    expect(reasonsOf(done.rejects)).toEqual([
      [3, 'Customer: There is no such customer. Create the customer first.'],
      [4, 'Customer: Several customers have this name. Use the customer number or the e-mail address.'],
      [6, 'Order: This cannot be empty.'],
      [7, expect.stringMatching(/^Required by: This is no date/)],
      [8, 'Assignee: There is no such person.'],
      [9, 'null: The row has 3 cells, the table 6 columns.'],
      [10, 'Order: This number already stands in line 2.'],
      [11, expect.stringMatching(/^Order: This order was deleted/)],
      [12, expect.stringMatching(/closing quote/)],
    ])
    expect(await orderOf('R-4')).toMatchObject({ customer: 'C-10004' })
    expect(await orderOf('R-1')).toMatchObject({ note: 'ok' })
    const { name, body } = await streamRejects(desk.lead, done.id)
    const text = await new Response(body).text()
    expect(name).toBe('orders rejected')
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'Order,Customer,Currency,Required by,Assignee,Note,Rejected line,Rejected column,Rejected because',
      'R-2,Nobody Known,EUR,2026-12-24,,,3,Customer,There is no such customer. Create the customer first.',
    ])
    expect(text.trimEnd().split('\r\n')).toHaveLength(10)
    const corrected = await desk.bring(text.replace('Nobody Known', 'Grace Hopper'))
    expect(corrected.counts).toMatchObject({ inserted: 1 })
  })

  it('moves a status only along a transition, with its reason', async () => {
    const first = csvOf(
      [...header, 'Status', 'Reason'],
      [...rowOf('S-1'), 'Delivered', ''],
      [...rowOf('S-2'), 'Pending', ''],
      [...rowOf('S-3'), 'Cancelled', 'as it came'],
    )
    expect((await desk.bring(first)).counts).toMatchObject({ inserted: 3 })
    const second = csvOf(
      ['Order', 'Status', 'Reason'],
      ['S-1', 'Pending', ''],
      ['S-2', 'Cancelled', ''],
      ['S-3', 'Cancelled', 'another'],
    )
    const done = await desk.bring(second)
    expect(done.counts).toMatchObject({ unchanged: 1, rejected: 2 })
    expect(reasonsOf(done.rejects)).toEqual([
      [2, 'Status: An order that is delivered cannot become pending. Choose returned.'],
      [3, 'Status: Give a reason: the order becomes cancelled.'],
    ])
    const third = await desk.bring(csvOf(['Order', 'Status', 'Reason'], ['S-2', 'Cancelled', 'no money']))
    expect(third.counts).toMatchObject({ updated: 1 })
    expect(await orderOf('S-2')).toMatchObject({ status: 'cancelled', status_reason: 'no money' })
    expect(await orderOf('S-3')).toMatchObject({ status_reason: 'as it came' })
    const history = await desk.rows(sql`
      select h.from_status, h.to_status, h.reason, h.actor from order_status_history h join orders o on o.id = h.order_id
      where o.number = 'S-2' order by h.id`)
    expect(history).toEqual([
      { from_status: null, to_status: 'pending', reason: null, actor: desk.lead.actor.id },
      { from_status: 'pending', to_status: 'cancelled', reason: 'no money', actor: desk.lead.actor.id },
    ])
  })

  it('keeps the currency of an order, and finds people by name or address', async () => {
    const mia = await aPerson(desk.world, 'member', 'Mia Member')
    await desk.bring(
      csvOf(
        [...header, 'Assignee'],
        [...rowOf('P-1'), 'mia member'],
        [...rowOf('P-2'), ('email' in mia.actor && mia.actor.email) || ''],
      ),
    )
    expect(await orderOf('P-1')).toMatchObject({ assignee_name: 'Mia Member' })
    expect(await orderOf('P-2')).toMatchObject({ assignee_name: 'Mia Member' })
    await desk.world.db.execute(sql`update users set deactivated_at = now_ms() where id = ${mia.actor.id}`)
    const again = await desk.bring(
      csvOf(['Order', 'Assignee', 'Currency'], ['P-1', 'Mia Member', 'EUR'], ['P-2', 'Mia Member', 'CHF']),
    )
    expect(again.counts).toMatchObject({ unchanged: 1, rejected: 1 })
    expect(reasonsOf(again.rejects)).toEqual([[3, 'Currency: An order keeps its currency.']])
  })

  it('reads times in the zone of the workspace and leaves alone what it says less exactly', async () => {
    await desk.world.db.execute(sql`update workspace set time_zone = 'Europe/Berlin'`)
    const file = csvOf(
      [...header, 'Ordered'],
      [...rowOf('Z-1'), '2026-07-01 12:30'],
      [...rowOf('Z-2'), '2026-07-01T12:30:15.250Z'],
    )
    await desk.bring(file)
    expect([(await orderOf('Z-1'))?.['ordered_at'], (await orderOf('Z-2'))?.['ordered_at']]).toEqual([
      '2026-07-01T10:30:00.000Z',
      '2026-07-01T12:30:15.250Z',
    ])
    const rough = await desk.bring(
      csvOf(['Order', 'Ordered'], ['Z-1', '01.07.2026'], ['Z-2', '2026-07-01 14:30']),
    )
    expect(rough.counts).toMatchObject({ unchanged: 2 })
    const moved = await desk.bring(csvOf(['Order', 'Ordered'], ['Z-2', '2026-07-01 14:31']))
    expect(moved.counts).toMatchObject({ updated: 1 })
    expect((await orderOf('Z-2'))?.['ordered_at']).toBe('2026-07-01T12:31:00.000Z')
  })
})

describe('lines of orders', () => {
  const lined = (...rows: (string | number)[][]) =>
    csvOf([...header, 'SKU', 'Quantity', 'Unit price'], ...rows)
  const linesOf = (number: string) =>
    desk.rows(sql`
      select l.position, p.sku, l.quantity, l.unit_price::text as price from order_items l
      join orders o on o.id = l.order_id join products p on p.id = l.product_id where o.number = ${number} order by l.position`)

  it('come from neighbouring rows, with the price of the product where none is given', async () => {
    const file = lined(
      [...rowOf('L-1'), 'SKU-1', 2, ''],
      ['L-1', '', '', '', '', 'SKU-2', 1, '19.50'],
      [...rowOf('L-2'), '', '', ''],
    )
    const done = await desk.bring(file)
    expect(done.counts).toEqual({ read: 3, matched: 0, inserted: 2, updated: 0, unchanged: 0, rejected: 0 })
    expect(await linesOf('L-1')).toEqual([
      { position: 1, sku: 'SKU-1', quantity: 2, price: '10.00' },
      { position: 2, sku: 'SKU-2', quantity: 1, price: '19.50' },
    ])
    expect(await orderOf('L-1')).toMatchObject({ item_count: 2, items_total: '39.50', total: '39.50' })
    expect(await orderOf('L-2')).toMatchObject({ item_count: 0 })
    const before = await auditCount(desk)
    expect((await desk.bring(file)).counts).toMatchObject({ unchanged: 2 })
    expect(await auditCount(desk)).toBe(before)
  })

  it('are changed, added and removed as the file says, and the sums follow', async () => {
    await desk.bring(
      lined(
        [...rowOf('M-1'), 'SKU-1', 1, 5],
        [...rowOf('M-1'), 'SKU-2', 1, 5],
        [...rowOf('M-1'), 'SKU-1', 1, 5],
      ),
    )
    const before = await linesOf('M-1')
    const done = await desk.bring(lined([...rowOf('M-1'), 'SKU-1', 1, 5], [...rowOf('M-1'), 'SKU-2', 7, 5]))
    expect(before).toHaveLength(3)
    expect(done.counts).toMatchObject({ updated: 1 })
    expect(await linesOf('M-1')).toMatchObject([{ quantity: 1 }, { quantity: 7 }])
    expect(await orderOf('M-1')).toMatchObject({ item_count: 2, items_total: '40.00' })
    const none = await desk.bring(lined([...rowOf('M-1'), '', '', '']))
    expect(none.counts).toMatchObject({ updated: 1 })
    expect(await orderOf('M-1')).toMatchObject({ item_count: 0, items_total: '0.00' })
  })

  it('keep their price where the file has none', async () => {
    await desk.bring(lined([...rowOf('K-1'), 'SKU-1', 1, '7.77']))
    const done = await desk.bring(csvOf(['Order', 'SKU', 'Quantity'], ['K-1', 'SKU-1', 3]))
    expect(done.counts).toMatchObject({ updated: 1 })
    expect(await linesOf('K-1')).toEqual([{ position: 1, sku: 'SKU-1', quantity: 3, price: '7.77' }])
  })

  it('are refused with their whole order', async () => {
    const done = await desk.bring(
      lined(
        [...rowOf('Q-1'), 'SKU-1', 1, ''],
        [...rowOf('Q-1'), 'SKU-9', 1, ''],
        [...rowOf('Q-2'), 'SKU-3', 1, ''],
        [...rowOf('Q-3'), 'SKU-1', 1, ''],
      ),
    )
    expect(done.counts).toMatchObject({ inserted: 1, rejected: 3 })
    expect(reasonsOf(done.rejects)).toEqual([
      [2, 'null: Line 3 of the same order cannot be taken.'],
      [3, 'SKU: There is no product with this SKU.'],
      [4, 'Unit price: Give a price: the product has its price in another currency.'],
    ])
    expect(await orderOf('Q-1')).toBeUndefined()
  })

  it('are refused where the order would be worth more than can be kept', async () => {
    const rich = Array.from({ length: 11 }, () => [...rowOf('G-1'), 'SKU-1', 1_000_000, '999999999999.99'])
    const done = await desk.bring(lined(...rich))
    expect(done.counts).toMatchObject({ inserted: 0, rejected: 11 })
    expect(done.rejects[0]?.errors[0]?.reason).toMatch(/worth more/)
  })
})

describe('a broken file', () => {
  it.each([
    [
      'a quote that is never closed',
      `${csvOf(header, rowOf('B-1'), rowOf('B-2'))}B-3,"oops,EUR\n`,
      /line 4 is never closed/,
    ],
    [
      'bytes that are no text',
      `${csvOf(header, ...Array.from({ length: 3000 }, (_, i) => rowOf(`B-${i}`)))}\0\n`,
      /zero/,
    ],
    ['no rows', csvOf(header), /no rows/],
  ])('leaves nothing behind: %s', async (_name, file, error) => {
    const done = await desk.bring(file)
    expect(done).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(error),
      counts: { read: 0, inserted: 0 },
    })
    expect(await orderOf('B-1')).toBeUndefined()
  })

  it('can be read otherwise and started again', async () => {
    const late = Uint8Array.from(
      csvOf(
        header,
        ...Array.from({ length: 3000 }, (_, i) => rowOf(`E-${i}`)),
        rowOf('E-ü', { note: 'spät' }),
      ),
      (char) => char.charCodeAt(0),
    )
    const failed = await desk.bring(late)
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('no UTF-8') })
    await setMapping(desk.lead, failed.id, { options: { encoding: 'windows-1252' } })
    const done = await desk.run(failed.id)
    expect(done).toMatchObject({ state: 'succeeded', counts: { inserted: 3001 } })
    expect(await orderOf('E-ü')).toMatchObject({ note: 'spät' })
    await expect(setMapping(desk.lead, failed.id, { options: { header: false } })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('text in UTF-16', () => {
  it('is imported like any other', async () => {
    const text = `\uFEFF${csvOf(header, rowOf('V-1', { note: 'Žluťoučký' }))}`
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++)
      new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true)
    const done = await desk.bring(bytes)
    expect(done).toMatchObject({
      state: 'succeeded',
      options: { encoding: 'utf-16le' },
      counts: { inserted: 1 },
    })
    expect(await orderOf('V-1')).toMatchObject({ note: 'Žluťoučký' })
    expect((await getImport(desk.lead, done.id)).preview).toBeNull()
  })
})
