import type { Browser, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const button = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true })

const callWith = (token: string) =>
  fetch(`${inject('url')}/api/me`, { headers: { authorization: `Bearer ${token}` } })

describe('API tokens', () => {
  it('work from the moment they are made until they are revoked', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/settings/tokens')
    const name = `Nightly ${crypto.randomUUID().slice(0, 8)}`
    await button(page, 'New token').first().click()
    await page.getByLabel('Name').fill(name)
    await button(page, 'Create token').click()
    await page.getByText('Shown only this once').waitFor()
    const token = await page.getByLabel('Token', { exact: true }).inputValue()
    expect(await page.getByRole('region', { name: 'Try it' }).innerText()).toContain(`Bearer ${token}`)
    await button(page, 'Done').click()

    const answer = await callWith(token)
    expect([answer.status, (await answer.json()).role]).toEqual([200, 'viewer'])
    const entry = page.getByRole('listitem').filter({ hasText: name })
    expect(await entry.innerText()).toContain(token.slice(0, 10))
    expect(await page.content()).not.toContain(token)

    await button(page, `Revoke… ${name}`).click()
    await button(page, 'Revoke token').click()
    await entry.getByText('Revoked', { exact: true }).waitFor()
    expect((await callWith(token)).status).toBe(401)
    await page.context().close()
  })

  it('need a name, which is said at the field', async () => {
    const page = await visit(browser)
    await page.goto('/settings/tokens')
    await button(page, 'New token').first().click()
    await button(page, 'Create token').click()
    await page.getByText('Give the token a name').waitFor()
    expect(await page.getByLabel('Name').getAttribute('aria-invalid')).toBe('true')
    await page.context().close()
  })
})

/** As if it had happened: notifications of jobs take hours to come about. */
async function tell(email: string, title: string): Promise<void> {
  const body = `insert into notifications (id, user_id, kind, title, body, link)
    select '${uuidv7()}', id, 'stale_data', '${title}', 'No run for a day.', '/projects' from users where email = '${email}'`
  await fetch(`${inject('control')}/sql`, { method: 'POST', body })
}

describe('notifications', () => {
  it('are read one by one or all at once, and stay under All', async () => {
    const page = await visit(browser, { role: 'lead' })
    const [first, second, third] = ['One', 'Two', 'Three'].map((word) => `${word} ${uuidv7()}`)
    for (const title of [first, second, third]) await tell('lead@quarterdeck.example', title ?? '')
    await page.goto('/notifications')
    const entry = (title: string | undefined) => page.getByRole('listitem').filter({ hasText: title })
    await entry(third).getByRole('button', { name: 'Mark as read' }).click()
    await entry(third).waitFor({ state: 'detached' })

    await entry(second).getByRole('link').click()
    await page.waitForURL('**/projects')
    await button(page, 'Notifications, 1 unread').click()
    await page.getByRole('link', { name: 'All notifications' }).click()
    await entry(first).waitFor()
    expect(await entry(second).count()).toBe(0)

    await button(page, 'Mark all as read').click()
    await page.getByText('You are all caught up').waitFor()
    await page.getByRole('tab', { name: 'All' }).click()
    for (const title of [first, second, third]) await entry(title).waitFor()
    expect(new URL(page.url()).searchParams.get('show')).toBe('all')
    await page.context().close()
  })
})
