import { createMemo, Show, untrack } from 'solid-js'
import { channels } from '#domain/orders/rules.ts'
import { DateInput } from '../../../components/DateInput.tsx'
import { Select } from '../../../components/Select.tsx'
import { useColleagues } from '../../../queries/people.ts'
import { channelText } from '../../../text/orders.ts'
import { detailText, orderFormText } from '../../../text/order-form.ts'
import type { FormDesk } from './form-desk.ts'
import { Panel } from './Panel.tsx'
import { Part, TextPart } from './Part.tsx'

const { parts } = orderFormText
const channelOptions = channels.map((value) => ({ value, label: channelText[value] }))
const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'CAD', 'AUD']
/** The usual ones, and the one that the first product brought along. */
const withPresent = (present: string) =>
  [...new Set([...currencies, present])].map((value) => ({ value, label: value }))

/** By when, through which door, and whose it is. */
export function DetailsPanel(props: { desk: FormDesk }) {
  const values = () => props.desk.form().values
  const currency = createMemo(() => values().currency)
  const currencyOptions = createMemo(() => withPresent(currency()))
  return (
    <Panel title={detailText.title}>
      <div class="grid grid-cols-2 gap-3 px-4 pt-1 pb-4">
        <Part desk={props.desk} name="requiredOn">
          <DateInput
            label={parts.requiredOn}
            required={props.desk.isNew}
            value={values().requiredOn}
            error={props.desk.error('requiredOn')}
            onInput={(value) => props.desk.type('requiredOn', value)}
          />
        </Part>
        <Part desk={props.desk} name="channel">
          <Select
            label={parts.channel}
            options={channelOptions}
            value={values().channel}
            error={props.desk.error('channel')}
            onChange={(value) => props.desk.type('channel', value)}
          />
        </Part>
        <Show when={props.desk.isNew}>
          <Part desk={props.desk} name="currency">
            <Select
              label={parts.currency}
              options={currencyOptions()}
              value={values().currency}
              error={props.desk.error('currency')}
              onChange={(value) => value !== currency() && props.desk.type('currency', value)}
            />
          </Part>
        </Show>
        <Part desk={props.desk} name="assigneeId" class={props.desk.isNew ? '' : 'col-span-full'}>
          <Assignee desk={props.desk} />
        </Part>
        <TextPart desk={props.desk} name="note" rows={3} maxLength={2000} class="col-span-full" />
      </div>
    </Panel>
  )
}

const nobody = 'nobody'

function Assignee(props: { desk: FormDesk }) {
  const colleagues = useColleagues()
  const present = createMemo(() => props.desk.form().values.assigneeId)
  // Made anew only when somebody comes or goes: the list answers new options with a choice.
  const options = createMemo(() => {
    const assigneeId = present()
    const known = (colleagues.isPending ? [] : (colleagues.data?.items ?? [])).map(({ id, name }) => ({
      value: id,
      label: name,
    }))
    const isMissing = assigneeId !== '' && !known.some(({ value }) => value === assigneeId)
    const missing = isMissing ? [{ value: assigneeId, label: untrack(props.desk.form).assigneeName }] : []
    return [{ value: nobody, label: detailText.nobody }, ...missing, ...known]
  })
  const choose = (id: string) => {
    const chosen = options().find(({ value }) => value === id)
    if (id === (present() || nobody)) return
    if (!chosen || id === nobody) props.desk.chooseAssignee('', '')
    else props.desk.chooseAssignee(id, chosen.label)
  }
  return (
    <Select
      label={parts.assigneeId}
      options={options()}
      value={props.desk.form().values.assigneeId || nobody}
      error={props.desk.error('assigneeId')}
      onChange={choose}
    />
  )
}
