import type { Customer } from '#domain/orders/customers/contract.ts'
import { Button } from '../../../components/Button.tsx'
import { customerText } from '../../../text/order-form.ts'
import { addressLine } from './address.ts'

interface AddressOfferProps {
  customer: Customer
  onUse: () => void
  onKeep: () => void
}

/** Another customer was chosen: whether the delivery goes to them is asked, never assumed. */
export function AddressOffer(props: AddressOfferProps) {
  return (
    <div role="status" class="flex flex-col gap-2 rounded-control bg-info-soft px-3 py-2 text-info-ink">
      <p>
        <span class="font-medium">{customerText.takeOver(props.customer.name)}</span>
        <span class="block text-small">{addressLine(props.customer)}</span>
      </p>
      <span class="flex flex-wrap gap-1.5">
        <Button size="dense" onClick={() => props.onUse()}>
          {customerText.takeOverAction}
        </Button>
        <Button size="dense" variant="ghost" onClick={() => props.onKeep()}>
          {customerText.keepAddress}
        </Button>
      </span>
    </div>
  )
}
