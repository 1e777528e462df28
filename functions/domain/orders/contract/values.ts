import { z } from 'zod'
import { Day, Instant, Money } from '../../values.ts'
import { channels, isPlausibleYear, orderStatuses } from '../rules.ts'
import { largestPrice } from '../totals/rules.ts'

export const OrderStatus = z.enum(orderStatuses)
export const Channel = z.enum(channels)

/** An amount that cannot be below zero. */
export const Price = Money.refine((text) => !text.startsWith('-'), 'Must not be negative').refine(
  (text) => text.length <= largestPrice.length,
  'Must be at most 999,999,999,999.99',
)

const isPlausible = (text: string) => isPlausibleYear(Number(text.slice(0, 4)))
const implausible = 'Check the year: it must be between 1900 and 2999'

/** Years that nobody means, such as 0026, are taken for mistakes. */
export const OrderDay = Day.refine(isPlausible, implausible)
export const OrderInstant = Instant.refine(isPlausible, implausible)

export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^([A-Z]{2})?$/, 'Must be a two-letter country code such as DE')

export const OptionalEmail = z
  .string()
  .trim()
  .max(254)
  .refine(
    (text) => text === '' || z.email().safeParse(text).success,
    'Must be an e-mail address such as ada@example.com',
  )

export const Quantity = z
  .int('Must be a whole number')
  .min(1, 'Must be at least 1')
  .max(1_000_000, 'Must be at most 1,000,000')
