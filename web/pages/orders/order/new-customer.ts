import type { NewCustomer } from '#domain/orders/customers/contract.ts'

/** The form's fields as typed. */
export type CustomerDraft = Record<
  'name' | 'email' | 'phone' | 'street' | 'postalCode' | 'city' | 'country',
  string
>

/** Checks the form by the contract; messages stand under the name of their field. */
export async function checkNewCustomer(
  draft: CustomerDraft,
  id: string,
): Promise<{ customer: NewCustomer } | { errors: Record<string, string> }> {
  const contract = await import('#domain/orders/customers/contract.ts')
  const parsed = contract.NewCustomer.safeParse({ id, ...draft })
  if (parsed.success) return { customer: parsed.data }
  return {
    errors: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
  }
}
