import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function on(path: string, who: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await visit(browser, who)
  await page.goto(path)
  await loaded(page)
  await look(page)
  await page.context().close()
}

/** The page's own parts are there, not their place holders. */
const loaded = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('main section') && !document.querySelector('main [aria-busy="true"]'),
  )

const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

const card = (page: Page, label: string) =>
  section(page, 'Key figures').getByRole('link', { name: label }).locator('xpath=ancestor::div[1]')

const figure = async (page: Page, label: string) =>
  Number(await card(page, label).locator('p').nth(1).innerText())

const listed = (page: Page) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })

const rowNames = (page: Page, title: string) =>
  section(page, title).getByRole('rowheader').getByRole('link').allInnerTexts()

describe('the dashboard', () => {
  it.each([
    ['Late projects', 'concern=late'],
    ['Over budget', 'concern=over_budget'],
    ['Active projects', 'status=active'],
  ])('leads from the figure “%s” to exactly those projects', async (label, filter) => {
    await on('/', { role: 'viewer' }, async (page) => {
      const count = await figure(page, label)
      expect(count).toBeGreaterThan(0)
      await card(page, label).click()
      await page.waitForURL(`**/projects?${filter}*`)
      await page
        .getByRole('status')
        .filter({ hasText: `${count} project` })
        .waitFor()
      expect(await listed(page).count()).toBe(count)
    })
  })

  it('leads from each health to its projects', async () => {
    await on('/', { role: 'viewer' }, async (page) => {
      const row = section(page, 'Health').getByRole('listitem').filter({ hasText: 'Off track' })
      const count = Number(/\d+/.exec(await row.innerText())?.[0])
      await row.getByRole('link').click()
      await page.waitForURL('**/projects?health=red')
      await page
        .getByRole('status')
        .filter({ hasText: `${count} project` })
        .waitFor()
    })
  })

  it('sorts the projects that need attention, and the address and the back button know how', async () => {
    await on('/', {}, async (page) => {
      const reddest = await rowNames(page, 'Needs attention')
      await section(page, 'Needs attention').getByRole('button', { name: 'Project' }).click()
      await page.waitForURL('**/?sort=project')
      const byName = await rowNames(page, 'Needs attention')
      expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b)))
      expect(byName).not.toEqual(reddest)
      await page.goBack()
      expect(await rowNames(page, 'Needs attention')).toEqual(reddest)
    })
  })

  it('opens a project that needs attention from the keyboard', async () => {
    await on('/', {}, async (page) => {
      const [first = ''] = await rowNames(page, 'Needs attention')
      await section(page, 'Needs attention').getByRole('link', { name: first }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/projects/QD-*')
    })
  })

  it('shows the money of one currency at a time, as a chart or as a table, and keeps the choice on reload', async () => {
    await on('/', {}, async (page) => {
      const money = section(page, 'Budget and actual')
      // A chart loads when it comes near the view.
      await money.scrollIntoViewIfNeeded()
      await money.getByRole('img').waitFor()
      await money.getByRole('radio', { name: 'USD' }).check()
      await money.getByRole('radio', { name: 'Table' }).check()
      await page.reload()
      await loaded(page)
      const rows = await money.getByRole('row').allInnerTexts()
      expect(rows.length).toBeGreaterThan(12)
      expect(rows.join(' ')).toContain('US$')
      expect(rows.join(' ')).not.toContain('€')
    })
  })

  it('shows what others change without being reloaded', async () => {
    await on('/', { role: 'admin' }, async (page) => {
      const before = await figure(page, 'Late projects')
      const created = await page.request.post('/api/projects', {
        data: { name: 'Overdue from the start', endDate: '2020-01-31' },
        headers: { origin: new URL(page.url()).origin },
      })
      const { id } = await created.json()
      await section(page, 'Needs attention').getByRole('link', { name: 'Overdue from the start' }).waitFor()
      await expect.poll(() => figure(page, 'Late projects')).toBe(before + 1)
      await page.request.delete(`/api/projects/${id}`, { headers: { origin: new URL(page.url()).origin } })
      await expect.poll(() => figure(page, 'Late projects')).toBe(before)
    })
  })

  it('shows recent changes only to those who may read the audit trail', async () => {
    await on('/', { role: 'admin' }, async (page) => {
      expect(await section(page, 'Recent changes').getByRole('listitem').count()).toBeGreaterThan(0)
    })
    await on('/', { role: 'lead' }, async (page) => {
      expect(await section(page, 'Recent changes').count()).toBe(0)
    })
  })

  it('keeps its other parts when one of them fails, which can be tried again', async () => {
    const page = await visit(browser)
    await page.route('**/api/portfolio/summary', (route) =>
      route.fulfill({ status: 500, json: { detail: 'The portfolio cannot be added up.', code: 'internal' } }),
    )
    await page.goto('/')
    await section(page, 'Needs attention').getByText('The portfolio cannot be added up.').waitFor()
    expect(await figure(page, 'Active projects')).toBeGreaterThan(0)
    await page.unroute('**/api/portfolio/summary')
    await section(page, 'Needs attention').getByRole('button', { name: 'Try again' }).click()
    await section(page, 'Needs attention').getByRole('rowheader').first().waitFor()
    await page.context().close()
  })

  it('hands the projects that need attention over as a file', async () => {
    await on('/', {}, async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ])
      const lines = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n')
      expect(lines[0]).toMatch(/^\uFEFFKey,Project,Program,/)
      expect(lines.length - 1).toBeGreaterThanOrEqual((await rowNames(page, 'Needs attention')).length)
    })
  })

  it('needs three requests and at most 90 KB of compressed JavaScript before its chart', async () => {
    const page = await visit(browser, { role: 'admin' })
    const sizes = new Map<string, number>()
    const calls: string[] = []
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/api/')) calls.push(pathname)
      if (!pathname.endsWith('.js') || pathname.includes('ChartCanvas')) return
      sizes.set(pathname, gzipSync(await response.body()).length)
    })
    await page.goto('/')
    await loaded(page)
    await section(page, 'Budget and actual').scrollIntoViewIfNeeded()
    await section(page, 'Budget and actual').getByRole('img').waitFor()
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(20_000)
    expect(total).toBeLessThan(90_000)
    const own = new Set(calls.filter((path) => !['/api/me', '/api/live'].includes(path)))
    expect([...own].toSorted()).toEqual(['/api/audit', '/api/kpis', '/api/portfolio/summary'])
    await page.context().close()
  })
})

