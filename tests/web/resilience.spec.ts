import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => database('back'))
afterAll(() => browser.close())

const database = (state: 'away' | 'back') =>
  fetch(`${inject('control')}/database/${state}`, { method: 'POST' })

/** The keys of the first projects on the screen; other cells tell relative times, and the banner takes the room of a row. */
const keys = async (page: Page) =>
  (await page.getByRole('main').getByRole('link', { name: /^QD-/ }).allInnerTexts()).slice(0, 8)

describe('when the database is away', () => {
  it('keeps what the page shows, says that it may be stale, and recovers by itself', async () => {
    const page = await visit(browser)
    await page.goto('/projects')
    await page.getByRole('row').nth(5).waitFor()
    const before = await keys(page)
    expect(before.length).toBeGreaterThan(5)
    await database('away')
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByText('may be stale').waitFor({ timeout: 45_000 })
    expect(await keys(page)).toEqual(before)
    await database('back')
    await page.getByText('may be stale').waitFor({ state: 'hidden', timeout: 45_000 })
    await page.context().close()
  })

  it('answers the API with what to do and without any detail of the inside', async () => {
    const page = await visit(browser)
    await database('away')
    const response = await page.request.get('/api/projects')
    expect(response.status()).toBe(503)
    const problem = await response.json()
    expect(problem).toMatchObject({ code: 'unavailable', requestId: expect.any(String) })
    expect(JSON.stringify(problem)).not.toMatch(/127\.0\.0\.1|stack|select/i)
    await page.context().close()
  })
})
