import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

type Role = Visit['role']

const json = async (page: Page, path: string) => (await page.request.get(path)).json()

/** A project of its own for each test, so that none stands in another's way. */
async function makeProject(
  page: Page,
  more: object = {},
): Promise<{ id: string; key: string; name: string }> {
  const data = { name: `Crane ${crypto.randomUUID().slice(0, 8)}`, manager: 'Mina Sato', ...more }
  const headers = { origin: inject('url') }
  const response = await page.request.post('/api/projects', { data, headers })
  expect(response.status()).toBe(201)
  return response.json()
}

async function open(page: Page, path: string): Promise<Page> {
  await page.goto(path)
  await page.getByRole('tablist').waitFor()
  return page
}

/** The same project open in several browsers; the first one made it. */
async function together(roles: Role[], more: object = {}) {
  const pages = await Promise.all(roles.map((role) => visit(browser, { role })))
  const [first] = pages
  if (!first) throw new Error('Nobody is here')
  const project = await makeProject(first, more)
  await Promise.all(pages.map((page) => open(page, `/projects/${project.key}`)))
  // Changes of others count only from when the live connection stands.
  await Promise.all(pages.map((page) => page.getByText('Live', { exact: true }).waitFor()))
  const close = () => Promise.all(pages.map((page) => page.context().close()))
  return { pages, project, close }
}

