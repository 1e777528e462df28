import { channels } from '#domain/orders/rules.ts'
import { formatDay, formatMoneyExactly } from '../../../format.ts'
import { channelText } from '../../../text/orders.ts'
import { detailText, lineText } from '../../../text/order-form.ts'
import { amountOf, type Form, isBlank, type PartName } from './form.ts'

/** A part of an order in the words of the screen; empty for nothing. */
export function partText(name: PartName, form: Form): string {
  const { values } = form
  if (name === 'items') return linesText(form)
  if (name === 'customerId') return form.customer?.name ?? ''
  if (name === 'assigneeId') return form.assigneeName || detailText.nobody
  if (name === 'requiredOn') return values.requiredOn && formatDay(values.requiredOn)
  if (name === 'shippingCost') return moneyText(values.shippingCost, values.currency)
  const channel = name === 'channel' ? channels.find((known) => known === values.channel) : undefined
  return channel ? channelText[channel] : values[name]
}

/** One line of text for each line of the order. */
const linesText = ({ lines, values }: Form): string =>
  lines
    .filter((line) => !isBlank(line))
    .map((line) => `${line.quantity} × ${line.productName} · ${moneyText(line.unitPrice, values.currency)}`)
    .join('\n') || lineText.none

export function moneyText(text: string, currency: string): string {
  const amount = amountOf(text)
  return amount === undefined ? text : formatMoneyExactly(amount, currency)
}
