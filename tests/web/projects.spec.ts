import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { z } from 'zod'
import { Project, ProjectPage } from '#domain/portfolio/contract.ts'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const headers = { origin: inject('url') }
let made = 0

/** A project of its own for a test; `page` is signed in as somebody who may create one. */
async function newProject(page: Page, fields: Partial<z.input<typeof Project>> = {}): Promise<Project> {
  const data = { name: `Test project ${++made} ${Date.now()}`, status: 'planned', ...fields }
  const answer = await page.request.post('/api/projects', { data, headers })
  return Project.parse(await answer.json())
}

const read = async (page: Page, key: string): Promise<Project> =>
  Project.parse(await (await page.request.get(`/api/projects/${key}`)).json())

async function edit(page: Page, project: Project, changes: Record<string, unknown>): Promise<void> {
  const { updatedAt } = await read(page, project.key)
  await page.request.patch(`/api/projects/${project.id}`, { data: { updatedAt, changes }, headers })
}

/** Opens the list with only these projects in it. */
async function list(page: Page, search: string): Promise<void> {
  await page.goto(`/projects?q=${encodeURIComponent(search)}`)
  await cell(page, 1, 'Name').waitFor()
}

const columns = ['', 'Key', 'Name', 'Status', 'Priority']

/** A cell by its row, from 1, and its column. */
const cell = (page: Page, row: number, column: string) =>
  page.locator(`[role="gridcell"][data-cell="${row - 1}:${columns.indexOf(column)}"]`)

async function typeName(page: Page, name: string): Promise<void> {
  await cell(page, 1, 'Name').click()
  const input = page.getByRole('textbox', { name: 'Name', exact: true })
  await input.fill(name)
}

describe('editing in the table', () => {
  it('works with the keyboard alone and is still there after a reload', async () => {
    const page = await visit(browser, { role: 'member' })
    const project = await newProject(page)
    await list(page, project.key)
    await cell(page, 1, 'Key').evaluate((element) => element.focus())
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Named by keyboard')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await read(page, project.key)).name).toBe('Named by keyboard')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0:2')
    await page.reload()
    await page.getByText('Named by keyboard').waitFor()
    await page.context().close()
  })

  it('keeps a draft that is not valid, with what is wrong at the cell, and takes it back with Escape', async () => {
    const page = await visit(browser, { role: 'member' })
    const project = await newProject(page)
    await list(page, project.key)
    await typeName(page, ' ')
    await page.keyboard.press('Enter')
    await page.getByText('Give the project a name').waitFor()
    await page.keyboard.press('Escape')
    await cell(page, 1, 'Name').getByText(project.name).waitFor()
    expect((await read(page, project.key)).updatedAt).toBe(project.updatedAt)
    await page.context().close()
  })

  it('says of a field that Notion owns where to change it', async () => {
    const page = await visit(browser, { role: 'member' })
    await page.goto('/projects?origin=notion')
    await cell(page, 1, 'Name').click()
    await page.getByRole('alert').getByText('comes from Notion').waitFor()
    await page.context().close()
  })
})

describe('two people in the same project', () => {
  it('see each other’s changes without reloading', async () => {
    const [one, other] = [await visit(browser, { role: 'lead' }), await visit(browser, { role: 'viewer' })]
    const project = await newProject(one)
    await list(other, project.key)
    await edit(one, project, { name: 'Changed meanwhile', priority: 'critical' })
    await other.getByText('Changed meanwhile').waitFor({ timeout: 10_000 })
    for (const page of [one, other]) await page.context().close()
  })

  it('lose nothing when both change it: field by field, either version can be kept', async () => {
    const [one, other] = [await visit(browser, { role: 'member' }), await visit(browser, { role: 'lead' })]
    const project = await newProject(one)
    await list(one, project.key)
    await typeName(one, 'Mine')
    await edit(other, project, { name: 'Theirs', status: 'active' })
    await one.keyboard.press('Enter')
    const dialog = one.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Theirs' }).waitFor()
    expect(await dialog.getByRole('radio', { name: 'Mine' }).isChecked()).toBe(true)
    expect(await dialog.getByText('changed only by them').count()).toBe(1)
    await dialog.getByRole('button', { name: 'Save again' }).click()
    await expect.poll(async () => (await read(one, project.key)).name).toBe('Mine')
    expect((await read(one, project.key)).status).toBe('active')
    for (const page of [one, other]) await page.context().close()
  })

  it('can keep the other version and take their own up again', async () => {
    const [one, other] = [await visit(browser, { role: 'member' }), await visit(browser, { role: 'lead' })]
    const project = await newProject(one)
    await list(one, project.key)
    await typeName(one, 'Mine')
    await edit(other, project, { name: 'Theirs' })
    await one.keyboard.press('Enter')
    await one.getByRole('dialog').getByRole('button', { name: 'Keep theirs' }).click()
    await cell(one, 1, 'Name').getByText('Theirs').waitFor()
    await one.getByRole('button', { name: 'Review again' }).click()
    await one.getByRole('dialog').getByRole('button', { name: 'Save again' }).click()
    await expect.poll(async () => (await read(one, project.key)).name).toBe('Mine')
    for (const page of [one, other]) await page.context().close()
  })
})

