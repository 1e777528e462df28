import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OrderPage } from '#domain/orders/contract.ts'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('imports', () => {
  it('stay in the list of imports: one that failed is read another way, its report opened again', async () => {
    const page = await visit(browser, { role: 'lead' })
    const answer = await page.request.get('/api/orders?limit=1')
    const [order] = OrderPage.parse(await answer.json()).items
    const dialog = page.getByRole('dialog')
    const name = `${uuidv7()}.csv`
    await page.goto('/orders')
    await page.getByRole('button', { name: 'Import' }).click()
    const text = `Order;City;Note\n${order?.number};"Köln";"said yes\n${order?.number}x;Bonn;\n`
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await dialog.getByText('No row below the names').waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('is never closed').waitFor({ timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Read it another way' }).click()
    await dialog.getByRole('combobox', { name: 'Separator' }).selectOption(',')
    await dialog.getByText('Choose the column with the order number.').waitFor()
    await dialog.getByRole('button', { name: 'Choose another file' }).click()
    const mended = Buffer.from(text.replace('"said yes', 'said yes'))
    await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer: mended })
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('some rows were rejected').waitFor({ timeout: 30_000 })
    const report = page.url()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: 'Import' }).click()
    await dialog.getByRole('button', { name: new RegExp(`${name} 1 updated, 1 rejected`) }).click()
    await dialog.getByRole('link', { name: 'Download rejected rows' }).waitFor()
    await page.goto(report)
    await dialog.getByText('some rows were rejected').waitFor()
    expect(await dialog.count()).toBe(1)
    await page.context().close()
  })

  it('that are not there say so, and lead to those that are', async () => {
    const page = await visit(browser, { role: 'lead' })
    const dialog = page.getByRole('dialog')
    for (const id of ['mistyped', uuidv7()]) {
      await page.goto(`/orders?import=${id}`)
      await dialog.getByText('There is no such import').waitFor()
      await dialog.getByRole('button', { name: 'Choose another file' }).click()
      await dialog.getByLabel('Choose a file').waitFor({ state: 'attached' })
    }
    await page.context().close()
  })
})
