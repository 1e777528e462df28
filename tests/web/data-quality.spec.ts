import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { IssuePage } from '#domain/quality/contract.ts'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})

const sql = (script: string) => fetch(`${inject('control')}/sql`, { method: 'POST', body: script })

/** What the list should hold, from the API. */
async function issues(page: Page, query: string) {
  const answer = await page.request.get(`/api/dq/issues?limit=200&${query}`)
  return IssuePage.parse(await answer.json()).items
}

const list = (page: Page) => page.getByRole('grid', { name: 'Issues' })
const count = (page: Page, text: string) => page.getByRole('status').getByText(text, { exact: true })
const panel = (page: Page) => page.getByRole('complementary', { name: 'issue' })

describe('the data quality page', () => {
  it('narrows the list by a press on the heat table, and the back button takes that back', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const all = await issues(page, '')
    const missing = await issues(page, 'category=missing_required&severity=high')
    await page.goto('/data-quality')
    await count(page, `${all.length} issues`).waitFor()
    await page.getByRole('button', { name: `High, Missing value: ${missing.length} issues` }).click()
    await count(page, `${missing.length} issues`).waitFor()
    expect(new URL(page.url()).searchParams.get('category')).toBe('missing_required')
    expect(new URL(page.url()).searchParams.get('severity')).toBe('high')
    await page.goBack()
    await count(page, `${all.length} issues`).waitFor()
  })

  it('drills to one row: what was found, how it is fixed, where it belongs, and back', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const [first, second] = await issues(page, 'category=negative_money')
    await page.goto('/data-quality?category=negative_money')
    await list(page)
      .getByText(first?.rowName ?? '')
      .click()
    await panel(page)
      .getByRole('heading', { name: first?.rowName ?? '' })
      .waitFor()
    const text = (await panel(page).textContent()) ?? ''
    for (const part of [first?.message, first?.value, 'How to fix it', 'stand-in Notion'])
      expect(text).toContain(part)
    expect(new URL(page.url()).searchParams.get('issue')).toBe(first?.id)
    await panel(page).getByRole('button', { name: 'Next issue' }).click()
    await panel(page)
      .getByRole('heading', { name: second?.rowName ?? '' })
      .waitFor()
    await page.goBack()
    await panel(page)
      .getByRole('heading', { name: first?.rowName ?? '' })
      .waitFor()
    await page.goBack()
    await panel(page).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?category=negative_money')
  })

  it('leads from an issue to its project', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const [issue] = await issues(page, 'category=negative_money')
    await page.goto(`/data-quality?issue=${issue?.id}`)
    const project = panel(page).getByRole('link', { name: /^QD-\d+/ })
    const [key = ''] = ((await project.textContent()) ?? '').trim().split(' ')
    await project.click()
    await page.waitForURL(`**/projects/${key}`)
  })

  it('closes the panel with Escape and gives the focus back to the list', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/data-quality')
    await list(page).getByRole('gridcell', { name: 'High' }).first().click()
    await panel(page).getByRole('heading').first().waitFor()
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
  })

  it('opens in the state that its address names', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const found = await issues(page, 'entity=actions&q=name&sort=-category')
    await page.goto('/data-quality?entity=actions&q=name&sort=-category')
    await count(page, `${found.length} issues`).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('name')
    expect(await list(page).getByRole('columnheader', { name: 'Problem' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    await page.getByText('Resolved', { exact: true }).click()
    await page.waitForURL('**state=resolved**')
  })

  it('exports what the filters show', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const found = await issues(page, 'severity=low')
    await page.goto('/data-quality?severity=low')
    await count(page, `${found.length} issues`).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    expect(
      text.startsWith('\uFEFFSeverity,Row,Problem,Kind,Field,Value,Message,First seen (Europe/Berlin)'),
    ).toBe(true)
    expect(text.trimEnd().split('\r\n')).toHaveLength(found.length + 1)
  })

  it('says so when nothing is wrong', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await sql(`update data_quality_issues set resolved_at = '2026-01-01' where resolved_at is null`)
    try {
      await page.goto('/data-quality')
      await page.getByText('Nothing is wrong with the data').waitFor()
    } finally {
      await sql(`update data_quality_issues set resolved_at = null where resolved_at = '2026-01-01'`)
    }
  })
})
