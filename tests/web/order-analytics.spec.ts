import { readFile } from 'node:fs/promises'
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

async function open(role: Visit['role'], search = ''): Promise<Page> {
  const page = await visit(browser, { role })
  await page.goto(`/orders/analytics${search}`)
  await page.getByRole('heading', { level: 1, name: 'Order analytics' }).waitFor()
  return page
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const figures = (page: Page) => section(page, 'Figures')

/** How many orders the sheet that is open holds, as the API counts them. */
async function countInSheet(page: Page): Promise<number> {
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
  const { search } = new URL(page.url())
  return (await json(page, `/api/orders/landmarks${search}`)).total
}

async function makeOrder(page: Page): Promise<void> {
  const { items } = await json(page, '/api/customers?limit=1')
  const data = {
    id: uuidv7(),
    customerId: items[0].id,
    currency: 'EUR',
    requiredOn: '2030-01-01',
    shippingCost: '5.00',
  }
  const response = await page.request.post('/api/orders', { data, headers: { origin: inject('url') } })
  expect(response.status()).toBe(201)
}

describe('the figures', () => {
  it('lead to exactly the orders that they count', async () => {
    const page = await open('viewer', '?days=month')
    const { from, to, figures: counted } = await json(page, await summaryOf(page))
    await figures(page)
      .getByRole('link', { name: counted.orders.toLocaleString('en-GB'), exact: true })
      .click()
    expect(await countInSheet(page)).toBe(counted.orders)
    expect(new URL(page.url()).search).toBe(`?orderedFrom=${from}&orderedTo=${to}`)
    await page.goBack()

    const [money] = counted.money
    await figures(page).getByRole('link').nth(1).click()
    expect(await countInSheet(page)).toBe(money.orders)
    await page.goBack()

    const { statuses } = await json(page, `/api/orders/analytics/statuses?from=${from}&to=${to}`)
    const most = statuses.toSorted((a: Status, b: Status) => b.orders - a.orders)[0]
    await section(page, 'Statuses')
      .getByRole('link', { name: new RegExp(`^${most.status}$`, 'i') })
      .click()
    expect(await countInSheet(page)).toBe(most.orders)
    await page.goBack()

    const { byQuantity } = await json(page, `/api/orders/analytics/products?from=${from}&to=${to}`)
    await section(page, 'Top products').getByRole('link', { name: byQuantity[0].name }).click()
    expect(await countInSheet(page)).toBe(byQuantity[0].orders)
    await page.goBack()

    const { orders } = await json(page, `/api/orders/analytics/customers?from=${from}&to=${to}`)
    await section(page, 'New and returning customers').getByRole('link').first().click()
    expect(await countInSheet(page)).toBe(orders.new)
    await page.context().close()
  })

  it('of every hour lead to the orders of that hour', async () => {
    const page = await open('viewer', '?days=yesterday&view=table')
    const { points } = await json(page, (await summaryOf(page)).replace('summary', 'hours'))
    const busiest = points.toSorted((a: Hour, b: Hour) => b.orders - a.orders)[0]
    const label = `${String(busiest.hour).padStart(2, '0')}:00`
    await section(page, 'By hour').getByRole('link', { name: label }).click()
    expect(await countInSheet(page)).toBe(busiest.orders)
    await page.context().close()
  })

  it('follow the chosen days, which stand in the address', async () => {
    const page = await open('viewer')
    await page.getByRole('radio', { name: 'Last 7 days' }).check()
    await section(page, 'By day').waitFor()
    expect(new URL(page.url()).search).toBe('?days=week')
    await page.getByLabel('From', { exact: true }).fill('2020-01-06')
    await page.getByText('No orders in these days').first().waitFor()
    const address = new URL(page.url()).searchParams
    expect([address.get('from'), address.get('days')]).toEqual(['2020-01-06', null])
    await page.goBack()
    expect(await page.getByRole('radio', { name: 'Last 7 days' }).isChecked()).toBe(true)
    await page.context().close()
  })

  it('move when an order comes in', async () => {
    const page = await open('member')
    await page.getByText('Live', { exact: true }).waitFor()
    const before = (await json(page, '/api/orders/analytics/summary')).figures.orders
    await figures(page)
      .getByRole('link', { name: String(before), exact: true })
      .waitFor()
    await makeOrder(page)
    await figures(page)
      .getByRole('link', { name: String(before + 1), exact: true })
      .waitFor()
    await page.context().close()
  })

  it('are handed over as a file with exact amounts', async () => {
    const page = await open('viewer', '?days=week')
    const { figures: counted, from, to } = await json(page, await summaryOf(page))
    const [money] = counted.money
    await section(page, 'Top customers').getByRole('table').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    expect((await download).suggestedFilename()).toBe(`order-analytics-${from}-${to}.csv`)
    const file = await readFile(await (await download).path(), 'utf8')
    const lines = file.slice(1).split('\r\n')
    expect(lines[0]).toBe('Section,Of,Figure,Value,Currency,Before')
    expect(lines.some((line) => line.startsWith(`Figures,,Orders,${counted.orders},,`))).toBe(true)
    expect(
      lines.some((line) => line.startsWith(`Figures,,Revenue,${money.revenue},${money.currency},`)),
    ).toBe(true)
    await page.context().close()
  })

  it('fail one section at a time', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.route('**/api/orders/analytics/products*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"detail":"Try again later."}',
      }),
    )
    await page.goto('/orders/analytics?days=month')
    await section(page, 'Top products').getByText('Try again later.').waitFor()
    await section(page, 'Statuses').getByRole('table').waitFor()
    await page.unrouteAll()
    await section(page, 'Top products').getByRole('button', { name: 'Try again' }).click()
    await section(page, 'Top products').getByRole('table').waitFor()
    await page.context().close()
  })
})

