import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetWebhook, getWebhook } from '#domain/sync'
import { cleanRow, counted, type Office, openOffice } from './office.ts'
import { openReceiver, type Receiver } from './receiver.ts'

let office: Office
let receiver: Receiver
beforeEach(async () => {
  office = await openOffice()
  receiver = await openReceiver(office.world)
  control().setWebhook({ url: receiver.url })
})
afterEach(async () => {
  await receiver.close()
  await office.close()
})

const control = () => office.notion.control
const statuses = () =>
  control()
    .deliveries()
    .map(({ status }) => status)
const events = () =>
  office.rows('select type, processed_at is null as open from webhook_events order by received_at, id')
const admin = () => office.world.as('admin')

/** Rows are here, and the webhook is set up. */
async function connected(): Promise<void> {
  await control().sendHandshake()
  await office.run('full')
}

describe('the handshake', () => {
  it('gives the key once: it is never overwritten, until an admin forgets it', async () => {
    const { verificationToken } = control().setWebhook({ url: receiver.url })
    await control().sendHandshake()
    await control().sendHandshake()
    expect(await getWebhook(admin())).toMatchObject({
      source: 'handshake',
      verificationToken,
      waitingEvents: 0,
    })
    control().setWebhook({ url: receiver.url, verificationToken: 'secret_of_somebody_else' })
    await control().sendHandshake()
    expect(statuses()).toEqual([200, 200, 401])
    expect(await getWebhook(admin())).toMatchObject({ verificationToken })
    await expect(forgetWebhook(office.world.as('lead'))).rejects.toMatchObject({ code: 'forbidden' })
    await forgetWebhook(admin())
    await control().sendHandshake()
    expect(await getWebhook(admin())).toMatchObject({ verificationToken: 'secret_of_somebody_else' })
  })

  it('is shown to admins only', async () => {
    await expect(getWebhook(office.world.as('lead'))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await getWebhook(admin())).toMatchObject({
      url: 'http://localhost:8787/api/webhooks/notion',
      source: null,
    })
  })
})

describe('a delivery', () => {
  it('is refused and changes nothing before there is a key, and with a wrong signature', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    await control().sendWebhook({ type: 'page.created', page: id })
    await control().sendHandshake()
    await control().sendBadSignature({ page: id })
    expect(statuses()).toEqual([401, 200, 401])
    expect([await events(), office.world.queued]).toEqual([[], []])
  })

  it('is kept once, however often it comes, and starts one run', async () => {
    await control().sendHandshake()
    const { id } = cleanRow(office.notion, 'projects')
    await control().editPage({ page: id, values: { Budget: 1 } })
    await control().replayLastWebhook()
    await control().editPage({ page: id, values: { Budget: 2 } })
    expect(statuses()).toEqual([200, 200, 200, 200])
    expect(await events()).toEqual([
      { type: 'page.properties_updated', open: true },
      { type: 'page.properties_updated', open: true },
    ])
    expect(office.world.queued).toHaveLength(1)
    expect(await office.rows('select job_key, trigger from job_runs')).toEqual([
      { job_key: 'notion-events', trigger: 'webhook' },
    ])
  })

  it('of an unknown type is recorded and needs no work', async () => {
    await control().sendHandshake()
    await control().sendUnknownType()
    expect(statuses()).toEqual([200, 200])
    expect(await events()).toEqual([{ type: 'automation.step_reached', open: false }])
    expect(office.world.queued).toEqual([])
  })

  it('is answered within a second and few round trips', async () => {
    await control().sendHandshake()
    const before = [office.world.gateway.roundTrips(), performance.now()] as const
    await control().sendWebhook({ type: 'page.created', page: cleanRow(office.notion, 'projects').id })
    expect(office.world.gateway.roundTrips() - before[0]).toBeLessThanOrEqual(3)
    expect(performance.now() - before[1]).toBeLessThan(1000)
  })
})

