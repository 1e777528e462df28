import { companies, type Country, countries } from './places.ts'
import { between, chance, idAt, pick, type Random, weighted, whole } from './random.ts'

export interface Customer {
  id: string
  name: string
  email: string
  phone: string
  street: string
  postalCode: string
  city: string
  country: Country
  isCompany: boolean
  createdAt: number
}

const drawCountry = weighted(countries.map((country) => country.share))
const names = countries.map(({ firstNames, lastNames }) => ({
  first: firstNames.split(' '),
  last: lastNames.split(' '),
}))

/** Makes customers one after the other; no two have the same e-mail address. */
export function openRegister(random: Random): (firstOrderAt: number) => Customer {
  const taken = new Map<string, number>()
  return (firstOrderAt) => {
    const country = countries[drawCountry(random)] ?? pick(random, countries)
    const createdAt = Math.floor(firstOrderAt - between(random, 60_000, 1_800_000))
    const isCompany = chance(random, 0.07)
    const [first, last] = nameIn(random, country)
    return {
      id: idAt(random, createdAt, 0),
      name: isCompany ? `${last} ${pick(random, companies[country.code] ?? ['Ltd'])}` : `${first} ${last}`,
      email: emailOf(random, isCompany ? `office.${last}` : `${first}.${last}`, taken),
      phone: chance(random, 0.6) ? country.dial + whole(random, 1_000_000, 9_999_999) : '',
      ...addressIn(random, country),
      country,
      isCompany,
      createdAt,
    }
  }
}

/** One person in seven bears names from elsewhere. */
function nameIn(random: Random, country: Country): [first: string, last: string] {
  const own = names[countries.indexOf(country)] ?? pick(random, names)
  const { first, last } = chance(random, 0.14) ? pick(random, names) : own
  return [pick(random, first), pick(random, last)]
}

function emailOf(random: Random, name: string, taken: Map<string, number>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z.-]/g, '')
  const address = `@${pick(random, ['example.com', 'example.org', 'example.net'])}`
  const namesakes = taken.get(plain + address) ?? 0
  taken.set(plain + address, namesakes + 1)
  return plain + (namesakes === 0 ? '' : namesakes + 1) + address
}

export function addressIn(random: Random, country: Country) {
  const [city, pattern] = pick(random, country.cities)
  const [street, number] = [pick(random, country.streets), whole(random, 1, 140)]
  return {
    street: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    postalCode: pattern.replaceAll('#', () => String(whole(random, 0, 9))),
    city,
  }
}

export const personIn = (random: Random, country: Country): string => nameIn(random, country).join(' ')