interface Status {
  status: string
  orders: number
}

interface Hour {
  hour: number
  orders: number
}

/** What the page that is open asks for. */
async function summaryOf(page: Page): Promise<string> {
  const from = await page.getByLabel('From', { exact: true }).inputValue()
  const to = await page.getByLabel('To', { exact: true }).inputValue()
  return `/api/orders/analytics/summary?from=${from}&to=${to}`
}

const panel = (page: Page) => section(page, 'Ask about the orders')

async function ask(page: Page, question: string): Promise<void> {
  await panel(page).getByRole('textbox').fill(question)
  await page.keyboard.press('Enter')
}

describe('a question', () => {
  it('is answered with words, SQL, a table and a chart, and can be followed up', async () => {
    const page = await open('viewer')
    await page.getByRole('button', { name: 'Ask a question' }).click()
    await panel(page).locator('textarea:focus').waitFor()
    await panel(page).getByText('Answered by a stand-in').waitFor()
    await panel(page).getByRole('button', { name: 'Revenue by day this week' }).click()
    await panel(page).getByRole('status').first().waitFor()
    await panel(page).getByRole('heading', { name: 'Revenue by day' }).waitFor()
    const table = panel(page).getByRole('table', { name: 'Revenue by day' })
    await table.getByRole('columnheader', { name: 'revenue' }).waitFor()
    expect(await table.getByRole('row').count()).toBeGreaterThan(1)

    await panel(page).getByText('SQL', { exact: true }).click()
    await panel(page).getByText('SELECT (o.ordered_at').waitFor()
    await panel(page).getByRole('radio', { name: 'Chart' }).check()
    await panel(page).getByRole('img', { name: 'Revenue by day; choose Table for every figure' }).waitFor()

    await panel(page).getByRole('group', { name: 'Ask next' }).getByRole('button').first().click()
    await expect.poll(() => panel(page).getByRole('article').count(), { timeout: 20_000 }).toBe(2)
    await page.reload()
    await expect.poll(() => panel(page).getByRole('article').count(), { timeout: 20_000 }).toBe(2)

    await panel(page).getByRole('button', { name: 'New conversation' }).click()
    await panel(page).getByRole('group', { name: 'For example' }).waitFor()
    await panel(page)
      .getByRole('navigation', { name: 'Earlier questions' })
      .getByRole('button')
      .first()
      .click()
    await panel(page).getByRole('heading', { name: 'Revenue by day' }).waitFor()
    await page.context().close()
  })

  it('that fails says why and what to do, and hides secrets', async () => {
    const page = await open('member')
    await ask(page, 'Revenue by day this week [fails]')
    const alert = panel(page).getByRole('alert')
    await alert.getByText('Ask it in other words, or a simpler one.').waitFor()
    expect(await alert.innerText()).not.toContain('dapi')
    await panel(page).getByRole('button', { name: 'Ask again' }).waitFor()
    await page.context().close()
  })

  it('that has to wait says when it goes on, and then goes on', async () => {
    const page = await open('lead')
    await ask(page, 'How many orders are overdue? [rate limited]')
    await panel(page)
      .getByText(/Yours is in line\. It goes on at \d\d:\d\d:\d\d/)
      .waitFor()
    await panel(page).getByRole('table').waitFor()
    await page.context().close()
  })

  it('can be answered in words alone, or with a result that has to be worked out again', async () => {
    const page = await open('lead')
    await ask(page, 'Revenue [text only]')
    await panel(page).getByText('Do you mean the revenue with or without shipping?').waitFor()
    await panel(page).getByText('answer with a follow-up').waitFor()
    await ask(page, 'Revenue by day this week [expired]')
    await panel(page).getByRole('table', { name: 'Revenue by day' }).waitFor()
    await page.context().close()
  })

  it('cannot be asked where no space is connected: the panel says what to set, and the figures are there', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.route('**/api/orders/analytics/genie', (route) =>
      route.fulfill({
        json: {
          state: 'not_configured',
          missing: ['DATABRICKS_HOST', 'GENIE_SPACE_ID'],
          message: 'To connect one, set DATABRICKS_HOST and GENIE_SPACE_ID.',
          sampleQuestions: [],
        },
      }),
    )
    await page.goto('/orders/analytics?days=month')
    await panel(page).getByText('No Genie space is connected').waitFor()
    await panel(page).getByRole('list', { name: 'Set these variables' }).getByText('GENIE_SPACE_ID').waitFor()
    expect(await panel(page).getByRole('textbox').count()).toBe(0)
    await section(page, 'Statuses').getByRole('table').waitFor()
    await page.context().close()
  })
})
