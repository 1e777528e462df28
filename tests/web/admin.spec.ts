import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit, type Visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function on(path: string, who: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await visit(browser, who)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // Changes of others count only from when the live connection stands.
  await page.getByText('Live', { exact: true }).waitFor()
  await look(page)
  await page.context().close()
}

const unique = (word: string) => `${word} ${crypto.randomUUID().slice(0, 8)}`

type Call = [method: 'post' | 'put' | 'patch', path: string]

const send = (page: Page, [method, path]: Call, data: object = {}) =>
  page.request[method](path, { data, headers: { origin: inject('url') } })

const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
const button = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true })
const link = (page: Page, label: string) =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: label, exact: true })

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const cell = (page: Page, name: string, text: string) =>
  row(page, name).getByRole('gridcell', { name: text, exact: true })

async function choose(page: Page, name: string, entry: string): Promise<void> {
  await row(page, name).hover()
  await row(page, name).getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function changeRole(page: Page, name: string, [from, to]: [string, string]): Promise<void> {
  await cell(page, name, from).click()
  await page.getByRole('option', { name: to, exact: true }).click()
  await cell(page, name, to).waitFor()
}

/** Invites somebody through the dialog; answers the one-time link. */
async function invite(page: Page, email: string, name: string): Promise<string> {
  await button(page, 'Invite').click()
  await dialog(page).getByLabel('E-mail').fill(email)
  await dialog(page).getByLabel('Name').fill(name)
  await button(page, 'Create invitation').click()
  await dialog(page).getByText('Shown only this once').waitFor()
  const url = await field(page, 'Invitation link').inputValue()
  await button(page, 'Done').click()
  return url
}

/** A browser of somebody who has nothing but the link: chooses a password and signs in. */
async function accept(url: string, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: inject('url'), reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('New password').fill('five unrelated words here')
  await page.getByLabel('Repeat the password').fill('five unrelated words here')
  await button(page, 'Set password').click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('five unrelated words here')
  await button(page, 'Sign in').click()
  await page.getByText('Live', { exact: true }).waitFor()
  return page
}

describe('people', () => {
  it('come in by invitation, and get what their role allows while they look', async () => {
    await on('/admin/people', {}, async (admin) => {
      const name = unique('Pia')
      const email = `${name.replace(' ', '.').toLowerCase()}@example.com`
      const url = await invite(admin, email, name)
      await cell(admin, name, 'Invited').waitFor()

      const pia = await accept(url, email)
      await cell(admin, name, 'Active').waitFor()
      expect(await link(pia, 'People').count()).toBe(0)

      await changeRole(admin, name, ['Member', 'Admin'])
      await link(pia, 'People').click()
      await row(pia, name).waitFor()

      await changeRole(admin, name, ['Admin', 'Viewer'])
      await pia.getByText('This page is not for your role').waitFor()
      expect((await pia.request.get('/api/people')).status()).toBe(403)

      await choose(admin, name, 'Deactivate…')
      await button(admin, 'Deactivate').click()
      await cell(admin, name, 'Deactivated').waitFor()
      await pia.getByRole('heading', { name: 'Sign in to Quarterdeck' }).waitFor()
      await pia.context().close()
    })
  })

  it('get a new link when the old one is lost, and are told when it was used', async () => {
    await on('/admin/people', {}, async (admin) => {
      const name = unique('Lou')
      const email = `${name.replace(' ', '.').toLowerCase()}@example.com`
      const lost = await invite(admin, email, name)
      await choose(admin, name, 'New invitation link…')
      await button(admin, 'Make the link').click()
      const fresh = await field(admin, 'Invitation link').inputValue()
      expect(fresh).not.toBe(lost)
      const lou = await accept(fresh, email)
      await lou.context().close()
      const late = await visit(browser)
      await late.goto(fresh)
      await late.getByLabel('New password').fill('another five words here')
      await late.getByLabel('Repeat the password').fill('another five words here')
      await button(late, 'Set password').click()
      await late.getByText('used already or has expired').waitFor()
      await late.context().close()
    })
  })

  it('cannot change what they themselves may do, and read why', async () => {
    await on('/admin/people', {}, async (page) => {
      await cell(page, 'admin@quarterdeck.example', 'Admin').click()
      await page.getByText('You cannot change your own role').waitFor()
      await row(page, 'admin@quarterdeck.example').getByRole('button', { name: 'Actions' }).click()
      const entry = page.getByRole('menuitem', { name: 'Deactivate…' })
      expect(await entry.getAttribute('aria-disabled')).toBe('true')
      expect(await entry.innerText()).toContain('ask another admin')
    })
  })

  it('see both versions when two admins change the same person', async () => {
    await on('/admin/people', {}, async (page) => {
      const name = unique('Kim')
      const email = `${name.replace(' ', '.').toLowerCase()}@example.com`
      const made = await send(page, ['post', '/api/people/invitations'], { email, name, role: 'viewer' })
      const { person } = await made.json()
      await cell(page, email, name).click()
      const { updatedAt } = person
      await send(page, ['patch', `/api/people/${person.id}`], { updatedAt, changes: { name: 'Kim Theirs' } })
      await page.getByRole('textbox', { name: 'Name' }).fill('Kim Mine')
      await page.keyboard.press('Enter')
      await dialog(page).getByText('Someone else changed Kim Theirs').waitFor()
      await button(page, 'Save again').click()
      await cell(page, email, 'Kim Mine').waitFor()
    })
  })
})

describe('schedules', () => {
  it('show what is wrong with an expression at its field, and when a right one runs', async () => {
    await on('/admin/schedules', {}, async (page) => {
      await button(page, 'New schedule').click()
      const cron = dialog(page).getByLabel('Cron expression')
      const runs = page.getByRole('region', { name: 'Next five runs' }).getByRole('listitem')
      await cron.fill('0 25 * * *')
      await dialog(page).getByText('Not a cron expression').waitFor()
      expect(await cron.getAttribute('aria-invalid')).toBe('true')
      expect(await runs.count()).toBe(0)
      await cron.fill('30 4 * * 1-5')
      await dialog(page).getByText('At 04:30, Monday to Friday').waitFor()
      await runs.nth(4).waitFor()
      expect(await runs.count()).toBe(5)
      for (const text of await runs.allInnerTexts()) expect(text).toMatch(/^(Mon|Tue|Wed|Thu|Fri), .* 04:30/)
      expect(await cron.getAttribute('aria-invalid')).toBeNull()
    })
  })

  it('can be made with the keyboard alone: Escape closes the list, then the form, and gives the focus back', async () => {
    await on('/admin/schedules', {}, async (page) => {
      await button(page, 'New schedule').press('Enter')
      const zone = dialog(page).getByLabel('Time zone')
      await zone.fill('tokyo')
      await page.getByRole('option', { name: 'Asia/Tokyo (UTC+9)' }).waitFor()
      await zone.press('ArrowDown')
      await zone.press('Enter')
      await page.getByRole('region', { name: 'Next five runs' }).getByText('GMT+9').first().waitFor()
      // A choice closes the list once more from a timer, which nobody types fast enough to meet.
      await page.evaluate(() => new Promise((done) => setTimeout(done)))
      await zone.fill('nowhere')
      await page.getByText('Nothing fits').waitFor()
      await zone.press('Escape')
      await page.getByText('Nothing fits').waitFor({ state: 'detached' })
      expect(await zone.inputValue()).toBe('Asia/Tokyo (UTC+9)')
      await zone.press('Escape')
      await dialog(page).waitFor({ state: 'detached' })
      await expect.poll(() => page.locator(':focus').innerText()).toBe('New schedule')
    })
  })

  it('are added, switched off, deleted and restored', async () => {
    await on('/admin/schedules', {}, async (page) => {
      const job = page.getByRole('region', { name: 'Notion sync' })
      await job.getByRole('button', { name: 'Add a schedule to Notion sync' }).click()
      await dialog(page).getByLabel('Cron expression').fill('11 3 * * 0')
      await button(page, 'Add schedule').click()
      const words = 'At 03:11, on Sundays'
      const entry = job.getByRole('listitem').filter({ hasText: words })
      await entry.getByRole('switch').click()
      await entry.getByText('Paused').waitFor()
      await entry.getByRole('button', { name: `Actions: ${words}` }).click()
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      await button(page, 'Delete schedule').click()
      await entry.waitFor({ state: 'detached' })

      await page.goto('/admin/deleted?kind=schedules')
      const deleted = page.getByRole('listitem').filter({ hasText: words })
      expect(await deleted.innerText()).toContain('by Ada Okafor')
      await deleted.getByRole('button', { name: 'Restore' }).click()
      await deleted.waitFor({ state: 'detached' })
      await page.goto('/admin/schedules')
      await entry.getByText('Paused').waitFor()
    })
  })
})

describe('a hidden page', () => {
  it('is gone from the menu, from its address and from the API for everyone, until it is shown again', async () => {
    const viewer = await visit(browser, { role: 'viewer' })
    await viewer.goto('/projects')
    await link(viewer, 'Data quality').waitFor()
    await viewer.getByText('Live', { exact: true }).waitFor()
    await on('/admin/flags', {}, async (admin) => {
      const flag = admin.getByRole('switch', { name: 'Show Data quality' })
      try {
        await flag.click()
        await link(viewer, 'Data quality').waitFor({ state: 'detached' })
        await link(admin, 'Data quality').waitFor({ state: 'detached' })
        await admin.getByRole('link', { name: 'by Ada Okafor' }).waitFor()
        expect((await viewer.request.get('/api/dq/issues')).status()).toBe(404)
        await viewer.goto('/data-quality')
        await viewer.getByRole('heading', { name: 'There is no page here' }).waitFor()
        await flag.click()
        await viewer.getByRole('heading', { name: 'Data quality', level: 1 }).waitFor()
        await link(viewer, 'Data quality').waitFor()
        expect((await viewer.request.get('/api/dq/issues')).status()).toBe(200)
      } finally {
        await send(admin, ['put', '/api/flags/data-quality'], { enabled: true })
      }
    })
    await viewer.context().close()
  })
})

describe('the audit trail', () => {
  it('shows an edit field by field, and leads to what was edited', async () => {
    await on('/admin/audit', {}, async (page) => {
      const name = unique('Crane')
      const made = await (await send(page, ['post', '/api/projects'], { name, manager: 'Mina Sato' })).json()
      const changes = { name: `${name} II`, manager: 'Leo Brandt' }
      await send(page, ['patch', `/api/projects/${made.id}`], { updatedAt: made.updatedAt, changes })

      await page.getByRole('searchbox', { name: 'Row id, project key or order number' }).fill(made.key)
      const entry = page.getByRole('button', { name: 'Changed' }).filter({ hasText: made.key })
      await entry.click()
      const fields = page.getByRole('table').getByRole('row')
      await fields.nth(2).waitFor()
      expect(await fields.allInnerTexts()).toEqual([
        'Field\tBefore\tAfter',
        'Manager\tMina Sato\tLeo Brandt',
        `Name\t${name}\t${name} II`,
      ])
      await page.reload()
      await fields.nth(2).waitFor()
      await page.getByRole('link', { name: 'Open' }).click()
      await page.waitForURL(`**/projects/${made.key}`)
    })
  })

  it('is filtered by who and what, and the file holds just that', async () => {
    await on('/admin/audit', {}, async (page) => {
      const name = unique('token')
      const { id } = await (await send(page, ['post', '/api/me/tokens'], { name })).json()
      await page.goto(`/admin/audit?table=api_tokens&rowId=${id}`)
      await page.getByRole('button', { name: 'Created' }).filter({ hasText: name }).waitFor()
      await page.getByText('1 change', { exact: true }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        button(page, 'Export CSV').click(),
      ])
      const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
      expect(lines[0]).toContain('Field,Before,After')
      expect(lines.some((line) => line.includes(`Name,,${name}`))).toBe(true)
      expect(lines.slice(1).every((line) => line.includes(id))).toBe(true)
    })
  })

  it('takes in what happens meanwhile', async () => {
    await on('/admin/audit?table=projects', {}, async (page) => {
      await page.getByRole('status').filter({ hasText: 'change' }).waitFor()
      const name = unique('late')
      await send(page, ['post', '/api/projects'], { name })
      await page.getByRole('button', { name: 'Created' }).filter({ hasText: name }).waitFor()
    })
  })
})

