import { z } from 'zod'
import { Money } from '../../values.ts'
import { channels, orderStatuses } from '../rules.ts'

export const OrderStatus = z.enum(orderStatuses)
export const Channel = z.enum(channels)

/** An amount that cannot be below zero. */
export const Price = Money.refine((text) => !text.startsWith('-'), 'Must not be negative')

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
