import type { Browser, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})

/** Brings about in the database what takes minutes to come about by itself. */
async function sql(script: string): Promise<void> {
  await fetch(`${inject('control')}/sql`, { method: 'POST', body: script })
}

const error = 'Notion answered 503 for the second page of risks.'

/** A run of `notion` that gave up, as its third failure leaves it. */
async function makeDeadRun(): Promise<string> {
  const id = uuidv7()
  await sql(`
    insert into job_runs (id, job_key, mode, trigger, requested_by, state, attempts, read, error, started_at, finished_at)
    values ('${id}', 'notion', 'full', 'schedule', 'system:cron', 'dead', 3, 5, '${error}', now_ms(), now_ms());
    insert into job_attempts (id, run_id, step, attempt, outcome, error, started_at, finished_at)
    select gen_random_uuid(), '${id}', 0, n, 'failed', '${error}', now_ms(), now_ms() from generate_series(1, 3) n;
    insert into job_logs (run_id, level, message) values ('${id}', 'info', 'programs: 5 read'), ('${id}', 'error', '${error}');
    insert into dead_letters (id, run_id, job_key, step, error) values (gen_random_uuid(), '${id}', 'notion', 0, '${error}')`)
  return id
}

/** A run that somebody works on: its lease lasts, so nobody else takes or ends it. */
async function makeRunningRun(): Promise<string> {
  const id = uuidv7()
  await sql(`
    insert into job_runs (id, job_key, mode, trigger, requested_by, state, attempts, lease_until, started_at)
    values ('${id}', 'notion-events', 'incremental', 'webhook', 'system:notion-webhook', 'running', 1, now() + interval '1 hour', now_ms())`)
  return id
}

const log = (id: string, lines: string[]) =>
  sql(
    lines
      .map((line) => `insert into job_logs (run_id, level, message) values ('${id}', 'info', '${line}')`)
      .join(';'),
  )

const endRun = (id: string) =>
  sql(
    `update job_runs set state = 'succeeded', lease_until = null, finished_at = now_ms() where id = '${id}'`,
  )

/** Marks the document, so that a reload would be noticed. */
const mark = (page: Page) =>
  page.evaluate(() => {
    document.body.dataset['mark'] = 'kept'
  })
const isMarked = (page: Page) => page.evaluate(() => document.body.dataset['mark'] === 'kept')

const figure = (page: Page, label: string) =>
  page.getByRole('main').getByText(label, { exact: true }).locator('xpath=following-sibling::*').first()

