import { readFile } from 'node:fs/promises'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, visit } from './browser.ts'
import {
  bar,
  cell,
  clipboard,
  type DeskOptions,
  edit,
  isActive,
  openDesk as deskOf,
  paste,
  read,
  saveAll,
  show,
  textOf,
  type,
} from './order-desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const openDesk = (count: number, options?: DeskOptions) => deskOf(browser, count, options)

describe('the sheet', () => {
  it('reaches the last of all orders at once, and the first again', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/orders?sort=number')
    await cell(page, 0, 'number').click()
    const answer = await page.request.get('/api/orders?sort=-number&limit=1')
    const [last] = (await answer.json()).items
    const { total } = await (await page.request.get('/api/orders/landmarks?sort=number')).json()
    await page.getByText(`${total.toLocaleString('en-GB')} orders`).waitFor()
    await page.keyboard.press('ControlOrMeta+End')
    await page.getByText(last.number, { exact: true }).waitFor()
    await page.keyboard.press('ControlOrMeta+Home')
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    await page.context().close()
  })

  it('is worked with the keyboard alone: type, edit, take back, save; and it is there after a reload', async () => {
    const desk = await openDesk(2)
    const { page } = desk
    await page.getByRole('grid').focus()
    for (let step = 0; step < 30 && !(await isActive(page, 'cell-0-shipToCity')); step++)
      await page.keyboard.press('ArrowRight')
    await page.keyboard.type('Ulm')
    await page.keyboard.press('Enter')
    expect(await isActive(page, 'cell-1-shipToCity')).toBe(true)
    await page.keyboard.press('F2')
    await page.keyboard.type('Bern')
    await page.keyboard.press('Escape')
    await bar(page).getByText('1 change in 1 row').waitFor()
    await saveAll(page)
    expect((await read(desk)).map(({ shipToCity }) => shipToCity)).toEqual([
      'Ulm',
      desk.orders[1]?.shipToCity,
    ])
    await show(desk)
    expect(await textOf(page, 0, 'shipToCity')).toBe('Ulm')
    await page.context().close()
  })

  it('marks what is not valid with what is wrong, keeps it, and saves nothing until it is put right', async () => {
    const desk = await openDesk(2)
    const { page } = desk
    await type(page, cell(page, 0, 'requiredOn'), '1/2/2031')
    await page.getByText('can be 2031-01-02 or 2031-02-01').waitFor()
    await expect.poll(() => cell(page, 0, 'requiredOn').getAttribute('aria-invalid')).toBe('true')
    await type(page, cell(page, 1, 'shipToCity'), 'Ulm')
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText('1 cell not valid').waitFor()
    expect((await read(desk)).map(({ shipToCity }) => shipToCity)).not.toContain('Ulm')
    await type(page, cell(page, 0, 'requiredOn'), '31.01.2031')
    await saveAll(page)
    expect((await read(desk)).map(({ requiredOn }) => requiredOn)).toEqual(['2031-01-31', '2030-01-01'])
    await page.context().close()
  })

  it('offers only the moves that a status can make, and asks for the reason that one needs', async () => {
    const desk = await openDesk(1)
    const { page } = desk
    await cell(page, 0, 'status').dblclick()
    const options = page.getByRole('listbox').getByRole('option')
    await options.first().waitFor()
    expect((await options.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      'Pending',
      'Confirmed',
      'Cancelled',
    ])
    await options.filter({ hasText: 'Cancelled' }).click()
    await page.getByLabel('Why does it become cancelled?').fill('Ordered twice')
    await page.keyboard.press('Enter')
    await saveAll(page)
    expect(await read(desk)).toMatchObject([{ status: 'cancelled', statusReason: 'Ordered twice' }])
    await page.context().close()
  })

  it('keeps what was typed over a reload of the page', async () => {
    const desk = await openDesk(1)
    const { page } = desk
    await type(page, cell(page, 0, 'shipToCity'), 'Not saved yet')
    await bar(page).waitFor()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await bar(page).getByText('1 change in 1 row').waitFor()
    await cell(page, 0, 'shipToCity').getByText('Not saved yet').waitFor()
    await page.context().close()
  })

  it('lets a viewer look and copy, and says why nothing can be changed', async () => {
    const { page, orders } = await openDesk(1, { role: 'viewer' })
    await cell(page, 0, 'shipToCity').click()
    await page.keyboard.type('x')
    await page.getByText('Your role can look at orders').waitFor()
    await cell(page, 0, 'number').click()
    await page.keyboard.press('ControlOrMeta+c')
    await expect.poll(() => clipboard(page)).toBe(orders[0]?.number)
    expect(await page.getByRole('button', { name: 'New order' }).count()).toBe(0)
    await page.context().close()
  })

  it('fits a phone: the number stays in view and nothing else scrolls sideways', async () => {
    const { page } = await openDesk(2, { width: 390 })
    await cell(page, 0, 'number').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  })
})

