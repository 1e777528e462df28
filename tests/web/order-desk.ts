import type { Browser, Locator, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import { Customer } from '#domain/orders/customers/contract.ts'
import { Order } from '#domain/orders/contract.ts'
import type { Role } from '#domain/identity/contract.ts'
import { visit } from './browser.ts'

const headers = { origin: inject('url') }

/** Orders of a customer of their own, so that a list can hold nothing else. */
export interface Desk {
  page: Page
  customerId: string
  orders: Order[]
}

export interface DeskOptions {
  role?: Role
  width?: number
}

type Request = ['post' | 'patch', path: string]

export async function send(page: Page, [method, path]: Request, data: object): Promise<unknown> {
  const answer = await page.request[method](path, { data, headers })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return answer.json()
}

/** A page that shows so many new orders, in the order in which they were made. */
export async function openDesk(
  browser: Browser,
  count: number,
  { role = 'member', width = 1920 }: DeskOptions = {},
) {
  const page = await visit(browser, { role, width })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const maker = role === 'viewer' ? await visit(browser, { role: 'member' }) : page
  const { id: customerId } = await addCustomer(maker)
  const orders: Order[] = []
  for (let place = 0; place < count; place++) orders.push(await addOrder(maker, customerId))
  const desk: Desk = { page, customerId, orders }
  await show(desk)
  return desk
}

export async function addCustomer(page: Page, fields: Partial<Customer> = {}): Promise<Customer> {
  const id = uuidv7()
  const made = { id, name: nameOf(id), email: `${id}@example.com`, ...fields }
  return Customer.parse(await send(page, ['post', '/api/customers'], made))
}

export async function addOrder(page: Page, customerId: string): Promise<Order> {
  const made = { id: uuidv7(), customerId, currency: 'EUR', requiredOn: '2030-01-01', shippingCost: '5.00' }
  return Order.parse(await send(page, ['post', '/api/orders'], made))
}

export async function deleteOrder(page: Page, { id }: Order): Promise<void> {
  const answer = await page.request.delete(`/api/orders/${id}`, { headers })
  if (!answer.ok()) throw new Error(`Deleting answered ${answer.status()}: ${await answer.text()}`)
}

export async function show({ page, customerId }: Desk, search = ''): Promise<void> {
  await page.goto(`/orders?customer=${customerId}&sort=number${search}`)
  await cell(page, 0, 'number').getByText('SO-').waitFor()
  // Its name in the filter comes last and moves what is below.
  await page.getByRole('search').getByText(nameOf(customerId)).waitFor()
}

export const nameOf = (customerId: string) => `Buyer ${customerId.slice(-6)}`

export const cell = (page: Page, row: number, column: string): Locator =>
  page.locator(`[id="cell-${row}-${column}"]`)

export const textOf = (page: Page, row: number, column: string) => cell(page, row, column).innerText()

export async function read({ page, orders }: Desk): Promise<Order[]> {
  const answer = await page.request.get(`/api/orders?sort=number&ids=${orders.map(({ id }) => id).join(',')}`)
  const { items } = await answer.json()
  return Order.array().parse(items)
}

export async function edit(page: Page, order: Order, changes: object): Promise<void> {
  const answer = await page.request.get(`/api/orders/${order.id}`)
  const { updatedAt } = Order.parse(await answer.json())
  await send(page, ['patch', `/api/orders/${order.id}`], { updatedAt, changes })
}

export const bar = (page: Page) => page.getByRole('toolbar', { name: 'Changes that are not saved' })

export async function type(page: Page, at: Locator, text: string): Promise<void> {
  await at.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text)
  await page.keyboard.press('ControlOrMeta+v')
}

export async function saveAll(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await bar(page).waitFor({ state: 'hidden' })
}

export const isActive = async (page: Page, id: string) =>
  (await page.getByRole('grid').getAttribute('aria-activedescendant')) === id