describe('the pipelines page', () => {
  it('lets a lead start a full sync and follow it to its end without reloading', async () => {
    const page = await visit(browser, { role: 'lead' })
    await page.goto('/pipelines')
    await mark(page)
    await page.getByRole('button', { name: 'More ways to start: Notion sync' }).click()
    await page.getByRole('menuitem', { name: /Full sync/ }).click()
    await page.getByText('Notion sync started').waitFor()
    await page.getByRole('button', { name: 'View run' }).click()
    await page.getByRole('heading', { level: 1, name: /^Run of/ }).waitFor()
    await page
      .getByRole('log')
      .getByText(/actions: \d+ read/)
      .waitFor()
    expect(await figure(page, 'State').textContent()).toBe('Succeeded')
    expect(Number(await figure(page, 'Read').textContent())).toBeGreaterThan(100)
    expect(await page.getByRole('list', { name: 'Attempts' }).textContent()).toContain('Step 1, attempt 1')
    expect(await isMarked(page)).toBe(true)
  })

  it('keeps its filters in the address, opens a run from the table, and finds back', async () => {
    const id = await makeDeadRun()
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/pipelines?state=dead&job=notion')
    const table = page.getByRole('grid', { name: 'Runs' })
    await table.getByText(error).first().waitFor()
    expect(await table.getByText('Succeeded').count()).toBe(0)
    await table.getByText('Schedule').first().click()
    await page.waitForURL(`**/pipelines/notion/runs/${id}`)
    await page.goBack()
    await table.getByText(error).first().waitFor()
    expect(new URL(page.url()).search).toBe('?state=dead&job=notion')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await table.getByText('Succeeded').first().waitFor()
  })

  it('replays a dead run and shows which run took over', async () => {
    const id = await makeDeadRun()
    const page = await visit(browser, { role: 'lead' })
    await page.goto('/pipelines?tab=dead-letters')
    const letters = page.getByRole('grid', { name: 'Dead letters' })
    const letter = letters.getByRole('row').filter({ has: page.locator(`a[href$="${id}"]`) })
    await letter.waitFor()
    expect(await letter.textContent()).toContain(error)
    await letter.getByRole('button', { name: 'Replay' }).click()
    await page.getByText('The replay has started').waitFor()
    await letter.waitFor({ state: 'detached' })
    await page.goto(`/pipelines/notion/runs/${id}`)
    await page.getByRole('link', { name: 'its replay' }).click()
    await page.getByRole('link', { name: 'the dead run' }).waitFor()
    await page
      .getByRole('log')
      .getByText(/actions: \d+ read/)
      .waitFor()
    expect(await figure(page, 'State').textContent()).toBe('Succeeded')
  })

  it('cancels a run that waits', async () => {
    await sql(`
      insert into job_runs (id, job_key, mode, trigger, requested_by, ready_at)
      values ('${uuidv7()}', 'notion-events', 'incremental', 'webhook', 'system:notion-webhook', now() + interval '1 hour')`)
    const page = await visit(browser, { role: 'lead' })
    await page.goto('/pipelines')
    await page.getByRole('button', { name: 'Cancel: Notion changes' }).click()
    await page.getByText('The run was cancelled').waitFor()
    await page.getByRole('button', { name: 'Run now: Notion changes' }).waitFor()
  })

  it('lets a viewer look and says why nothing can be started, which the server refuses too', async () => {
    const id = await makeDeadRun()
    const page = await visit(browser, { role: 'viewer' })
    await page.goto('/pipelines?tab=dead-letters')
    await page.getByText(/needs the role lead; yours is viewer/).waitFor()
    await page.getByRole('grid', { name: 'Dead letters' }).getByText(error).first().waitFor()
    expect(await page.getByRole('button', { name: /Run now|Replay$/ }).count()).toBe(0)
    await page.goto(`/pipelines/notion/runs/${id}`)
    await page.getByRole('log').getByText(error).waitFor()
    expect(await page.getByRole('button', { name: 'Replay' }).count()).toBe(0)
    const headers = { origin: inject('url') }
    const refused = await page.request.post(`/api/jobs/notion/runs/${id}/replay`, { headers })
    expect(refused.status()).toBe(403)
  })
})

describe('rows that are gone from Notion in great number', () => {
  it('are named where a run is shown, and a lead confirms that they may go', async () => {
    const id = await makeDeadRun()
    await sql(`insert into notion_withheld_deletions (role, gone, live) values ('risks', 31, 40)`)
    const viewer = await visit(browser, { role: 'viewer' })
    await viewer.goto(`/pipelines/notion/runs/${id}`)
    await viewer.getByText('Risks: 31 of 40 rows are not in Notion any more').waitFor()
    const button = (page: Page) => page.getByRole('button', { name: 'Delete them with the next full sync' })
    expect(await button(viewer).count()).toBe(0)
    const lead = await visit(browser, { role: 'lead' })
    await lead.goto(`/pipelines/notion/runs/${id}`)
    await button(lead).click()
    await lead.getByText('Confirmed: the next full sync deletes them.').waitFor()
    await viewer.getByText('Confirmed: the next full sync deletes them.').waitFor()
    await sql('delete from notion_withheld_deletions')
  })
})

