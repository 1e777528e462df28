import type { Browser, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const json = async (page: Page, path: string) => (await page.request.get(path)).json()

async function post(page: Page, path: string, data: object) {
  const response = await page.request.post(path, { data, headers: { origin: inject('url') } })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return response.json()
}

interface Made {
  id: string
  number: string
  customerName: string
  updatedAt: string
}

/** An order of its own for each test, with two lines of a product in EUR. */
async function makeOrder(page: Page, more: object = {}): Promise<Made> {
  const { items: customers } = await json(page, '/api/customers?limit=1')
  const { items: products } = await json(page, '/api/products?limit=100')
  const product = products.find(({ currency }: { currency: string }) => currency === 'EUR')
  const line = (quantity: number) => ({ id: uuidv7(), productId: product.id, quantity, unitPrice: '20.00' })
  return post(page, '/api/orders', {
    id: uuidv7(),
    customerId: customers[0].id,
    currency: 'EUR',
    requiredOn: '2030-12-24',
    contactEmail: 'first@example.com',
    shippingCost: '4.90',
    items: [line(1), line(2)],
    ...more,
  })
}

async function open(page: Page, { id, number }: Made): Promise<Page> {
  await page.goto(`/orders/${id}`)
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
  return page
}

/** The same order open in several browsers; the first one made it. */
async function together(roles: Visit['role'][], more: object = {}) {
  const pages = await Promise.all(roles.map((role) => visit(browser, { role })))
  const [first, second] = pages
  if (!first || !second) throw new Error('Two are needed')
  const order = await makeOrder(first, more)
  await Promise.all(pages.map((page) => open(page, order)))
  // Changes of others count only from when the live connection stands.
  await Promise.all(pages.map((page) => page.getByText('Live', { exact: true }).waitFor()))
  return { first, second, order, close: () => Promise.all(pages.map((page) => page.context().close())) }
}

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
const cell = (page: Page, name: string, line: number) =>
  page.getByLabel(`${name} of line ${line}`, { exact: true })
const saved = (page: Page, { id }: { id: string }) => json(page, `/api/orders/${id}`)
const expectSaved = (page: Page, order: { id: string }, values: object) =>
  expect.poll(() => saved(page, order), { timeout: 10_000 }).toMatchObject(values)
const total = (page: Page) => page.getByRole('region', { name: 'Lines' }).locator('dd').last()

describe('a new order', () => {
  it('is entered with the keyboard alone, and comes to what the server says', async () => {
    const page = await visit(browser, { role: 'member' })
    await page.goto('/orders')
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('new order')
    await page.getByRole('option', { name: 'New order' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Create order' }).waitFor()

    await page.keyboard.press('Control+s')
    await page.getByText('Choose who the order is for').waitFor()
    await page.getByText('Choose the day by which it is promised').waitFor()

    const { items } = await json(page, '/api/customers?limit=3')
    await page.getByRole('combobox', { name: 'Customer' }).fill(items[1].email)
    await page.keyboard.press('Enter')
    await expect.poll(() => field(page, 'City').inputValue()).toBe(items[1].city)
    await page.getByLabel('Required by').fill('2030-06-01')

    const { items: products } = await json(page, '/api/products?limit=2')
    await cell(page, 'Product', 1).fill(products[0].sku)
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page, 'Unit price', 1).inputValue()).toBe(products[0].unitPrice)
    await expect
      .poll(() => cell(page, 'Quantity', 1).evaluate((input) => input === document.activeElement))
      .toBe(true)
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await cell(page, 'Product', 2).fill(products[1].sku)
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page, 'Unit price', 2).inputValue()).toBe(products[1].unitPrice)
    await cell(page, 'Unit price', 2).fill('0,10')
    const typedTotal = await total(page).innerText()

    await page.keyboard.press('Control+s')
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
    const made = await json(page, `/api${new URL(page.url()).pathname}`)
    await page.getByRole('heading', { level: 1, name: made.number }).waitFor()
    expect(made).toMatchObject({ customerId: items[1].id, requiredOn: '2030-06-01', itemCount: 2 })
    expect(made.items).toMatchObject([{ quantity: 3 }, { quantity: 1, unitPrice: '0.10' }])
    expect(made.total).toBe((Number(products[0].unitPrice) * 3 + 0.1).toFixed(2))
    expect(typedTotal.replace(/[^\d.]/g, '')).toBe(made.total)
    expect(await total(page).innerText()).toBe(typedTotal)
    await page.context().close()
  })

  it('can be for a customer that is added on the way', async () => {
    const page = await visit(browser, { role: 'member' })
    await page.goto('/orders/new')
    const name = `Nell ${uuidv7().slice(-6)}`
    await page.getByRole('combobox', { name: 'Customer' }).fill(name)
    await page.getByRole('option', { name: `New customer “${name}”` }).click()
    const dialog = page.getByRole('dialog', { name: 'New customer' })
    await dialog.getByRole('button', { name: 'Create customer' }).click()
    await dialog.getByText('Must be an e-mail address').waitFor()
    await dialog.getByLabel('E-mail').fill(`${name.replace(' ', '.')}@example.com`)
    await dialog.getByLabel('City').fill('Kiel')
    await dialog.getByRole('button', { name: 'Create customer' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe(name)
    expect(await field(page, 'City').inputValue()).toBe('Kiel')
    await page.context().close()
  })
})

describe('an order', () => {
  it('is edited as one draft: lines, totals and fields in one request', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page)
    await open(page, order)
    const requests: string[] = []
    page.on('request', (request) => request.method() === 'PATCH' && requests.push(request.url()))

    await field(page, 'Contact e-mail').fill('second@example.com')
    await cell(page, 'Quantity', 1).fill('4')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => cell(page, 'Quantity', 2).inputValue()).toBe('4')
    expect(await cell(page, 'Quantity', 2).evaluate((input) => input === document.activeElement)).toBe(true)
    await expect.poll(() => total(page).innerText()).toBe('€124.90')
    await page.getByText('Not saved: Contact e-mail, Lines').waitFor()

    await page.keyboard.press('Control+s')
    await page.getByText('Saved', { exact: true }).waitFor()
    await expectSaved(page, order, { contactEmail: 'second@example.com', total: '124.90' })
    const history = page.getByRole('region', { name: 'History and comments' }).getByRole('listitem')
    await history
      .filter({ hasText: /Contact e-mail: first@example\.com .*second@example\.com/ })
      .filter({ hasText: /Lines: €60\.00 .*€120\.00/ })
      .waitFor()
    expect((await saved(page, order)).items.map((item: { quantity: number }) => item.quantity)).toEqual([
      2, 4,
    ])
    expect(requests).toHaveLength(1)
    await page.context().close()
  })

  it('says at the field what is wrong, and saves nothing', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page)
    await open(page, order)
    await field(page, 'Contact e-mail').fill('nobody')
    await page.keyboard.press('Tab')
    await page.getByText('Must be an e-mail address such as ada@example.com').waitFor()
    await cell(page, 'Quantity', 2).fill('0')
    await cell(page, 'Unit price', 1).fill('cheap')
    await page.keyboard.press('Control+s')
    await page.getByText('3 fields to correct').waitFor()
    await page.getByText('Must be at least 1').waitFor()
    await page.getByText('Must be an amount such as 1250.50').waitFor()
    expect(await cell(page, 'Unit price', 1).getAttribute('aria-invalid')).toBe('true')
    expect(await saved(page, order)).toMatchObject({ contactEmail: 'first@example.com', total: '64.90' })
    await page.context().close()
  })

  it('moves along allowed statuses, with a reason where one is needed', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page)
    await open(page, order)
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await page.getByText(`${order.number} is confirmed now`).waitFor()
    await page.getByRole('button', { name: 'More statuses' }).click()
    await page.getByRole('menuitem', { name: 'Cancel order' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the status to cancelled' })
    await dialog.getByRole('button', { name: 'Cancel order' }).click()
    await dialog.getByText('Give a reason').waitFor()
    await dialog.getByLabel('Reason').fill('Ordered twice')
    await dialog.getByRole('button', { name: 'Cancel order' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const history = page.getByRole('region', { name: 'History and comments' }).getByRole('listitem')
    await history.filter({ hasText: 'Confirmed' }).filter({ hasText: 'Reason: Ordered twice' }).waitFor()
    expect(await page.getByRole('button', { name: /Confirm|statuses/ }).count()).toBe(0)
    expect(await saved(page, order)).toMatchObject({ status: 'cancelled', statusReason: 'Ordered twice' })
    await page.context().close()
  })

  it('offers the address of another customer, and takes it over only when asked', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page, { shipToCity: 'Elsewhere' })
    await open(page, order)
    const { items } = await json(page, '/api/customers?limit=5')
    await page.getByRole('combobox', { name: 'Customer' }).fill(items[4].email)
    await page.keyboard.press('Enter')
    await page.getByText(`Deliver to the address of ${items[4].name}?`).waitFor()
    expect(await field(page, 'City').inputValue()).toBe('Elsewhere')
    await page.getByRole('button', { name: 'Use this address' }).click()
    expect(await field(page, 'City').inputValue()).toBe(items[4].city)
    await page.keyboard.press('Control+s')
    await expectSaved(page, order, { customerId: items[4].id, shipToCity: items[4].city })
    await page.context().close()
  })

  it('is commented with Ctrl and Enter, and one’s own comment can be deleted', async () => {
    const { first: mina, second: leo, close } = await together(['member', 'lead'])
    await field(mina, 'Comment').fill('Called them\ntwice')
    await mina.keyboard.press('Control+Enter')
    const said = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Called them' })
    await said(leo).waitFor()
    expect(await said(leo).getByRole('button').count()).toBe(0)
    await said(mina).getByRole('button', { name: 'Delete this comment' }).click()
    await mina.getByRole('dialog').getByRole('button', { name: 'Delete comment' }).click()
    await said(leo).waitFor({ state: 'detached' })
    await close()
  })

  it('can be looked at by a viewer, who can change nothing', async () => {
    const { second: vera, close } = await together(['member', 'viewer'])
    await vera.getByText('Your role, viewer, can read this order').waitFor()
    await vera.getByText('first@example.com').waitFor()
    const main = vera.getByRole('main')
    expect(await main.locator('input, textarea, select').count()).toBe(0)
    expect(await main.getByRole('button').allInnerTexts()).toEqual([''])
    await close()
  })
})