describe('many projects at once', () => {
  it('are changed together; those that Notion owns are named and can be left out', async () => {
    const page = await visit(browser, { role: 'member' })
    const tag = `Bulk ${Date.now()}`
    const two = [await newProject(page, { name: `${tag} a` }), await newProject(page, { name: `${tag} b` })]
    await list(page, tag)
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await page.getByRole('button', { name: 'Set priority' }).click()
    await page.getByRole('menuitem', { name: 'High' }).click()
    await page.getByText('2 projects changed').waitFor()
    for (const { key } of two) expect((await read(page, key)).priority).toBe('high')
    await page.goto('/projects?origin=notion')
    await page
      .getByRole('checkbox', { name: /^Select QD-/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Set priority' }).click()
    await page.getByRole('menuitem', { name: 'High' }).click()
    await page.getByRole('dialog').getByText('Some of these come from Notion').waitFor()
    await page.context().close()
  })
})

describe('creating a project', () => {
  it('makes one, however often the button is pressed', async () => {
    const page = await visit(browser, { role: 'member' })
    const name = `Pressed twice ${Date.now()}`
    await page.goto('/projects')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(name)
    const create = page.getByRole('button', { name: 'Create project' })
    await create.evaluate((button) => {
      const click = () => button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
      for (let press = 0; press < 3; press++) click()
    })
    await page.getByText('was created').waitFor()
    const found = await page.request.get(`/api/projects?q=${encodeURIComponent(name)}`)
    expect(ProjectPage.parse(await found.json()).items).toHaveLength(1)
    await page.context().close()
  })

  it('marks what is missing at its field and puts the focus there', async () => {
    const page = await visit(browser, { role: 'member' })
    await page.goto('/projects')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('button', { name: 'Create project' }).click()
    await page.getByText('Give the project a name').waitFor()
    const name = page.getByRole('dialog').getByLabel('Name')
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.context().close()
  })
})

describe('the list', () => {
  it('keeps filters and sorting in the address, so that the back button and a bookmark work', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/projects')
    await cell(page, 1, 'Name').waitFor()
    await page.getByRole('button', { name: 'Status', exact: true }).first().click()
    await page.getByRole('menuitemcheckbox', { name: 'Completed' }).click()
    await page.waitForURL(/status=completed/)
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await page.waitForURL(/sort=-name/)
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('sort'))
    expect(new URL(page.url()).searchParams.get('status')).toBe('completed')
    await page.context().close()
  })

  it('exports what it shows: the same rows in the same order, with a byte order mark', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/projects?status=active&sort=-name')
    await cell(page, 1, 'Name').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    const rows = text.slice(1).trim().split('\r\n').slice(1)
    const { items } = ProjectPage.parse(
      await (await page.request.get('/api/projects?status=active&sort=-name&limit=200')).json(),
    )
    expect(text.startsWith('\uFEFFKey,Name,Status')).toBe(true)
    expect(rows.map((row) => row.split(',')[0])).toEqual(items.map((project) => project.key))
    await page.context().close()
  })

  it('shows a viewer everything and offers nothing that a viewer may not do', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/projects')
    await cell(page, 1, 'Name').waitFor()
    for (const name of ['New project', 'Set status'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await page.context().close()
  })
})

describe('the command palette', () => {
  it('finds a project and a page by typing, and runs them with Enter', async () => {
    const page = await visit(browser, { role: 'member' })
    const project = await newProject(page, { name: `Lighthouse ${Date.now()}` })
    await page.goto('/settings/tokens')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill(project.name)
    await page.getByRole('option', { name: project.name }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(project.key))
    await page.context().close()
  })
})
