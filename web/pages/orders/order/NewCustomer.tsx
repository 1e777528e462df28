import { untrack } from 'solid-js'
import type { Customer } from '#domain/orders/customers/contract.ts'
import { FormDialog } from '../../../components/FormDialog.tsx'
import { createNewForm } from '../../../components/new-form.ts'
import { TextInput } from '../../../components/TextInput.tsx'
import { toast } from '../../../components/toasts.ts'
import { useCreateCustomer } from '../../../queries/order.ts'
import { customerText } from '../../../text/order-form.ts'

interface NewCustomerProps {
  /** What was looked for: a name, or an e-mail address. */
  name: string
  onCreated: (customer: Customer) => void
  onClose: () => void
}

export function NewCustomer(props: NewCustomerProps) {
  const create = useCreateCustomer()
  const { bind, submit } = createNewForm({
    start: untrack(() => startWith(props.name)),
    labels: customerText.fields,
    check: async (draft, id) => {
      const contract = await import('#domain/orders/customers/contract.ts')
      return contract.NewCustomer.safeParse({ id, ...draft })
    },
    create,
    onCreated: (customer) => {
      toast('good', customerText.created(customer.name))
      props.onCreated(customer)
      props.onClose()
    },
  })
  return (
    <FormDialog
      name="new-customer"
      title={customerText.newTitle}
      action={customerText.createAction}
      busy={create.isPending}
      failure={create.error}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextInput {...bind('name')} autocomplete="off" required maxLength={200} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextInput {...bind('email')} autocomplete="off" required type="email" maxLength={254} />
        <TextInput {...bind('phone')} autocomplete="off" maxLength={40} />
      </div>
      <TextInput {...bind('street')} autocomplete="off" maxLength={200} />
      <div class="grid grid-cols-2 gap-4 sm:grid-cols-[1fr_2fr_1fr]">
        <TextInput {...bind('postalCode')} autocomplete="off" maxLength={20} />
        <TextInput {...bind('city')} autocomplete="off" maxLength={100} />
        <TextInput {...bind('country')} autocomplete="off" maxLength={2} hint={customerText.countryHint} />
      </div>
    </FormDialog>
  )
}

/** What was looked for is the name, or the address for e-mail. */
const startWith = (sought: string) => ({
  name: sought.includes('@') ? '' : sought,
  email: sought.includes('@') ? sought : '',
  phone: '',
  street: '',
  postalCode: '',
  city: '',
  country: '',
})
