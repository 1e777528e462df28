import type { Order } from '#domain/orders/contract.ts'
import { Button } from '../../../components/Button.tsx'
import { customerText } from '../../../text/order-form.ts'
import { addressLine, type TakenField, takeOver } from '../order/address.ts'
import type { Sheet } from './sheet.ts'

export type Offer = NonNullable<ReturnType<typeof offerOf>>

/** Another customer was typed whose address is not the order's; undefined when there is nothing to take over. */
export function offerOf(sheet: Sheet, row: Order) {
  const draft = sheet.drafts.all().get(row.id)?.cells.get('customerId')
  const customer = draft && draft.error === undefined && sheet.customers.find(draft.value ?? '')
  if (!customer || !addressLine(customer)) return undefined
  const of = (field: TakenField) => sheet.drafts.content(row, field).value ?? ''
  const values = {
    contactEmail: of('contactEmail'),
    shipToName: of('shipToName'),
    shipToStreet: of('shipToStreet'),
    shipToPostalCode: of('shipToPostalCode'),
    shipToCity: of('shipToCity'),
    shipToCountry: of('shipToCountry'),
  }
  const changes = takeOver(values, customer, { email: row.customerEmail })
  return changes.length > 0 ? { row, customer, changes } : undefined
}

/** Whether the delivery goes to the new customer is asked, never assumed. */
export function CustomerOffer(props: { sheet: Sheet; offer: Offer }) {
  const use = () => {
    props.sheet.actions.writeFields(props.offer.row, props.offer.changes)
    props.sheet.focus()
  }
  return (
    <div class="flex flex-col gap-2">
      <p>
        <span class="font-medium">{customerText.takeOver(props.offer.customer.name)}</span>
        <span class="block text-ink-muted">{addressLine(props.offer.customer)}</span>
      </p>
      <span>
        <Button size="dense" onClick={use}>
          {customerText.takeOverAction}
        </Button>
      </span>
    </div>
  )
}
