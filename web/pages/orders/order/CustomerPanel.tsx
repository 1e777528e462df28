import { A } from '@solidjs/router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { Customer } from '#domain/orders/customers/contract.ts'
import { Lookup } from '../../../components/lookup/Lookup.tsx'
import { customerText, orderFormText } from '../../../text/order-form.ts'
import { addressLine, hasNoAddress, takeOver } from './address.ts'
import { AddressOffer } from './AddressOffer.tsx'
import { type CustomerItem, useFoundCustomers } from './customer-items.ts'
import type { FormDesk } from './form-desk.ts'
import { Panel } from './Panel.tsx'
import { Part, TextPart } from './Part.tsx'

const NewCustomer = lazy(() => import('./NewCustomer.tsx').then((part) => ({ default: part.NewCustomer })))

/** Who the order is for, and where it goes. */
export function CustomerPanel(props: { desk: FormDesk }) {
  const [offered, setOffered] = createSignal<{ customer: Customer; changes: ReturnType<typeof takeOver> }>()
  const [naming, setNaming] = createSignal<string>()
  const use = (changes: ReturnType<typeof takeOver>) => {
    for (const [name, value] of changes) props.desk.type(name, value)
    setOffered()
  }
  const choose = (customer: Customer) => {
    const { desk } = props
    const changes = takeOver(desk.form().values, customer, desk.form().customer)
    const goesWithoutSaying = desk.isNew && hasNoAddress(desk.form())
    desk.chooseCustomer(customer)
    if (goesWithoutSaying) use(changes)
    else setOffered(changes.length > 0 && addressLine(customer) ? { customer, changes } : undefined)
  }
  return (
    <Panel title={customerText.title}>
      <div class="@container flex flex-col gap-3 px-4 pt-1 pb-4">
        <Part desk={props.desk} name="customerId" view={<KnownCustomer desk={props.desk} />}>
          <Lookup<CustomerItem>
            label={orderFormText.parts.customerId}
            name="customerId"
            required={props.desk.isNew}
            text={props.desk.form().customer?.name ?? ''}
            hint={contactOf(props.desk)}
            error={props.desk.error('customerId')}
            placeholder={customerText.find}
            find={useFoundCustomers}
            onChoose={(item) => choose(item.customer)}
            create={{
              label: (text) => (text ? customerText.createNamed(text) : customerText.create),
              run: setNaming,
            }}
          />
        </Part>
        <Show when={offered()}>
          {(offer) => (
            <AddressOffer
              customer={offer().customer}
              onUse={() => use(offer().changes)}
              onKeep={() => setOffered()}
            />
          )}
        </Show>
        <TextPart desk={props.desk} name="contactEmail" type="email" maxLength={254} />
        <Address desk={props.desk} />
      </div>
      <Suspense>
        <Show when={naming() !== undefined}>
          <NewCustomer name={naming() ?? ''} onCreated={choose} onClose={() => setNaming()} />
        </Show>
      </Suspense>
    </Panel>
  )
}

const contactOf = (desk: FormDesk): string | undefined => {
  const customer = desk.form().customer
  return customer && [customer.number, customer.email].filter(Boolean).join(' · ')
}

function KnownCustomer(props: { desk: FormDesk }) {
  return (
    <>
      <A href={`/orders?customer=${props.desk.form().values.customerId}`} class="font-medium hover:underline">
        {props.desk.form().customer?.name}
      </A>
      <span class="block text-small text-ink-faint">{contactOf(props.desk)}</span>
    </>
  )
}

function Address(props: { desk: FormDesk }) {
  return (
    <fieldset class="flex flex-col gap-3 border-t border-line pt-3">
      <legend class="sr-only">{customerText.address}</legend>
      <TextPart desk={props.desk} name="shipToName" maxLength={200} />
      <TextPart desk={props.desk} name="shipToStreet" maxLength={200} />
      <div class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
        <TextPart desk={props.desk} name="shipToPostalCode" maxLength={20} />
        <TextPart desk={props.desk} name="shipToCity" maxLength={100} />
      </div>
      <TextPart
        desk={props.desk}
        name="shipToCountry"
        maxLength={2}
        placeholder={customerText.countryHint}
        class="max-w-52"
      />
    </fieldset>
  )
}