describe('the page of a run', () => {
  it('shows counts and log lines while they come, without reloading', async () => {
    const id = await makeRunningRun()
    const page = await visit(browser, { role: 'viewer' })
    await page.goto(`/pipelines/notion-events/runs/${id}`)
    await mark(page)
    await page.getByText('Nothing was logged yet.').waitFor()
    await sql(`update job_runs set read = 1250, updated = 7 where id = '${id}'`)
    await log(id, ['the first line'])
    await page.getByRole('log').getByText('the first line').waitFor()
    expect(await figure(page, 'Read').textContent()).toBe('1,250')
    await endRun(id)
    await page.getByRole('main').getByText('Succeeded').first().waitFor()
    expect(await isMarked(page)).toBe(true)
  })

  it('follows the newest line until somebody scrolls up', async () => {
    const id = await makeRunningRun()
    await log(
      id,
      Array.from({ length: 120 }, (_, line) => `line ${line}`),
    )
    const page = await visit(browser, { role: 'viewer' })
    await page.goto(`/pipelines/notion-events/runs/${id}`)
    const lines = page.getByRole('log')
    const isAtEnd = () =>
      lines.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight < 30)
    await lines.getByText('line 119').waitFor()
    await expect.poll(isAtEnd).toBe(true)
    await lines.evaluate((element) => element.scrollTo(0, 0))
    const follow = page.getByRole('button', { name: 'Newest lines' })
    await follow.waitFor()
    await log(id, ['a late line'])
    await lines.getByText('a late line').waitFor()
    expect(await lines.evaluate((element) => element.scrollTop)).toBe(0)
    await follow.click()
    await expect.poll(isAtEnd).toBe(true)
    await endRun(id)
  })

  it('narrows the log by level, in the address', async () => {
    const id = await makeDeadRun()
    const page = await visit(browser, { role: 'viewer' })
    await page.goto(`/pipelines/notion/runs/${id}`)
    await page.getByRole('log').getByText('programs: 5 read').waitFor()
    await page.getByText('Errors', { exact: true }).click()
    await page.waitForURL('**?level=error')
    expect(await page.getByRole('log').getByText('programs: 5 read').count()).toBe(0)
    expect(await page.getByRole('log').getByText(error).count()).toBe(1)
  })

  it('says so when there is no such run', async () => {
    const page = await visit(browser, { role: 'viewer' })
    await page.goto(`/pipelines/notion/runs/${uuidv7()}`)
    await page.getByText('This run does not exist').waitFor()
  })
})

describe('the connection of the Notion job', () => {
  it('shows admins where the rows come from and lets them change which property feeds a field', async () => {
    const page = await visit(browser, { role: 'admin' })
    await page.goto('/pipelines/notion?tab=connection')
    await page.getByText('A stand-in plays Notion on this machine').waitFor()
    await page.getByText(/\/api\/webhooks\/notion$/).waitFor()
    const row = page
      .getByRole('grid', { name: 'Property mappings' })
      .getByRole('row')
      .filter({ hasText: 'objective' })
    await rename(page, { from: 'Objective', to: 'Goal' })
    await row.getByText('Not found yet').waitFor()
    await rename(page, { from: 'Goal', to: 'Objective' })
    await row.getByText('Objective', { exact: true }).waitFor()
  })

  it('is not there for leads', async () => {
    const page = await visit(browser, { role: 'lead' })
    await page.goto('/pipelines/notion')
    await page.getByRole('tab', { name: 'Runs' }).waitFor()
    expect(await page.getByRole('tab', { name: 'Connection' }).count()).toBe(0)
  })
})

async function rename(page: Page, { from, to }: { from: string; to: string }): Promise<void> {
  const cell = page
    .getByRole('grid', { name: 'Property mappings' })
    .getByRole('gridcell', { name: from, exact: true })
  await cell.click()
  await page.getByRole('textbox', { name: 'Notion property' }).fill(to)
  await page.keyboard.press('Enter')
}
