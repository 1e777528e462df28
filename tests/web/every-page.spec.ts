import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, visit } from './browser.ts'

const root = join(import.meta.dirname, '../..')
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
const routes = readFileSync(join(root, 'web/routes.tsx'), 'utf8')
const paths = [...routes.matchAll(/path: '(\/[^'*]*)'/g)].map((match) => match[1] ?? '')

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Opens a page of the demo, whatever ids its path names, and waits until its sections have loaded. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(await withExamples(page, path))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null)
}

async function withExamples(page: Page, path: string): Promise<string> {
  if (!path.includes(':')) return path
  const get = async (url: string) => (await page.request.get(url)).json()
  const { items: projects } = await get('/api/projects?limit=1&origin=notion')
  const { items: runs } = await get('/api/jobs/notion/runs?limit=1')
  const { items: orders } = await get('/api/orders?limit=1&status=packed')
  const id = path.startsWith('/orders/') ? orders[0].id : runs[0].id
  return path.replace(':key', projects[0].key).replace(':job', 'notion').replace(':id', id)
}

/** What axe finds against WCAG 2.2 A and AA, as one line per violation. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations: found } = await runner.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return found.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 200)}`)
  })
}

describe('every page', () => {
  it('is in the list', () => {
    expect(paths.length).toBeGreaterThanOrEqual(12)
    expect(paths).toEqual(
      expect.arrayContaining(['/', '/overview', '/pipelines', '/data-quality', '/projects', '/admin/people']),
    )
  })

  it.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (theme) => {
    const page = await visit(browser, { theme })
    for (const path of paths) {
      await open(page, path)
      expect.soft(await violations(page), `${path} in ${theme}`).toEqual([])
    }
    await page.context().close()
  })

  it('fits a screen of 390 px without scrolling sideways', async () => {
    const page = await visit(browser, { width: 390 })
    for (const path of paths) {
      await open(page, path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, path).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  })

  it('logs no error and breaks no rule of its content security policy', async () => {
    const page = await visit(browser)
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    for (const path of paths) {
      await open(page, path)
      expect.soft(errors.splice(0), path).toEqual([])
    }
    await page.context().close()
  })

  it('sends whoever is signed out to the sign-in page and back', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.context().clearCookies()
    await page.goto('/projects?status=active')
    await page.getByLabel('E-mail').fill('viewer@quarterdeck.example')
    await page.getByLabel('Password', { exact: true }).fill('quarterdeck')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor()
    expect(new URL(page.url()).search).toContain('status=active')
    await page.context().close()
  })
})
