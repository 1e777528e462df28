import { fileColumns } from '../../exports/rules.ts'
import { type ImportField, importFields, type Mapping } from './fields.ts'

/** Other words for a field, as they stand in the first row of files. Blanks, marks and upper case do not count. */
const words: Record<ImportField, string> = {
  number:
    'order number,order no,order nr,order id,order,number,no,so number,sales order,bestellnummer,bestellnr,auftragsnummer,auftragsnr,auftrag,belegnummer,nummer',
  status: 'status,order status,state,auftragsstatus,bestellstatus',
  statusReason: 'status reason,reason,grund,statusgrund,begründung',
  customer: '',
  channel: 'channel,sales channel,kanal,vertriebskanal,verkaufskanal',
  orderedAt:
    'ordered,ordered at,order date,ordered on,date,created,bestelldatum,bestellt,bestellt am,auftragsdatum,datum',
  requiredOn:
    'required by,required on,required date,required,due,due date,delivery date,promised,deliver by,lieferdatum,liefertermin,termin,wunschtermin,fällig,fällig am',
  assignee: 'assignee,assigned to,owner,clerk,responsible,bearbeiter,sachbearbeiter,zuständig,verantwortlich',
  contactEmail: 'contact e-mail,contact email,contact,kontakt e-mail,kontakt,kontaktmail,e-mail,email,mail',
  shipToName:
    'ship to,ship to name,recipient,delivery name,empfänger,lieferadresse name,lieferung an,lieferempfänger',
  shipToStreet: 'street,ship to street,address,street address,straße,strasse,adresse,lieferadresse straße',
  shipToPostalCode: 'postal code,zip,zip code,postcode,ship to postal code,plz,postleitzahl',
  shipToCity: 'city,ship to city,town,stadt,ort,lieferort',
  shipToCountry: 'country,ship to country,country code,land,lieferland,ländercode',
  note: 'note,notes,comment,comments,remark,remarks,notiz,bemerkung,anmerkung,kommentar',
  currency: 'currency,currency code,währung,waehrung',
  shippingCost:
    'shipping,shipping cost,shipping costs,freight,delivery cost,versand,versandkosten,fracht,frachtkosten',
  sku: 'sku,product,product sku,item,item number,article,article number,artikel,artikelnummer,artikelnr,produkt',
  quantity: 'quantity,qty,pieces,menge,anzahl,stück,stückzahl',
  unitPrice: 'unit price,price,price each,einzelpreis,stückpreis,preis',
}

function normalised(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const known = new Map<string, ImportField>()
for (const field of importFields)
  for (const word of words[field].split(',').filter(Boolean)) known.set(normalised(word), field)

/** Columns that name the customer, the surest first. */
const customerWords = [
  'customer number,customer no,customer nr,customer id,kundennummer,kundennr',
  'customer’s e-mail,customer e-mail,customer email,kunden e-mail,kundenmail',
  'customer,customer name,client,account,kunde,kundenname',
].map((list) => list.split(',').map(normalised))

/** Titles of an export that say what is worked out here; they would be taken for something else. */
const computed = new Set(
  (['itemCount', 'itemsTotal', 'total', 'createdAt', 'updatedAt'] as const).map((id) =>
    normalised(fileColumns[id].title),
  ),
)

/** Which field each column is, by the words above it. Every field is taken once: by the column with the exact title, or else by the first with a word like it. */
export function guessMapping(headers: readonly string[]): Mapping {
  const mapping: (ImportField | null)[] = headers.map(() => null)
  const take = (index: number, field: ImportField) => {
    if (index >= 0 && mapping[index] === null && !mapping.includes(field)) mapping[index] = field
  }
  const names = headers.map(normalised)
  for (const rank of customerWords)
    take(
      names.findIndex((name) => rank.includes(name)),
      'customer',
    )
  headers.forEach((header, i) => {
    const field = titleField(header)
    if (field) take(i, field)
  })
  const isExport = headers.filter(titleField).length >= 3
  names.forEach((name, i) => {
    const field = known.get(name)
    if (field && !(isExport && computed.has(name))) take(i, field)
  })
  return mapping
}

/** The field whose title in an export this is, letter for letter. */
const titleField = (header: string): ImportField | undefined =>
  importFields.find((field) => field !== 'customer' && titles.get(field) === header.trim())

const titles = new Map<string, string>(Object.entries(fileColumns).map(([id, { title }]) => [id, title]))
