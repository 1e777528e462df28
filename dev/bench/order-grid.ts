import type { Browser, BrowserContext, Page } from 'playwright-core'
import { Orders } from '#domain/orders/contract.ts'
import { launchBrowser } from '../browser.ts'
import { demoAdmin } from '../demo/client.ts'
import { type Figure, figuresOf, median, quantile } from './figures.ts'
import { type OrderShop, withOrderShop } from './order-shop.ts'

const area = 'orders-grid'
const size = { onServer: 100_000, embedded: 20_000 }
const loads = 6
const saves = 10
const first = '[id="cell-0-number"]'

/** The sheet in a Chromium that draws in software on this machine, beside the server and the database. */
export async function measureOrderGrid(): Promise<Figure[]> {
  return withOrderShop(size, async (shop) => {
    const browser = await launchBrowser()
    try {
      const context = await signedIn(browser, shop)
      const page = await context.newPage()
      const figures = [
        ...(await measureFirstPaint(page, shop)),
        ...(await measureScrolling(page)),
        ...(await measureScreen(page, shop)),
      ]
      return figures
    } finally {
      await browser.close()
    }
  })
}

async function signedIn(browser: Browser, { url }: OrderShop): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: demoAdmin,
    headers: { origin: url },
  })
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}.`)
  return context
}

/** From the arrival of the first rows to the frame that shows them: with scripts from the browser's cache, and on a first visit. */
async function measureFirstPaint(page: Page, shop: OrderShop): Promise<Figure[]> {
  await page.addInitScript(watchFirstCell, first)
  await firstPaint(page)
  const [cached, fresh] = [Array<Paint>(), Array<Paint>()]
  for (let load = 0; load < loads; load++) {
    cached.push(await firstPaint(page))
    fresh.push(await firstVisit(page, shop))
  }
  const middle = (paints: Paint[], from: keyof Paint) => median(paints.map((paint) => paint[from]))
  return figuresOf(area, [
    [
      `first paint after the rows arrived, median, ${shop.title}`,
      middle(cached, 'sinceRows'),
      'ms',
      'at most 150 ms',
    ],
    ['the same on a first visit, nothing cached', middle(fresh, 'sinceRows'), 'ms', 'at most 150 ms'],
    ['first visit from its start to the first rows on the screen', middle(fresh, 'sinceStart'), 'ms', null],
  ])
}

async function firstVisit(page: Page, shop: OrderShop): Promise<Paint> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The browser is gone.')
  const context = await signedIn(browser, shop)
  const visit = await context.newPage()
  await visit.addInitScript(watchFirstCell, first)
  const paint = await firstPaint(visit)
  await context.close()
  return paint
}

/** In milliseconds. */
interface Paint {
  sinceRows: number
  sinceStart: number
}

async function firstPaint(page: Page): Promise<Paint> {
  await page.goto('/orders')
  await page.locator(first).getByText('SO-').waitFor()
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-cell')[0]?.startTime)
  const sinceStart = Number(await painted.jsonValue())
  return { sinceStart, sinceRows: sinceStart - (await page.evaluate(firstRowsAt)) }
}

/** Marks the frame after the one in which the cell got its text. */
function watchFirstCell(selector: string): void {
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(selector)?.textContent?.includes('SO-')) return
    watcher.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('first-cell')))
  })
  watcher.observe(document, { childList: true, subtree: true, characterData: true })
}

function firstRowsAt(): number {
  const lists = performance.getEntriesByType('resource').filter((entry) => /\/api\/orders\?/.test(entry.name))
  const ends = lists.flatMap((entry) =>
    entry instanceof PerformanceResourceTiming ? [entry.responseEnd] : [],
  )
  return Math.min(...ends)
}

/** Turns the wheel for some seconds at two speeds; the rows that come into view are fetched meanwhile. */
async function measureScrolling(page: Page): Promise<Figure[]> {
  const box = await page.locator('revo-grid').boundingBox()
  if (!box) throw new Error('There is no grid.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await scroll(page, 60)
  const [slow, fast] = [await scroll(page, 120), await scroll(page, 900)]
  return figuresOf(area, [
    ['frame while scrolling 4 rows at a time, median', median(slow), 'ms', null],
    ['frame while scrolling 4 rows at a time, p95', quantile(slow, 0.95), 'ms', 'at most 20 ms'],
    ['frame while scrolling 30 rows at a time, p95', quantile(fast, 0.95), 'ms', 'at most 20 ms'],
  ])
}

async function scroll(page: Page, pixels: number): Promise<number[]> {
  const frames = page.evaluate(recordFrames, 4000)
  const end = performance.now() + 4000
  while (performance.now() < end) await page.mouse.wheel(0, pixels)
  return frames
}

function recordFrames(forMs: number): Promise<number[]> {
  const [frames, end] = [Array<number>(), performance.now() + forMs]
  return new Promise((resolve) => {
    let before = performance.now()
    const tick = (now: number) => {
      frames.push(now - before)
      before = now
      if (now < end) requestAnimationFrame(tick)
      else resolve(frames.slice(2))
    }
    requestAnimationFrame(tick)
  })
}

/** From the moment a save is sent until the other browser's cell shows it. */
async function measureScreen(page: Page, { call }: OrderShop): Promise<Figure[]> {
  await page.goto('/orders')
  await page.getByText('Live', { exact: true }).waitFor()
  const number = await page.locator(first).innerText()
  const times: number[] = []
  for (let save = 0; save < saves; save++) {
    const { items } = Orders.parse(await call('GET', `/api/orders?limit=1&q=${number}`))
    const [order] = items
    if (!order) throw new Error(`${number} is not there.`)
    const requiredOn = `2031-01-${10 + save}`
    const started = performance.now()
    await call('PATCH', `/api/orders/${order.id}`, { updatedAt: order.updatedAt, changes: { requiredOn } })
    await page.waitForFunction(
      (day) => document.querySelector('[id="cell-0-requiredOn"]')?.textContent?.includes(day),
      String(10 + save),
    )
    times.push(performance.now() - started)
  }
  return figuresOf(area, [
    ['save to another browser’s screen, median', median(times), 'ms', 'at most 500 ms'],
    ['save to another browser’s screen, slowest', Math.max(...times), 'ms', 'at most 500 ms'],
  ])
}