describe('two people on one order', () => {
  it('see each other’s changes in place, and what is being typed is left alone', async () => {
    const { first: mina, second: leo, order, close } = await together(['member', 'lead'])
    await field(mina, 'Note').fill('Half a thought')
    await field(leo, 'City').fill('Bremen')
    await leo.keyboard.press('Control+s')
    await mina.getByText(/^Leo .* changed: City$/).waitFor()
    expect(await field(mina, 'City').inputValue()).toBe('Bremen')
    expect(await field(mina, 'Note').inputValue()).toBe('Half a thought')
    await mina.keyboard.press('Control+s')
    await expectSaved(mina, order, { note: 'Half a thought', shipToCity: 'Bremen' })
    expect(await mina.getByRole('dialog').count()).toBe(0)
    await close()
  })

  it('compare the parts that both changed, and nothing typed is lost', async () => {
    const { first: mina, second: leo, order, close } = await together(['member', 'lead'])
    await field(mina, 'Note').fill('Written by Mina')
    await cell(mina, 'Quantity', 1).fill('7')
    await field(leo, 'Note').fill('Written by Leo')
    await cell(leo, 'Quantity', 2).fill('9')
    await leo.keyboard.press('Control+s')
    await mina.getByText('Someone else changed this to “Written by Leo”').waitFor()
    expect(await cell(mina, 'Quantity', 1).inputValue()).toBe('7')

    await mina.keyboard.press('Control+s')
    const dialog = mina.getByRole('dialog', { name: `Someone else changed ${order.number}` })
    await dialog.getByRole('button', { name: 'Keep theirs' }).click()
    expect(await field(mina, 'Note').inputValue()).toBe('Written by Leo')
    await mina.getByRole('button', { name: 'Review again' }).click()
    await dialog.getByRole('radiogroup', { name: 'Note' }).getByRole('radio', { name: 'Theirs' }).check()
    await dialog.getByRole('radiogroup', { name: 'Lines' }).getByRole('radio', { name: 'Yours' }).check()
    await dialog.getByRole('button', { name: 'Save again' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expectSaved(mina, order, { note: 'Written by Leo', items: [{ quantity: 7 }, { quantity: 2 }] })
    await close()
  })

  it('hear that the other one deleted it; an admin takes that back', async () => {
    const { first: ada, second: mina, order, close } = await together(['admin', 'member'])
    await ada.getByRole('main').getByRole('button', { name: 'Actions' }).click()
    await ada.getByRole('menuitem', { name: 'Delete…' }).click()
    await ada.getByRole('button', { name: 'Delete order' }).click()
    await ada.waitForURL('**/orders')
    await mina.getByText('This order was deleted').waitFor()
    await ada.getByRole('button', { name: 'Undo' }).click()
    await ada.getByText(`${order.number} was restored`).waitFor()
    await mina.getByText('This order was deleted').waitFor({ state: 'hidden' })
    await close()
  })
})

describe('the way to and from an order', () => {
  it('asks before something typed is left, and saves or stays', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page)
    await open(page, order)
    await field(page, 'Note').fill('Half a thought')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByText('Note').waitFor()
    await dialog.getByRole('button', { name: 'Stay' }).click()
    expect(await field(page, 'Note').inputValue()).toBe('Half a thought')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await dialog.getByRole('button', { name: 'Save and leave' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    await expectSaved(page, order, { note: 'Half a thought' })
    await page.context().close()
  })

  it('asks before a half-written comment is left, and sends it on the way', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page)
    await open(page, order)
    await field(page, 'Comment').fill('They called')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByText('Comment').waitFor()
    await dialog.getByRole('button', { name: 'Save and leave' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    await expectSaved(page, order, { comments: [{ body: 'They called' }] })
    await page.context().close()
  })

  it('takes back what was typed, and the other way round', async () => {
    const page = await visit(browser, { role: 'member' })
    await open(page, await makeOrder(page))
    await field(page, 'Note').fill('Half a thought')
    await page.getByRole('button', { name: 'Discard' }).click()
    expect(await field(page, 'Note').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await field(page, 'Note').inputValue()).toBe('Half a thought')
    await page.context().close()
  })

  it('leads to the neighbours in the list one came from, with the keyboard too, and back to it', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const search = 'status=delivered&sort=-total'
    const { items } = await json(page, `/api/orders?${search}&limit=3`)
    await page.goto(`/orders/${items[1].id}?${search}`)
    await page.getByRole('heading', { level: 1, name: items[1].number }).waitFor()
    await page.getByRole('link', { name: 'Next order' }).click()
    await page.getByRole('heading', { level: 1, name: items[2].number }).waitFor()
    await page.getByRole('link', { name: 'Previous order' }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('heading', { level: 1, name: items[1].number }).waitFor()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    expect(new URL(page.url()).search).toBe(`?${search}`)
    await page.context().close()
  })

  it('leads from the command palette, by the number or the customer', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { items } = await json(page, '/api/orders?limit=1')
    await page.goto('/orders/analytics')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(items[0].number)
    await page.getByRole('option', { name: items[0].number }).click()
    await page.getByRole('heading', { level: 1, name: items[0].number }).waitFor()
    await page.context().close()
  })

  it('ends helpfully where there is no order', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto(`/orders/${uuidv7()}`)
    await page.getByRole('heading', { level: 1, name: 'There is no such order' }).waitFor()
    await page.getByRole('link', { name: 'All orders' }).waitFor()
    await page.context().close()
  })
})

