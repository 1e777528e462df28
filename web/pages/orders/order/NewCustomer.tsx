import { createSignal, untrack } from 'solid-js'
import { createStore } from 'solid-js/store'
import { uuidv7 } from 'uuidv7'
import { ApiError } from '../../../api.ts'
import type { Customer } from '#domain/orders/customers/contract.ts'
import { FormDialog } from '../../../components/FormDialog.tsx'
import { focusInvalid } from '../../../components/focus-invalid.ts'
import { TextInput } from '../../../components/TextInput.tsx'
import { toast } from '../../../components/toasts.ts'
import { useCreateCustomer } from '../../../queries/order.ts'
import { customerText } from '../../../text/order-form.ts'
import { checkNewCustomer, type CustomerDraft } from './new-customer.ts'

interface NewCustomerProps {
  /** What was looked for: a name, or an e-mail address. */
  name: string
  onCreated: (customer: Customer) => void
  onClose: () => void
}

/** One id for the life of the form: pressing twice, or again after a lost answer, makes one customer. */
export function NewCustomer(props: NewCustomerProps) {
  const id = uuidv7()
  const typed = untrack(() => props.name)
  const [draft, setDraft] = createStore<CustomerDraft>({
    name: typed.includes('@') ? '' : typed,
    email: typed.includes('@') ? typed : '',
    phone: '',
    street: '',
    postalCode: '',
    city: '',
    country: '',
  })
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  const create = useCreateCustomer()
  const refused = () => (create.error instanceof ApiError ? create.error : undefined)
  const submit = async (form: HTMLFormElement) => {
    const checked = await checkNewCustomer({ ...draft }, id)
    setErrors('errors' in checked ? checked.errors : {})
    if ('errors' in checked) return focusInvalid(form)
    create.mutate(checked.customer, {
      onError: () => focusInvalid(form),
      onSuccess: (customer) => {
        toast('good', customerText.created(customer.name))
        props.onCreated(customer)
        props.onClose()
      },
    })
  }
  return (
    <FormDialog
      name="new-customer"
      title={customerText.newTitle}
      action={customerText.createAction}
      busy={create.isPending}
      failure={create.error}
      onSubmit={(form) => void submit(form)}
      onClose={props.onClose}
    >
      <CustomerFields
        draft={draft}
        error={(field) => errors()[field] ?? refused()?.at(field)}
        set={(field, value) => setDraft(field, value)}
      />
    </FormDialog>
  )
}

interface CustomerFieldsProps {
  draft: CustomerDraft
  error: (field: keyof CustomerDraft) => string | undefined
  set: (field: keyof CustomerDraft, value: string) => void
}

function CustomerFields(props: CustomerFieldsProps) {
  const bind = (field: keyof CustomerDraft) => ({
    label: customerText.fields[field],
    autocomplete: 'off' as const,
    get value() {
      return props.draft[field]
    },
    get error() {
      return props.error(field)
    },
    onInput: (value: string) => props.set(field, value),
  })
  return (
    <>
      <TextInput {...bind('name')} required maxLength={200} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextInput {...bind('email')} required type="email" maxLength={254} />
        <TextInput {...bind('phone')} maxLength={40} />
      </div>
      <TextInput {...bind('street')} maxLength={200} />
      <div class="grid grid-cols-2 gap-4 sm:grid-cols-[1fr_2fr_1fr]">
        <TextInput {...bind('postalCode')} maxLength={20} />
        <TextInput {...bind('city')} maxLength={100} />
        <TextInput {...bind('country')} maxLength={2} hint={customerText.countryHint} />
      </div>
    </>
  )
}