const property = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}: `) })
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

async function write(page: Page, label: string, text: string): Promise<void> {
  await property(page, label).click()
  await field(page, label).fill(text)
}

async function edit(page: Page, label: string, text: string): Promise<void> {
  await write(page, label, text)
  await field(page, label).press('Enter')
  await property(page, label).filter({ hasText: text }).waitFor()
}

const saved = async (page: Page, key: string) => json(page, `/api/projects/${key}`)

/** What is saved, as soon as it is what it should be. */
const expectSaved = (page: Page, key: string, values: object) =>
  expect.poll(() => saved(page, key), { timeout: 10_000 }).toMatchObject(values)

describe('two people on one project', () => {
  it.each([
    { keeps: 'Yours', manager: 'Written by the first' },
    { keeps: 'Theirs', manager: 'Written by the second' },
  ])('choose after a conflict: $keeps wins', async ({ keeps, manager }) => {
    const { pages, project, close } = await together(['member', 'lead'])
    const [mina, leo] = pages
    if (!mina || !leo) throw new Error('Two are needed')
    await write(mina, 'Manager', 'Written by the first')
    await edit(leo, 'Manager', 'Written by the second')
    await mina.getByText('Someone else changed this to “Written by the second”').waitFor()
    expect(await field(mina, 'Manager').inputValue()).toBe('Written by the first')

    await field(mina, 'Manager').press('Enter')
    const dialog = mina.getByRole('dialog', { name: `Someone else changed ${project.key}` })
    const choice = dialog.getByRole('radiogroup', { name: 'Manager' })
    await choice.getByText('Mina Sato').waitFor()
    await choice.getByRole('radio', { name: `${keeps}: ${manager}` }).check()
    await dialog.getByRole('button', { name: 'Save again' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await expectSaved(mina, project.key, { manager })
    await property(leo, 'Manager').filter({ hasText: manager }).waitFor()
    await close()
  })

  it('see each other’s changes in place, and a field that is being typed in is left alone', async () => {
    const { pages, project, close } = await together(['member', 'lead'])
    const [mina, leo] = pages
    if (!mina || !leo) throw new Error('Two are needed')
    await write(mina, 'Budget', '1250 EUR')
    await property(leo, 'Status').click()
    await leo.getByRole('option', { name: 'On hold' }).click()

    await property(mina, 'Status').filter({ hasText: 'On hold' }).waitFor()
    await mina.getByText('Changed by someone else: Status').waitFor({ state: 'attached' })
    expect(await field(mina, 'Budget').inputValue()).toBe('1250 EUR')

    await field(mina, 'Budget').press('Enter')
    await expectSaved(leo, project.key, { status: 'on_hold', budget: '1250.00', currency: 'EUR' })
    expect(await mina.getByRole('dialog').count()).toBe(0)
    await property(leo, 'Budget').filter({ hasText: '€1,250' }).waitFor()
    await close()
  })

  it('hear that the other one deleted it', async () => {
    const { pages, project, close } = await together(['lead', 'member'])
    const [leo, mina] = pages
    if (!leo || !mina) throw new Error('Two are needed')
    await leo.getByRole('main').getByRole('button', { name: 'Actions' }).click()
    await leo.getByRole('menuitem', { name: 'Delete…' }).click()
    await leo.getByRole('button', { name: 'Delete project' }).click()
    await leo.waitForURL('**/projects')
    await mina.getByText('This project was deleted').waitFor()
    await leo.getByRole('button', { name: 'Undo' }).click()
    await leo.getByText(`${project.key} was restored`).waitFor()
    await mina.getByText('This project was deleted').waitFor({ state: 'hidden' })
    await expectSaved(mina, project.key, { name: project.name })
    await close()
  })
})

describe('a role', () => {
  it('of viewer sees everything and can change nothing', async () => {
    const { pages, project, close } = await together(['member', 'viewer'])
    const [, vera] = pages
    if (!vera) throw new Error('Vera is needed')
    await vera.getByText('Your role, viewer, can read this project').waitFor()
    await vera.getByText('Mina Sato').first().waitFor()
    expect(await vera.getByRole('button', { name: /edit|^add |^delete/i }).count()).toBe(0)
    expect(await vera.getByRole('main').getByRole('button', { name: 'Actions' }).count()).toBe(0)
    const refused = await vera.request.patch(`/api/projects/${project.id}`, {
      data: { updatedAt: '2026-01-01T00:00:00.000Z', changes: { name: 'Mine' } },
      headers: { origin: inject('url') },
    })
    expect(refused.status()).toBe(403)
    await close()
  })

  it('of member edits a project of ours, the name too, but does not delete it', async () => {
    const { pages, project, close } = await together(['member'])
    const [mina] = pages
    if (!mina) throw new Error('Mina is needed')
    await mina.getByRole('heading', { level: 1 }).getByRole('button').click()
    await field(mina, 'Name').fill('Crane renewal')
    await field(mina, 'Name').press('Enter')
    await mina.getByRole('heading', { level: 1, name: 'Crane renewal' }).waitFor()
    const [program] = (await json(mina, '/api/programs')).items
    await property(mina, 'Program').click()
    await mina.getByRole('option', { name: program.name }).click()
    await expectSaved(mina, project.key, { name: 'Crane renewal', programId: program.id })
    expect(await mina.getByRole('main').getByRole('button', { name: 'Actions' }).count()).toBe(0)
    await close()
  })

  it('of member edits only notes and tags of a project from Notion', async () => {
    const mina = await visit(browser, { role: 'member' })
    const { items } = await json(mina, '/api/projects?origin=notion&limit=1')
    await open(mina, `/projects/${items[0].key}`)
    expect(await mina.getByRole('img', { name: 'From Notion' }).count()).toBe(9)
    expect(await mina.getByRole('heading', { level: 1 }).getByRole('button').count()).toBe(0)
    await write(mina, 'Tags', 'harbour, cranes')
    await field(mina, 'Tags').press('Enter')
    await mina.getByRole('button', { name: 'Add notes' }).click()
    await field(mina, 'Notes').fill('Ask the port authority.')
    await field(mina, 'Notes').press('Control+Enter')
    await expectSaved(mina, items[0].key, { tags: ['harbour', 'cranes'], notes: 'Ask the port authority.' })
    await mina.context().close()
  })
})

describe('nothing typed is lost', () => {
  it('by leaving: the page asks, and stays or saves', async () => {
    const { pages, project, close } = await together(['member'])
    const [mina] = pages
    if (!mina) throw new Error('Mina is needed')
    await mina.getByRole('button', { name: 'Add notes' }).click()
    await field(mina, 'Notes').fill('Half a thought')
    await mina.getByRole('tab', { name: 'History' }).click()
    await mina.getByRole('tab', { name: 'Summary' }).click()
    expect(await field(mina, 'Notes').inputValue()).toBe('Half a thought')

    await mina.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Projects' }).click()
    const dialog = mina.getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByText('Notes').waitFor()
    await dialog.getByRole('button', { name: 'Stay' }).click()
    expect(await field(mina, 'Notes').inputValue()).toBe('Half a thought')

    await mina.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Projects' }).click()
    await dialog.getByRole('button', { name: 'Save and leave' }).click()
    await mina.getByRole('heading', { level: 1, name: 'Projects' }).waitFor()
    await expectSaved(mina, project.key, { notes: 'Half a thought' })
    await close()
  })

  it('by a failed save: the value is rolled back, the text stays, and a second try saves it', async () => {
    const { pages, project, close } = await together(['member'])
    const [mina] = pages
    if (!mina) throw new Error('Mina is needed')
    await mina.route('**/api/projects/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
    )
    await write(mina, 'Manager', 'Sinead Byrne')
    await field(mina, 'Manager').press('Enter')
    await mina.getByRole('alert').getByText('The server cannot be reached').waitFor()
    expect(await field(mina, 'Manager').inputValue()).toBe('Sinead Byrne')
    expect(await saved(mina, project.key)).toMatchObject({ manager: 'Mina Sato' })
    await mina.unrouteAll()
    await field(mina, 'Manager').press('Enter')
    await expectSaved(mina, project.key, { manager: 'Sinead Byrne' })
    await close()
  })

  it('by a value that is not valid: the field says what to do and stays open', async () => {
    const { pages, close } = await together(['member'], { startDate: '2026-05-01' })
    const [mina] = pages
    if (!mina) throw new Error('Mina is needed')
    await property(mina, 'End').click()
    await mina.getByLabel('End', { exact: true }).fill('2026-04-01')
    await mina.getByLabel('End', { exact: true }).press('Enter')
    await mina.getByRole('alert').getByText('The end must not be before the start').waitFor()
    await mina.getByLabel('End', { exact: true }).press('Escape')
    await property(mina, 'End').waitFor()
    expect(await property(mina, 'End').evaluate((button) => button === document.activeElement)).toBe(true)
    await close()
  })
})

interface Rich {
  key: string
  healthScore: number
  openRisks: number
  openActions: number
}

const wealth = (project: Rich) => project.openRisks * project.openActions

/** The project from Notion that has most to show. */
async function rich(page: Page): Promise<Rich> {
  const { items }: { items: Rich[] } = await json(page, '/api/projects?origin=notion&limit=200')
  const [first] = items.toSorted((a, b) => wealth(b) - wealth(a))
  if (!first) throw new Error('The demo has no project from Notion')
  return first
}

describe('the parts of a project', () => {
  it('show a health score whose contributions add up to it', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { key, healthScore } = await rich(page)
    await open(page, `/projects/${key}`)
    const health = page.getByRole('region', { name: 'Health' })
    const parts = await health
      .getByRole('listitem')
      .getByText(/^\d+ of \d+$/)
      .allInnerTexts()
    const pairs = parts.map((text) => text.split(' of ').map(Number))
    expect(pairs).toHaveLength(5)
    expect(pairs.reduce((sum, [points = 0]) => sum + points, 0)).toBe(healthScore)
    expect(pairs.reduce((sum, [, max = 0]) => sum + max, 0)).toBe(100)
    const sum = pairs.map(([points]) => points).join(' + ')
    await health.getByText(`${sum} = ${healthScore}`).waitFor()
    await page.context().close()
  })

  it('show in the history who just changed what, before and after', async () => {
    const { pages, close } = await together(['member'])
    const [mina] = pages
    if (!mina) throw new Error('Mina is needed')
    await edit(mina, 'Manager', 'Sinead Byrne')
    await mina.keyboard.press('5')
    const entries = mina.getByRole('region', { name: 'History' }).getByRole('listitem')
    const latest = entries.filter({ hasText: 'Mina Sato changed manager' }).first()
    await latest.locator('del', { hasText: 'Mina Sato' }).waitFor()
    await latest.locator('ins', { hasText: 'Sinead Byrne' }).waitFor()
    await entries.filter({ hasText: 'created the project' }).first().waitFor()
    expect(new URL(mina.url()).searchParams.get('tab')).toBe('history')
    await close()
  })

  it('show the money of each month to the cent, and export what they show', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { key } = await rich(page)
    const budget = await json(page, `/api/projects/${key}/budget`)
    await open(page, `/projects/${key}?tab=budget`)
    const [total] = budget.totals
    const rows = page.getByRole('table').getByRole('row')
    await expect.poll(() => rows.count()).toBe(budget.months.length + 3)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    const lines = file.trim().split('\r\n')
    expect(file.charCodeAt(0)).toBe(0xfeff)
    expect(lines).toHaveLength(budget.months.length + 1)
    expect(lines.at(-1)?.split(',').slice(7)).toEqual([
      total.budget,
      total.committed,
      total.actual,
      total.forecast,
      total.variance,
    ])
    await page.context().close()
  })

  it('place risks by probability and impact, and a field of the matrix filters them', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { key } = await rich(page)
    const { items } = await json(page, `/api/projects/${key}/risks`)
    const risks = items.filter((risk: { open: boolean }) => risk.open)
    await open(page, `/projects/${key}?tab=risks`)
    const rows = page.getByRole('table', { name: 'Risks' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(risks.length + 1)
    const { probability, impact } = risks[0]
    const alike = risks.filter(
      (risk: typeof items) => risk.probability === probability && risk.impact === impact,
    )
    await page.getByRole('button', { name: `Probability ${probability}, impact ${impact}:` }).click()
    await expect.poll(() => rows.count()).toBe(alike.length + 1)
    expect(new URL(page.url()).searchParams.get('cell')).toBe(`${probability}x${impact}`)
    await page.context().close()
  })

  it('count actions as open, overdue and done', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { key } = await rich(page)
    const { items } = await json(page, `/api/projects/${key}/actions?limit=200`)
    const done = items.filter((action: { open: boolean }) => !action.open)
    await open(page, `/projects/${key}?tab=actions`)
    await page.getByRole('radio', { name: `Done ${done.length}` }).check()
    const rows = page.getByRole('table', { name: 'Actions' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(done.length === 0 ? 0 : done.length + 1)
    expect(new URL(page.url()).searchParams.get('show')).toBe('done')
    await page.context().close()
  })
})

describe('the way through projects', () => {
  it('leads from the list to its neighbours, with the keyboard too, and back to the same list', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { items } = await json(page, '/api/projects?status=active&sort=-name&limit=3')
    await page.goto('/projects?status=active&sort=-name')
    await page.getByRole('link', { name: items[0].key }).click()
    await page.getByRole('heading', { level: 1, name: items[0].name }).waitFor()
    await page.getByText(/^1 of \d+/).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { level: 1, name: items[1].name }).waitFor()
    await page.getByRole('link', { name: 'Previous project' }).click()
    await page.getByRole('heading', { level: 1, name: items[0].name }).waitFor()
    await page.getByRole('link', { name: /^1 of/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor()
    expect(new URL(page.url()).search).toBe('?status=active&sort=-name')
    await page.context().close()
  })

  it('ends helpfully where there is no project', async () => {
    const page = await visit(browser, { role: 'viewer' })
    const { items } = await json(page, '/api/projects?limit=1')
    await page.goto(`/projects/${items[0].key.toLowerCase()}-x`)
    await page.getByRole('heading', { level: 1, name: 'There is no project' }).waitFor()
    await page.getByRole('link', { name: items[0].key }).click()
    await page.getByRole('heading', { level: 1, name: items[0].name }).waitFor()
    await page.context().close()
  })
})
