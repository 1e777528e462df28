import { z } from 'zod'
import { channelTitles, statusTitles } from '../../exports/rules.ts'
import { channels, orderStatuses } from '../../rules.ts'
import { type Read, readAmount, readQuantity } from './amounts.ts'
import { readDay, readTime } from './days.ts'
import type { ImportField, Styles } from './fields.ts'

/** What a field of an order is read as: text as it is stored, the parts of a time or a customer, a number, or null for nothing. */
export type CellValue = string | number | null | { text: string; unit: string | null }

type Reader = (text: string, styles: Styles) => Read<CellValue>

/** Fields that every order has, and that no empty cell can clear. */
const neverEmpty: readonly ImportField[] = [
  'number',
  'status',
  'customer',
  'channel',
  'orderedAt',
  'requiredOn',
  'currency',
]

const whenEmpty: Partial<Record<ImportField, CellValue>> = {
  statusReason: null,
  assignee: null,
  shippingCost: '0.00',
  unitPrice: null,
}

/** Reads a cell that belongs to a field; `text` as it stands in the file. */
export function readCell(field: ImportField, text: string, styles: Styles): Read<CellValue> {
  const trimmed = field === 'note' ? text : text.trim()
  if (errorValue.test(trimmed)) return { code: 'errorValue' }
  if (trimmed !== '') return readers[field](trimmed, styles)
  if (neverEmpty.includes(field)) return { code: 'required' }
  return { value: whenEmpty[field] === undefined ? trimmed : whenEmpty[field] }
}

/** What spreadsheets write where a formula failed. */
const errorValue = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/

const upTo =
  (most: number): Reader =>
  (text) =>
    text.length > most ? { code: 'long' } : { value: text }

// No blanks of other kinds and no control characters: what cannot be seen cannot be found again.
const orderNumber = /^[^\p{C}\p{Z}](?:[^\p{C}\p{Z}]| (?! *$)){0,39}$/u

const oneOf = (words: ReadonlyMap<string, string>, code: string): Reader => {
  return (text) => {
    const value = words.get(text.toLowerCase())
    return value === undefined ? { code } : { value }
  }
}

const wordsOf = (values: readonly string[], titles: Record<string, string>, german: Record<string, string>) =>
  new Map(
    values.flatMap((value) =>
      [value, titles[value] ?? value, ...(german[value]?.split(',') ?? [])].map(
        (word) => [word.toLowerCase(), value] as const,
      ),
    ),
  )

const statuses = wordsOf(orderStatuses, statusTitles, {
  pending: 'offen,neu,ausstehend',
  confirmed: 'bestätigt',
  packed: 'gepackt,verpackt',
  shipped: 'versendet,versandt',
  delivered: 'geliefert,zugestellt',
  returned: 'zurückgesendet,retourniert,retoure',
  cancelled: 'storniert,canceled',
})
const channelWords = wordsOf(channels, channelTitles, {
  web: 'online,onlineshop,webshop',
  store: 'laden,filiale,geschäft',
  phone: 'telefon,telefonisch',
  marketplace: 'marktplatz',
})

const emailPattern = z.regexes.email

const readers: Record<ImportField, Reader> = {
  number: (text) => (orderNumber.test(text) ? { value: text } : { code: 'number' }),
  status: oneOf(statuses, 'status'),
  statusReason: upTo(500),
  customer: (text) => (text.length > 254 ? { code: 'long' } : { value: { text, unit: customerKey(text) } }),
  channel: oneOf(channelWords, 'channel'),
  orderedAt: (text, styles) => readTime(text, styles.dateStyle),
  requiredOn: (text, styles) => readDay(text, styles.dateStyle),
  assignee: upTo(254),
  contactEmail: (text) =>
    text.length <= 254 && emailPattern.test(text) ? { value: text } : { code: 'email' },
  shipToName: upTo(200),
  shipToStreet: upTo(200),
  shipToPostalCode: upTo(20),
  shipToCity: upTo(100),
  shipToCountry: letters(2, 'country'),
  note: upTo(2000),
  currency: letters(3, 'currency'),
  shippingCost: (text, styles) => readAmount(text, styles.numberStyle),
  sku: upTo(60),
  quantity: (text, styles) => readQuantity(text, styles.numberStyle),
  unitPrice: (text, styles) => readAmount(text, styles.numberStyle),
}

/** By what a customer is named: `C-10001`, an e-mail address, or a name. */
const customerKey = (text: string) =>
  /^c-\d+$/i.test(text) ? 'number' : emailPattern.test(text) ? 'email' : 'name'

function letters(count: number, code: string): Reader {
  const pattern = new RegExp(`^[A-Z]{${count}}$`)
  return (text) => {
    const value = text.toUpperCase()
    return pattern.test(value) ? { value } : { code }
  }
}