describe('the clipboard', () => {
  it('takes a range as text that spreadsheets read', async () => {
    const { page, orders } = await openDesk(2)
    await cell(page, 0, 'number').click()
    await cell(page, 1, 'status').click({ modifiers: ['Shift'] })
    await page.keyboard.press('ControlOrMeta+c')
    const [a, b] = orders
    await expect
      .poll(() => clipboard(page))
      .toBe(`${a?.number}\t${a?.customerName}\tPending\r\n${b?.number}\t${b?.customerName}\tPending`)
    await page.context().close()
  })

  it('brings in cells of several lines, dates and amounts as they are written, and reports what has no place', async () => {
    const desk = await openDesk(3)
    const { page } = desk
    await cell(page, 0, 'note').click()
    await paste(page, '"first\nsecond"\r\nplain\r\n"said ""now"""\r\none too many\r\n')
    await page.getByText('1 row below the last one').waitFor()
    await cell(page, 0, 'shippingCost').click()
    await paste(page, '1,250.50\n€7,5\n3')
    await cell(page, 0, 'requiredOn').click()
    await paste(page, '2031-05-06\n07.05.2031\n5/31/2031')
    await bar(page).getByText('9 changes in 3 rows').waitFor()
    await saveAll(page)
    expect(await read(desk)).toMatchObject([
      { note: 'first\nsecond', shippingCost: '1250.50', requiredOn: '2031-05-06' },
      { note: 'plain', shippingCost: '7.50', requiredOn: '2031-05-07' },
      { note: 'said "now"', shippingCost: '3.00', requiredOn: '2031-05-31' },
    ])
    await page.context().close()
  })

  it('fills a range with one value, cuts, and all of it can be undone and redone', async () => {
    const { page } = await openDesk(3)
    const cities = async () => Promise.all([0, 1, 2].map((row) => textOf(page, row, 'shipToCity')))
    await cell(page, 0, 'shipToCity').click()
    await cell(page, 2, 'shipToCity').click({ modifiers: ['Shift'] })
    await paste(page, 'Basel')
    await expect.poll(cities).toEqual(['Basel', 'Basel', 'Basel'])
    await cell(page, 1, 'shipToCity').click()
    await page.keyboard.press('ControlOrMeta+x')
    await expect.poll(cities).toEqual(['Basel', '', 'Basel'])
    expect(await clipboard(page)).toBe('Basel')
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(cities).toEqual(['Basel', 'Basel', 'Basel'])
    await page.keyboard.press('ControlOrMeta+z')
    await bar(page).waitFor({ state: 'hidden' })
    await page.keyboard.press('ControlOrMeta+y')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(cities).toEqual(['Basel', '', 'Basel'])
    await page.context().close()
  })

  it('fills days on as a series with the handle', async () => {
    const { page } = await openDesk(5)
    await type(page, cell(page, 0, 'requiredOn'), '2031-03-01')
    await type(page, cell(page, 1, 'requiredOn'), '2031-03-08')
    await cell(page, 0, 'requiredOn').click()
    await cell(page, 1, 'requiredOn').click({ modifiers: ['Shift'] })
    const handle = page.locator('.sheet-handle:visible')
    const boxOf = async (place: Locator) => (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const [last, end] = [await boxOf(cell(page, 1, 'requiredOn')), await boxOf(cell(page, 4, 'requiredOn'))]
    // The handle is drawn with the next frame, at the corner of the new range.
    await expect.poll(async () => Math.abs((await boxOf(handle)).y - last.y - last.height)).toBeLessThan(12)
    const corner = await boxOf(handle)
    await page.mouse.move(corner.x + 4, corner.y + 4)
    await page.mouse.down()
    await page.mouse.move(end.x + 20, end.y + 8, { steps: 5 })
    await page.locator('.sheet-filling:visible').waitFor()
    await page.mouse.up()
    await expect.poll(() => textOf(page, 4, 'requiredOn')).toBe('29 Mar 2031')
    expect(await textOf(page, 2, 'requiredOn')).toBe('15 Mar 2031')
    await page.context().close()
  })
})

describe('two people in the sheet', () => {
  it('see each other’s changes in place, lit up, and never over what they typed', async () => {
    const desk = await openDesk(2)
    const { page } = desk
    const [first, second] = desk.orders
    if (!first || !second) throw new Error('No orders')
    const other = await visit(browser, { role: 'lead' })
    await type(page, cell(page, 0, 'shipToCity'), 'Mine')
    await edit(other, first, { shipToCity: 'Theirs', note: 'By them' })
    await cell(page, 0, 'note').getByText('By them').waitFor()
    await page.locator('.is-lit[id="cell-0-note"]').waitFor()
    expect(await textOf(page, 0, 'shipToCity')).toBe('Mine')
    await cell(page, 0, 'shipToCity').click()
    const message = page.getByRole('status').filter({ hasText: 'Someone else changed this cell' })
    await message.getByText('Theirs', { exact: true }).last().waitFor()
    await page.keyboard.press('ControlOrMeta+s')
    await page.getByText('1 cell changed by others').waitFor()
    expect((await read(desk))[0]?.shipToCity).toBe('Theirs')
    await message.getByRole('button', { name: 'Keep mine' }).click()
    await saveAll(page)
    expect((await read(desk))[0]).toMatchObject({ shipToCity: 'Mine', note: 'By them' })
    for (const one of [page, other]) await one.context().close()
  })

  it('lose nothing when the other save came first: all or none, the cells are marked', async () => {
    const desk = await openDesk(2)
    const { page, orders } = desk
    const other = await visit(browser, { role: 'lead' })
    await page.route('**/api/live', (route) => route.abort())
    await page.reload()
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    await type(page, cell(page, 0, 'shipToCity'), 'Mine')
    await type(page, cell(page, 1, 'shipToCity'), 'Also mine')
    if (orders[0]) await edit(other, orders[0], { shipToCity: 'Theirs' })
    await page.keyboard.press('ControlOrMeta+s')
    await bar(page).getByText('1 conflict').waitFor()
    expect((await read(desk))[1]?.shipToCity).not.toBe('Also mine')
    await bar(page).getByRole('button', { name: 'Take all theirs' }).click()
    await cell(page, 1, 'shipToCity').click()
    await saveAll(page)
    expect((await read(desk)).map(({ shipToCity }) => shipToCity)).toEqual(['Theirs', 'Also mine'])
    for (const one of [page, other]) await one.context().close()
  })
})

describe('finding and arranging', () => {
  it('keeps filters and sorting in the address, from the bar and from the head of a column', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/orders')
    await cell(page, 0, 'number').getByText('SO-').waitFor()
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Shipped' }).click()
    await page.waitForURL(/status=shipped/)
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'Total' }).click()
    await page.waitForURL(/sort=total/)
    await cell(page, 0, 'total').click()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('dialog').getByLabel('At least').fill('500')
    await page.waitForURL(/totalMin=500/)
    await page.reload()
    await cell(page, 0, 'status').getByText('Shipped').waitFor()
    const { items } = await (
      await page.request.get('/api/orders?status=shipped&totalMin=500&sort=total')
    ).json()
    await cell(page, 0, 'number').getByText(items[0].number).waitFor()
    await page.context().close()
  })

  it('remembers hidden columns for the person, and a view with its filter', async () => {
    const desk = await openDesk(1)
    const { page } = desk
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Channel' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'Channel' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save this view' }).click()
    await page.getByLabel('Name of the view').fill('Only these')
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByText('View “Only these” saved').waitFor()
    await page.goto('/orders')
    await page.getByRole('columnheader', { name: 'Currency' }).waitFor()
    await page.getByRole('columnheader', { name: 'Channel' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Only these' }).click()
    await page.waitForURL(new RegExp(`customer=${desk.customerId}`))
    await page.context().close()
  })

  it('exports what it shows: the same columns and rows', async () => {
    const { page, orders } = await openDesk(2, { role: 'lead' })
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV of this filter' }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    const lines = text.trim().split('\r\n')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(lines[0]).toMatch(/^Order,Customer,Status,Ordered,/)
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(orders.map(({ number }) => number))
    await page.context().close()
  })
})