describe('the workspace', () => {
  it('gets another name and time zone, which every page shows at once', async () => {
    await on('/admin/workspace', {}, async (page) => {
      const before = await (await page.request.get('/api/workspace')).json()
      try {
        await page.getByLabel('Name').fill('Pier 7')
        await page.getByLabel('Time zone').fill('tokyo')
        await page.getByRole('option', { name: 'Asia/Tokyo (UTC+9)' }).click()
        await button(page, 'Save changes').click()
        await page.getByText('The workspace was changed').waitFor()
        await page.getByText('Pier 7', { exact: true }).waitFor()
        await link(page, 'Schedules').click()
        await page.getByText('Times are shown in Asia/Tokyo').waitFor()
      } finally {
        const { updatedAt } = await (await page.request.get('/api/workspace')).json()
        const { name, timeZone } = before
        await send(page, ['patch', '/api/workspace'], { updatedAt, changes: { name, timeZone } })
      }
    })
  })
})

describe('somebody who is not an admin', () => {
  it('finds no admin pages in the menu and is told whom to ask', async () => {
    await on('/admin/people', { role: 'lead' }, async (page) => {
      await page.getByText('It needs the role admin; yours is lead. Ask an admin').waitFor()
      for (const name of [
        'People',
        'Schedules',
        'Feature flags',
        'Audit trail',
        'Deleted items',
        'Workspace',
      ])
        expect(await link(page, name).count()).toBe(0)
    })
  })

  it.each(['people', 'schedules', 'flags', 'audit', 'deleted', 'workspace'])(
    'is kept out of /admin/%s',
    async (name) => {
      await on(`/admin/${name}`, { role: 'viewer' }, async (page) => {
        await page.getByText('This page is not for your role').waitFor()
        expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
      })
    },
  )
})
