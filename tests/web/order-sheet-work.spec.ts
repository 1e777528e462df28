import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { OrderPage } from '#domain/orders/contract.ts'
import { launchBrowser, visit } from './browser.ts'
import {
  addCustomer,
  addOrder,
  bar,
  cell,
  deleteOrder,
  type DeskOptions,
  isActive,
  openDesk as deskOf,
  paste,
  read,
  saveAll,
  textOf,
  type,
} from './order-desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const openDesk = (count: number, options?: DeskOptions) => deskOf(browser, count, options)

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const activeCell = (page: Page) => page.getByRole('grid').getAttribute('aria-activedescendant')

/** The active cell is drawn where it can be seen. */
const isInView = (page: Page, id: string) =>
  page.evaluate((name) => {
    const found = document.getElementById(name)
    const pane = found?.closest('revogr-viewport-scroll')?.getBoundingClientRect()
    const box = found?.getBoundingClientRect()
    if (!pane || !box) return false
    return box.top >= pane.top && box.bottom <= pane.bottom + 1 && box.right <= pane.right + 1
  }, id)

describe('the customer of an order', () => {
  it('is found by typing in its cell, saved with the other changes, and offers its address', async () => {
    const desk = await openDesk(2)
    const { page } = desk
    const city = `Town ${desk.customerId.slice(-6)}`
    const other = await addCustomer(page, {
      city,
      street: 'Quay 1',
      name: `Zelda ${desk.customerId.slice(-6)}`,
    })
    await cell(page, 0, 'customer').click()
    await page.keyboard.type(other.name)
    await page.getByRole('option', { name: other.name }).waitFor()
    await press(page, 'Enter')
    await cell(page, 0, 'customer').getByText(other.name).waitFor()
    await expect.poll(() => activeCell(page)).toBe('cell-1-customer')
    await press(page, 'ArrowUp')
    await page.getByRole('button', { name: 'Use this address' }).click()
    await cell(page, 0, 'shipToCity').getByText(city).waitFor()
    await saveAll(page)
    expect(await read(desk)).toMatchObject([
      { customerId: other.id, customerName: other.name, shipToCity: city, contactEmail: other.email },
      { customerId: desk.customerId },
    ])
    await page.context().close()
  })

  it('is pasted by exact number or name; what names nobody or several is marked with the reason', async () => {
    const desk = await openDesk(4)
    const { page } = desk
    const name = `Twin ${desk.customerId.slice(-6)}`
    const twin = await addCustomer(page, { name })
    await addCustomer(page, { name })
    const only = await addCustomer(page, { name: `Only ${desk.customerId.slice(-6)}` })
    await cell(page, 0, 'customer').click()
    await paste(page, `${twin.number}\n${only.name.toUpperCase()}\n${name}\nNobody at all`)
    await bar(page).getByText('2 not valid').waitFor()
    await page.getByText('2 cells are not valid').waitFor()
    await cell(page, 2, 'customer').click()
    await page.getByText(`Several customers are called “${name}”`).waitFor()
    await cell(page, 3, 'customer').click()
    await page.getByText('There is no customer “Nobody at all”').waitFor()
    await bar(page).getByRole('button', { name: 'Take back those not valid' }).click()
    await cell(page, 0, 'customer').click()
    await saveAll(page)
    expect((await read(desk)).map(({ customerId }) => customerId)).toEqual([
      twin.id,
      only.id,
      desk.customerId,
      desk.customerId,
    ])
    await page.context().close()
  })

  it('typed and not saved is still known by its name after a reload, and Escape takes typing back', async () => {
    const desk = await openDesk(1)
    const { page } = desk
    const other = await addCustomer(page)
    await cell(page, 0, 'customer').click()
    await paste(page, other.number)
    await cell(page, 0, 'customer').getByText(other.name).waitFor()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await cell(page, 0, 'customer').getByText(other.name).waitFor()
    await cell(page, 0, 'customer').dblclick()
    await page.getByRole('combobox', { name: 'Customer' }).fill('Somebody')
    await press(page, 'Escape')
    await page.getByRole('combobox', { name: 'Customer' }).waitFor({ state: 'detached' })
    expect(await textOf(page, 0, 'customer')).toBe(other.name)
    await page.context().close()
  })
})