describe('events', () => {
  it('bring what changed, without waiting for a sync', async () => {
    await connected()
    const edited = cleanRow(office.notion, 'projects')
    await control().editPage({ page: edited.id, values: { Name: 'Renamed by hand' } })
    const made = await control().createPage({
      source: 'risks',
      values: { Name: 'Made by hand', Project: [edited.id] },
    })
    const { counts, notes } = await office.runEvents()
    expect(counts).toEqual(counted({ read: 2, inserted: 1, updated: 1 }))
    expect(notes).toEqual(['info 2 events settled, 2 rows changed'])
    expect(await office.rows(`select name from projects where source_id = '${edited.id}'`)).toEqual([
      { name: 'Renamed by hand' },
    ])
    expect(await office.rows(`select project_id from silver.risks where id = '${made.id}'`)).toEqual([
      { project_id: edited.id },
    ])
    expect((await events()).every(({ open }) => open === false)).toBe(true)
    expect((await office.run('incremental')).counts).toMatchObject({ inserted: 0, updated: 0 })
  })

  it('delete and restore', async () => {
    await connected()
    const { id } = cleanRow(office.notion, 'projects')
    const deleted = async () =>
      (
        await office.rows(`select deleted_at is not null as deleted from projects where source_id = '${id}'`)
      )[0]?.['deleted']
    await control().trashPage({ page: id })
    expect((await office.runEvents()).counts).toEqual(counted({ read: 1, deleted: 1 }))
    expect(await deleted()).toBe(true)
    await control().restorePage({ page: id })
    expect((await office.runEvents()).counts).toEqual(counted({ read: 1, updated: 1 }))
    expect(await deleted()).toBe(false)
  })

  it('delete a page that is no longer shared', async () => {
    await connected()
    const { id } = cleanRow(office.notion, 'risks')
    control().unsharePage({ page: id })
    await control().sendWebhook({ type: 'page.moved', page: id })
    expect((await office.runEvents()).counts).toEqual(counted({ read: 1, deleted: 1 }))
  })

  it('have the same result in any order', async () => {
    await connected()
    const { id } = cleanRow(office.notion, 'budgetLines')
    control().holdWebhooks()
    await control().editPage({ page: id, values: { Budget: 1 } })
    await control().trashPage({ page: id })
    await control().restorePage({ page: id })
    await control().editPage({ page: id, values: { Budget: 2 } })
    await control().releaseWebhooks({ order: 'reversed' })
    expect((await office.runEvents()).counts).toEqual(counted({ read: 1, updated: 1 }))
    expect(
      await office.rows(`select budget, deleted_at from silver.budget_lines where id = '${id}'`),
    ).toEqual([{ budget: '2.00', deleted_at: null }])
  })

  it('that repeat what is known change nothing', async () => {
    await connected()
    await control().sendWebhook({
      type: 'page.content_updated',
      page: cleanRow(office.notion, 'programs').id,
    })
    const { counts, notes } = await office.runEvents()
    expect(counts).toEqual(counted({ read: 1, unchanged: 1 }))
    expect(notes).toEqual(['info 1 events settled, 0 rows changed'])
    expect((await office.runEvents()).counts).toEqual(counted({}))
  })

  it('of pages in other databases are settled without effect', async () => {
    await connected()
    const { id } = cleanRow(office.notion, 'programs')
    await office.rows(
      `update bronze.notion_sync_watermarks set data_source_id = gen_random_uuid() where role = 'programs'`,
    )
    await control().sendWebhook({ type: 'page.content_updated', page: id })
    expect((await office.runEvents()).counts).toEqual(counted({ read: 1, deleted: 1 }))
  })

  it('before the first sync wait for nothing and lose nothing', async () => {
    await control().sendHandshake()
    const { id } = cleanRow(office.notion, 'projects')
    await control().editPage({ page: id, values: { Budget: 5 } })
    expect((await office.runEvents()).counts).toEqual(counted({}))
    await office.run('full')
    expect(await office.rows(`select budget from silver.projects where id = '${id}'`)).toEqual([
      { budget: '5.00' },
    ])
  })

  it('that were left over when a run ended are taken up after the next sync', async () => {
    await connected()
    await office.rows(`insert into webhook_events (id, source, type, entity_id)
      values ('left over', 'notion', 'page.deleted', '${cleanRow(office.notion, 'risks').id}')`)
    await office.run('incremental')
    expect(await office.rows('select job_key from job_runs')).toEqual([{ job_key: 'notion-events' }])
  })

  it('are many: the run takes them a few at a time and pauses when Notion says so', async () => {
    await connected()
    for (const { id } of control().rows({ source: 'budgetLines' }))
      await control().editPage({ page: id, values: { Category: 'Travel' } })
    control().setRateLimit({ budget: 25, windowMs: 60_000 })
    const run = await office.runEvents({ between: () => control().advanceClock({ ms: 60_000 }) })
    expect(run.pauses.length).toBeGreaterThan(0)
    expect(run.counts).toMatchObject({ read: 40 })
    expect(await office.rows(`select distinct category from silver.budget_lines`)).toEqual([
      { category: 'Travel' },
    ])
  })
})
