import { authorise } from '#domain/identity'
import { editRows } from '../../../db/edit.ts'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import { customers } from '../table.ts'
import type { Customer, CustomerEdit, CustomerMatches, CustomerQuery, NewCustomer } from './contract.ts'
import * as repository from './repository.ts'

export async function listCustomers(ctx: Ctx, query: CustomerQuery): Promise<Page<Customer>> {
  authorise(ctx, 'viewer')
  return repository.listCustomers(ctx.db, query)
}

export async function getCustomer(ctx: Ctx, id: string): Promise<Customer> {
  authorise(ctx, 'viewer')
  const [customer] = await repository.readCustomers(ctx.db, [id])
  if (!customer) throw notFound('customer')
  return customer
}

/** Whom each text names exactly. */
export async function matchCustomers(ctx: Ctx, texts: string[]): Promise<CustomerMatches> {
  authorise(ctx, 'viewer')
  const found = await repository.matchCustomers(ctx.db, [...new Set(texts)])
  const byText = new Map<string, Customer[]>()
  for (const { text, customer } of found) byText.set(text, [...(byText.get(text) ?? []), customer])
  return { items: [...byText].map(([text, named]) => ({ text, customers: named })) }
}

/** Repeating it with the same id makes no second customer. An e-mail address belongs to one customer. */
export async function createCustomer(ctx: Ctx, input: NewCustomer): Promise<Customer> {
  authorise(ctx, 'member')
  const [, [customer]] = await onlyOnce('email', () =>
    write(ctx, [repository.insertCustomer(ctx.db, input), repository.readCustomers(ctx.db, [input.id])]),
  )
  if (!customer) throw notFound('customer')
  await ctx.live.publish({ topic: 'customers', ids: [customer.id] })
  return customer
}

/** See editRows for conflicts. Orders show their customer's name and address, so they change with it. */
export async function editCustomer(ctx: Ctx, edit: CustomerEdit): Promise<Customer> {
  authorise(ctx, 'member')
  const read = (ids: string[]) => repository.readCustomers(ctx.db, ids)
  const [customer] = await onlyOnce('changes.email', () =>
    editRows(ctx, { noun: 'customer', table: customers, edits: [edit], read }),
  )
  if (!customer) throw notFound('customer')
  await ctx.live.publish({ topic: 'customers', ids: [customer.id] })
  if ('name' in edit.changes || 'email' in edit.changes) await ctx.live.publish({ topic: 'orders' })
  return customer
}

async function onlyOnce<Result>(path: string, save: () => Promise<Result>): Promise<Result> {
  try {
    return await save()
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    throw invalid([{ path, message: 'Another customer has this e-mail address. Choose that customer.' }])
  }
}