describe('a column', () => {
  it('fits its content after a double click on its edge, and keeps that width for the person', async () => {
    const { page } = await openDesk(2)
    const head = page.locator('.rgHeaderCell[data-column="shipToCity"]')
    const widthOf = async () => Math.round((await head.boundingBox())?.width ?? 0)
    const fit = async () => {
      const box = await head.boundingBox()
      if (!box) throw new Error('No head')
      await page.mouse.dblclick(box.x + box.width - 3, box.y + box.height / 2)
    }
    const usual = await widthOf()
    await type(page, cell(page, 0, 'shipToCity'), 'Llanfairpwllgwyngyllgogerychwyrndrobwll')
    await cell(page, 0, 'shipToCity').getByText('Llanfair').waitFor()
    await fit()
    await expect.poll(widthOf).toBeGreaterThan(usual + 40)
    const isWhole = () =>
      cell(page, 0, 'shipToCity').evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)
    expect(await isWhole()).toBe(true)
    const wide = await widthOf()
    await press(page, 'ControlOrMeta+z')
    await expect.poll(() => textOf(page, 0, 'shipToCity')).toBe('')
    await fit()
    await expect.poll(widthOf).toBeLessThan(usual)
    const narrow = await widthOf()
    expect(narrow).toBeLessThan(wide)
    expect(new URL(page.url()).searchParams.get('sort')).toBe('number')
    await page.reload()
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    await expect.poll(widthOf).toBe(narrow)
    await page.context().close()
  })
})

describe('orders of others', () => {
  it('appear by themselves at the top of a list in which nothing is typed, and go again', async () => {
    const { page, customerId } = await openDesk(2)
    const other = await visit(browser, { role: 'lead' })
    await cell(page, 1, 'status').click()
    const made = await addOrder(other, customerId)
    await cell(page, 2, 'number').getByText(made.number).waitFor()
    expect(await activeCell(page)).toBe('cell-1-status')
    await deleteOrder(other, made)
    await page.getByText('2 orders', { exact: true }).waitFor()
    await cell(page, 2, 'number').waitFor({ state: 'detached' })
    for (const one of [page, other]) await one.context().close()
  })

  it('wait for a word while something is typed; nothing moves, and what is deleted is marked', async () => {
    const desk = await openDesk(3)
    const { page, customerId, orders } = desk
    const other = await visit(browser, { role: 'lead' })
    await page.goto(`/orders?customer=${customerId}&sort=-number`)
    await cell(page, 0, 'number')
      .getByText(orders[2]?.number ?? '')
      .waitFor()
    await type(page, cell(page, 1, 'shipToCity'), 'Ulm')
    await bar(page).waitFor()
    const made = await addOrder(other, customerId)
    const news = page.getByRole('status').filter({ hasText: '1 new order' })
    await news.waitFor()
    expect(await textOf(page, 0, 'number')).toBe(orders[2]?.number)
    if (orders[0]) await deleteOrder(other, orders[0])
    await page.locator('.is-gone[id="cell-2-number"]').waitFor()
    await page.getByRole('status').filter({ hasText: 'Others changed this list' }).waitFor()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await cell(page, 0, 'number').getByText(made.number).waitFor()
    await cell(page, 2, 'shipToCity').getByText('Ulm').waitFor()
    await cell(page, 3, 'number').waitFor({ state: 'detached' })
    for (const one of [page, other]) await one.context().close()
  })

  it('that are deleted while they are edited are told of, and the rest can still be saved', async () => {
    const desk = await openDesk(2)
    const { page, orders } = desk
    const other = await visit(browser, { role: 'lead' })
    await type(page, cell(page, 0, 'shipToCity'), 'Lost')
    await type(page, cell(page, 1, 'shipToCity'), 'Kept')
    if (orders[0]) await deleteOrder(other, orders[0])
    await bar(page).getByText('1 order deleted by others').waitFor()
    await bar(page).getByRole('button', { name: 'Drop those deleted' }).click()
    await cell(page, 1, 'shipToCity').click()
    await saveAll(page)
    expect((await read(desk)).map(({ shipToCity }) => shipToCity)).toEqual(['Kept'])
    for (const one of [page, other]) await one.context().close()
  })
})

