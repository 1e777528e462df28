import { z } from 'zod'
import { listOf, page, PageQuery, sortBy } from '../page.ts'
import { edit, Id, Instant } from '../values.ts'
import { personSorts, personStates, roles } from './rules.ts'

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Who acts. `system` is a schedule, a webhook or a job step. `sessionId` is set for people who came with a cookie. */
export type Actor =
  | { kind: 'user' | 'token'; id: string; name: string; email: string; role: Role; sessionId?: string }
  | { kind: 'system'; id: string; name: string; role: 'admin' }
  | { kind: 'nobody'; id: 'nobody'; name: 'nobody'; role: null }

const Name = z.string().trim().min(1, 'Give a name').max(120)
const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Must be an e-mail address such as ada@example.com').max(254))

/** Length is what counts; the upper bound keeps hashing cheap. */
export const Password = z
  .string()
  .min(10, 'Use at least 10 characters; a few unrelated words work well')
  .max(128, 'Use at most 128 characters')

export const Credentials = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address').max(254),
  password: z.string().min(1, 'Enter your password').max(128),
})
export type Credentials = z.infer<typeof Credentials>

/** The person behind a session. */
export const SignedIn = z
  .object({ id: Id, name: z.string(), email: z.string(), role: Role })
  .meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof SignedIn>

/** `user` is null for people who are signed out. */
export const CurrentSession = z.object({ user: SignedIn.nullable() }).meta({ id: 'CurrentSession' })

export const PasswordChange = z.object({
  currentPassword: z.string().min(1, 'Enter your current password').max(128),
  newPassword: Password,
})
export type PasswordChange = z.infer<typeof PasswordChange>

export const Me = SignedIn.extend({
  /** 20 to 100; see `levels`. */
  level: z.int(),
  workspace: z.object({ name: z.string(), timeZone: z.string(), demo: z.boolean() }),
  /** Integrations that a stand-in on this machine plays. */
  standIns: z.array(z.string()),
  flags: z.record(z.string(), z.boolean()),
  unreadNotifications: z.int(),
}).meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const ApiToken = z
  .object({
    id: Id,
    name: z.string(),
    /** The first characters of the token, to tell tokens apart. */
    prefix: z.string(),
    expiresAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.infer<typeof ApiToken>

export const ApiTokens = z.object({ items: z.array(ApiToken) })

export const NewApiToken = z.object({
  name: Name,
  /** Absent: until it is revoked. */
  expiresAt: Instant.nullish(),
})
export type NewApiToken = z.infer<typeof NewApiToken>

/** `token` is in this answer and nowhere else afterwards: only its hash is stored. */
export const CreatedApiToken = ApiToken.extend({ token: z.string() }).meta({ id: 'CreatedApiToken' })
export type CreatedApiToken = z.infer<typeof CreatedApiToken>

export const Person = SignedIn.extend({
  /** `invited` people have not set a password yet. */
  state: z.enum(personStates),
  deactivatedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
}).meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const PersonPage = page(Person)
export const PersonQuery = PageQuery.extend({
  sort: sortBy(personSorts, 'name'),
  role: listOf(roles),
  state: listOf(personStates),
})
export type PersonQuery = z.infer<typeof PersonQuery>

/** Who work can be given to. */
export const Colleague = z.object({ id: Id, name: z.string(), role: Role }).meta({ id: 'Colleague' })
export type Colleague = z.infer<typeof Colleague>
export const Colleagues = z.object({ items: z.array(Colleague) })

export const NewInvitation = z.object({ email: Email, name: Name, role: Role })
export type NewInvitation = z.infer<typeof NewInvitation>

/** A one-time link with which the person sets a password; shown once, to be passed on by the admin. */
export const Invitation = z
  .object({ person: Person, invitationUrl: z.url(), expiresAt: Instant })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const Acceptance = z.object({ token: z.string().min(1).max(200), password: Password })
export type Acceptance = z.infer<typeof Acceptance>

export const PersonEdit = edit(z.object({ name: Name, role: Role }))
export type PersonEdit = z.infer<typeof PersonEdit> & { id: string }

export const NewPerson = NewInvitation.extend({ password: Password })
export type NewPerson = z.infer<typeof NewPerson>

export const DemoAccount = z
  .object({ email: z.string(), name: z.string(), role: Role, password: z.string() })
  .meta({ id: 'DemoAccount' })
export type DemoAccount = z.infer<typeof DemoAccount>
export const DemoAccounts = z.object({ items: z.array(DemoAccount) })