describe('a choice of the form', () => {
  it('is made with keys or the pointer, and named by its label and its value', async () => {
    const page = await visit(browser, { role: 'member' })
    const order = await makeOrder(page, { channel: 'web' })
    await open(page, order)
    const channel = (value: string) => page.getByRole('button', { name: `Channel ${value}`, exact: true })
    const list = page.getByRole('listbox')
    const isFocused = (locator: typeof list) =>
      expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true)

    await channel('Web shop').focus()
    await page.keyboard.press('s')
    await channel('Store').waitFor()
    await page.keyboard.press('ArrowRight')
    await channel('Phone').waitFor()
    expect(await list.count()).toBe(0)

    await page.keyboard.press('ArrowDown')
    await isFocused(list.getByRole('option', { name: 'Phone' }))
    await page.keyboard.press('ArrowDown')
    await isFocused(list.getByRole('option', { name: 'Marketplace' }))
    await page.keyboard.press('Enter')
    await list.waitFor({ state: 'detached' })
    await isFocused(channel('Marketplace'))

    await channel('Marketplace').click()
    await list.getByRole('option', { name: 'Store' }).click()
    await channel('Store').waitFor()
    await page.keyboard.press('Control+s')
    await expectSaved(page, order, { channel: 'store' })
    await page.context().close()
  })
})