describe('many orders at once', () => {
  it('are counted first, changed together, and can be changed back', async () => {
    const desk = await openDesk(3, { role: 'lead' })
    const { page } = desk
    await page.getByRole('checkbox', { name: 'Select all' }).click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Set status' }).click()
    await page.getByRole('menuitem', { name: 'Confirmed' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('3 orders will change').waitFor()
    await dialog.getByRole('button', { name: 'Change 3 orders' }).click()
    await page.getByText('3 orders changed').waitFor()
    expect((await read(desk)).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('3 orders got the old values back').waitFor()
    expect((await read(desk)).map(({ status }) => status)).toEqual(['pending', 'pending', 'pending'])
    await page.context().close()
  })

  it('come in from a file, with the errors at their cells before anything is written', async () => {
    const desk = await openDesk(1, { role: 'lead' })
    const { page } = desk
    await page.getByRole('button', { name: 'Import' }).click()
    const text = `Order,City,Required by\n${desk.orders[0]?.number},Imported,2032-01-01\n${desk.orders[0]?.number}x,Nowhere,soon\n`
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    const dialog = page.getByRole('dialog')
    await dialog.getByText('First rows').waitFor()
    await dialog.getByRole('cell', { name: /soon/ }).waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Import finished').waitFor({ timeout: 30_000 })
    expect((await read(desk))[0]).toMatchObject({ shipToCity: 'Imported', requiredOn: '2032-01-01' })
    await dialog.getByRole('link', { name: 'Download rejected rows' }).waitFor()
    await page.context().close()
  })
})
