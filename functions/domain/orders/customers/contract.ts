import { z } from 'zod'
import { page, PageQuery, sortBy } from '../../page.ts'
import { edit, Id, Instant } from '../../values.ts'
import { Country } from '../contract.ts'

const line = (max: number) => z.string().trim().max(max, `Must have at most ${max} characters`)

const fields = {
  name: z.string().trim().min(1, 'Give the customer a name').max(200),
  email: z.string().trim().pipe(z.email('Must be an e-mail address such as ada@example.com').max(254)),
  phone: line(40),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: Country,
}

export const Customer = z
  .object({ id: Id, number: z.string(), ...fields, createdAt: Instant, updatedAt: Instant })
  .meta({ id: 'Customer' })
export type Customer = z.infer<typeof Customer>

export const CustomerPage = page(Customer)

export const CustomerQuery = PageQuery.extend({
  sort: sortBy(['name', 'updatedAt'], 'name'),
  ids: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(50))
    .optional(),
})
export type CustomerQuery = z.infer<typeof CustomerQuery>

/** `id` is made by the client, so that sending it twice makes one customer. */
export const NewCustomer = z
  .object({ id: Id, ...fields })
  .partial()
  .required({ id: true, name: true, email: true })
export type NewCustomer = z.infer<typeof NewCustomer>

export const CustomerEdit = edit(z.object(fields))
export type CustomerEdit = z.infer<typeof CustomerEdit> & { id: string }

/** What people write for a customer: a number, an e-mail address or a name. */
export const CustomerTexts = z.object({
  texts: z.array(z.string().trim().min(1).max(254)).min(1).max(1000, 'At most 1,000 at a time'),
})
export type CustomerTexts = z.infer<typeof CustomerTexts>

/** Each text once that is exactly somebody's number, address or name, whatever its case, with at most five of those whom it names. */
export const CustomerMatches = z.object({
  items: z.array(z.object({ text: z.string(), customers: z.array(Customer) })),
})
export type CustomerMatches = z.infer<typeof CustomerMatches>