describe('the control room', () => {
  it('names what needs somebody, and each line leads there', async () => {
    await on('/overview', { role: 'viewer' }, async (page) => {
      const alert = section(page, 'Alerts').getByRole('listitem').filter({ hasText: 'is red' }).first()
      await alert.getByText('Warning').waitFor()
      await alert.click()
      await page.waitForURL('**/projects/QD-*')
    })
  })

  it('leads from a count of issues to those issues', async () => {
    await on('/overview', { role: 'viewer' }, async (page) => {
      await section(page, 'Data quality').getByRole('link').first().click()
      await page.waitForURL(/\/data-quality\?category=\w+&severity=\w+$/)
      await page.getByRole('heading', { level: 1, name: 'Data quality' }).waitFor()
    })
  })

  it('never adds money up across currencies, and each currency leads to its months', async () => {
    await on('/overview', { role: 'viewer' }, async (page) => {
      const money = section(page, 'Money')
      expect(await money.getByRole('rowheader').allInnerTexts()).toEqual(['EUR', 'USD'])
      await money.getByRole('link', { name: 'USD' }).click()
      await page.waitForURL('**/?currency=USD')
      await page.getByRole('radio', { name: 'USD', checked: true }).waitFor()
    })
  })

  it('lets leads start a job and shows how it stands; others only look', async () => {
    await on('/overview', { role: 'lead' }, async (page) => {
      const pipelines = section(page, 'Pipelines')
      await pipelines.getByRole('button', { name: 'Run now: Notion sync' }).click()
      await page.getByRole('region', { name: 'Messages' }).getByText('Notion sync').waitFor()
      await pipelines.getByRole('row').filter({ hasText: 'Notion sync' }).getByText('Succeeded').waitFor()
    })
    await on('/overview', { role: 'member' }, async (page) => {
      expect(await section(page, 'Pipelines').getByRole('button').count()).toBe(0)
    })
  })

  it('hands its figures over as a file', async () => {
    await on('/overview', { role: 'viewer' }, async (page) => {
      const active = await figure(page, 'Active projects')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ])
      const text = readFileSync(await download.path(), 'utf8')
      expect(text).toContain(`Active projects,${active},`)
      expect(text).toMatch(/Budget,\d+\.\d\d,EUR/)
    })
  })
})