describe('the keyboard', () => {
  it('goes anywhere in a long list, and what is active is in view there', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/orders?sort=number')
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    const { total } = await (await page.request.get('/api/orders/landmarks?sort=number')).json()
    await page.getByText(`${total.toLocaleString('en-GB')} orders`).waitFor()
    await cell(page, 3, 'status').click()
    const last = total - 1
    const steps: [key: string, to: string][] = [
      ['ControlOrMeta+ArrowDown', `cell-${last}-status`],
      ['ControlOrMeta+ArrowRight', `cell-${last}-updatedAt`],
      ['ArrowUp', `cell-${last - 1}-updatedAt`],
      ['Home', `cell-${last - 1}-number`],
      ['End', `cell-${last - 1}-updatedAt`],
      ['ControlOrMeta+ArrowLeft', `cell-${last - 1}-number`],
      ['ControlOrMeta+Home', 'cell-0-number'],
      ['ControlOrMeta+End', `cell-${last}-updatedAt`],
      ['ControlOrMeta+ArrowUp', 'cell-0-updatedAt'],
      ['Enter', 'cell-1-updatedAt'],
      ['Shift+Enter', 'cell-0-updatedAt'],
    ]
    for (const [key, to] of steps) {
      await press(page, key)
      await expect.poll(() => activeCell(page)).toBe(to)
      await expect.poll(() => isInView(page, to)).toBe(true)
    }
    const rowOf = async () => Number((await activeCell(page))?.split('-')[1])
    await press(page, 'PageDown')
    const screen = await rowOf()
    expect(screen).toBeGreaterThan(5)
    await press(page, 'PageDown', 'PageDown', 'PageUp')
    expect(await rowOf()).toBe(2 * screen)
    await page.context().close()
  })

  it('types a table row by row, repeats, empties, and brings an active cell back into view to edit it', async () => {
    const desk = await openDesk(3)
    const { page } = desk
    await cell(page, 0, 'shipToCity').click()
    for (const row of [0, 1]) {
      await page.keyboard.type(`City ${row}`)
      await press(page, 'Tab')
      await page.keyboard.type('de')
      await press(page, 'Enter')
    }
    await expect.poll(() => isActive(page, 'cell-2-shipToCity')).toBe(true)
    await press(page, 'ControlOrMeta+d', 'ArrowRight', 'ControlOrMeta+d')
    await press(page, 'ArrowUp', 'Delete')
    await saveAll(page)
    expect((await read(desk)).map(({ shipToCity, shipToCountry }) => [shipToCity, shipToCountry])).toEqual([
      ['City 0', 'DE'],
      ['City 1', ''],
      ['City 1', 'DE'],
    ])
    await press(page, 'Shift+Home', 'F2')
    await page.getByRole('textbox', { name: 'Country' }).waitFor()
    await page.keyboard.type('at')
    await press(page, 'Escape')
    expect(await textOf(page, 1, 'shipToCountry')).toBe('')
    await page.context().close()
  })

  it('selects rows and columns as spreadsheets do, and says what they come to', async () => {
    const { page } = await openDesk(3, { width: 1000 })
    const footer = page.locator('footer').filter({ hasText: '3 orders' })
    await cell(page, 1, 'customer').click()
    await press(page, 'Shift+ ', 'Shift+ArrowDown')
    await footer.getByText('Sum €20').waitFor()
    expect(await isInView(page, 'cell-1-customer')).toBe(true)
    await press(page, 'Escape')
    await cell(page, 1, 'shippingCost').click()
    await press(page, 'ControlOrMeta+ ')
    await footer.getByText('Sum €15').waitFor()
    await footer.getByText('Count 3').waitFor()
    await footer.getByText('Average €5').waitFor()
    await press(page, 'ControlOrMeta+a')
    await footer.getByText('Sum €30').waitFor()
    await page.context().close()
  })

  it('adds up rows that were never in view', async () => {
    const page = await visit(browser, { role: 'viewer', width: 1920 })
    await page.goto('/orders?currency=EUR&sort=number')
    await cell(page, 0, 'total').getByText('€').waitFor()
    const totals: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const path = `/api/orders?currency=EUR&sort=number&limit=500${after && `&after=${after}`}`
      const found: z.infer<typeof OrderPage> = OrderPage.parse(await (await page.request.get(path)).json())
      totals.push(...found.items.map(({ total }) => total))
      after = found.next
    }
    const cents = totals.reduce((sum, total) => sum + BigInt(total.replace('.', '')), 0n)
    await page.getByText(`${totals.length.toLocaleString('en-GB')} orders`).waitFor()
    await cell(page, 2, 'total').click()
    await expect.poll(() => isActive(page, 'cell-2-total')).toBe(true)
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(`${totals.length + 1}`)
    await press(page, 'ControlOrMeta+ ')
    const euros = (Number(cents) / 100).toLocaleString('en-GB', { style: 'currency', currency: 'EUR' })
    await page.getByText(`Sum ${euros}`).waitFor()
    await page.context().close()
  })

  it('is explained in the list of keys', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/orders')
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    await press(page, '?')
    const help = page.getByRole('dialog')
    for (const text of [
      'Select the row',
      'Select the column',
      'Edit the cell',
      'A screen down',
      'Today’s date',
    ])
      await help.getByText(text).waitFor()
    await page.context().close()
  })
})
