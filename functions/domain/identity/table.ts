import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { deletable, id, instant, tracked } from '../../db/columns.ts'
import type { Role } from './contract.ts'

export const users = pgTable('users', {
  id,
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerified: boolean('email_verified').notNull(),
  role: text('role').$type<Role>().notNull(),
  deactivatedAt: instant('deactivated_at'),
  ...deletable,
})

/** How a person signs in; the provider `credential` is e-mail and password. */
export const accounts = pgTable('accounts', {
  id,
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: uuid('user_id').notNull(),
  password: text('password'),
  passwordChangedAt: instant('password_changed_at'),
  ...tracked,
})

export const sessions = pgTable('sessions', {
  id,
  userId: uuid('user_id').notNull(),
})

/** One-time links: `identifier` holds the hash of the link's secret, `value` the person it is for. */
export const verifications = pgTable('verifications', {
  id,
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** Failed tries per key until `windowEnds`. */
export const signInLimits = pgTable('sign_in_limits', {
  key: text('key').primaryKey(),
  tries: integer('tries').notNull(),
  windowEnds: instant('window_ends').notNull(),
})

export const apiTokens = pgTable('api_tokens', {
  id,
  userId: uuid('user_id').notNull(),
  name: text('name').notNull(),
  prefix: text('prefix').notNull(),
  tokenHash: text('token_hash').notNull(),
  expiresAt: instant('expires_at'),
  revokedAt: instant('revoked_at'),
  ...tracked,
})
