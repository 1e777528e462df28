import { and, asc, desc, eq, gt, ilike, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../db/client.ts'
import { keyset, toPage } from '../../db/keyset.ts'
import { contains } from '../../db/like.ts'
import type { Page } from '../page.ts'
import type { ApiToken, Colleague, Me, Person, PersonQuery } from './contract.ts'
import { personSorts, roles } from './rules.ts'
import { accounts, apiTokens, sessions, users, verifications } from './table.ts'

const credential = 'credential'

const hasPassword = sql`exists (
  select from ${accounts} where ${accounts.userId} = ${users.id} and ${accounts.password} is not null)`

const state = sql<Person['state']>`case
  when ${users.deactivatedAt} is not null then 'deactivated' when ${hasPassword} then 'active' else 'invited' end`

const person = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  state,
  deactivatedAt: users.deactivatedAt,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
}

const sortColumns = {
  name: sql`lower(${users.name})`,
  email: sql`lower(${users.email})`,
  role: sql`array_position(array[${sql.join(
    roles.map((role) => sql`${role}`),
    sql`, `,
  )}], ${users.role})`,
  createdAt: sql`${users.createdAt}`,
  updatedAt: sql`${users.updatedAt}`,
} satisfies Record<(typeof personSorts)[number], SQL>

export async function listPeople(db: Db, query: PersonQuery): Promise<Page<Person>> {
  const field = personSorts.find((sort) => sort === query.sort.replace('-', '')) ?? 'name'
  const order = { by: sortColumns[field], id: users.id, descending: query.sort.startsWith('-') }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const { q, role } = query
  const rows = await db
    .select({ ...person, sortKey })
    .from(users)
    .where(
      and(
        isNull(users.deletedAt),
        q ? or(ilike(users.name, contains(q)), ilike(users.email, contains(q))) : undefined,
        role && inArray(users.role, role),
        query.state && inArray(state, query.state),
        behind,
      ),
    )
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

/** Everyone who is not locked out, by name. */
export const listColleagues = (db: Db, limit: number): Promise<Colleague[]> =>
  db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(and(isNull(users.deletedAt), isNull(users.deactivatedAt)))
    .orderBy(sql`lower(${users.name})`, users.id)
    .limit(limit)

export const readPeople = (db: Db, ids: string[]) =>
  db
    .select(person)
    .from(users)
    .where(and(inArray(users.id, ids), isNull(users.deletedAt)))

export const findByEmail = (db: Db, email: string) =>
  db
    .select(person)
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()))

export const insertPerson = (
  db: Db,
  { id, email, name, role }: Pick<Person, 'id' | 'email' | 'name' | 'role'>,
) =>
  db.insert(users).values({
    id,
    email: email.toLowerCase(),
    name,
    role,
    emailVerified: false,
    createdAt: sql`default`,
    updatedAt: sql`default`,
  })

export const setDeactivated = (db: Db, id: string, deactivated: boolean) =>
  db
    .update(users)
    .set({ deactivatedAt: deactivated ? sql`now_ms()` : null })
    .where(and(eq(users.id, id), deactivated ? isNull(users.deactivatedAt) : isNotNull(users.deactivatedAt)))

export const setPassword = (db: Db, userId: string, hash: string) =>
  db
    .insert(accounts)
    .values({
      id: uuidv7(),
      accountId: userId,
      providerId: credential,
      userId,
      password: hash,
      passwordChangedAt: sql`now_ms()`,
      createdAt: sql`default`,
      updatedAt: sql`default`,
    })
    .onConflictDoUpdate({
      target: [accounts.userId, accounts.providerId],
      set: { password: hash, passwordChangedAt: sql`now_ms()` },
    })

export const findPassword = (db: Db, userId: string) =>
  db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, credential)))

export const endSessions = (db: Db, userId: string, except?: string) =>
  db.delete(sessions).where(and(eq(sessions.userId, userId), except ? ne(sessions.id, except) : undefined))

const linkOf = (hash: string) => `password:${hash}`

/** Earlier links of the person stop working; so does every link that has expired. */
export const dropLinks = (db: Db, userId: string, now: Date) =>
  db
    .delete(verifications)
    .where(or(eq(verifications.value, userId), lt(verifications.expiresAt, now.toISOString())))

export const insertLink = (db: Db, link: { userId: string; hash: string; expiresAt: string }) =>
  db.insert(verifications).values({
    id: uuidv7(),
    identifier: linkOf(link.hash),
    value: link.userId,
    expiresAt: link.expiresAt,
  })

export const findLink = (db: Db, hash: string, now: Date) =>
  db
    .select(person)
    .from(verifications)
    .innerJoin(users, sql`${users.id}::text = ${verifications.value}`)
    .where(and(eq(verifications.identifier, linkOf(hash)), gt(verifications.expiresAt, now.toISOString())))

/** Ends the transaction (QD409) when somebody else used the link first. */
export const useLink = (db: Db, hash: string) =>
  db.execute(sql`
    with used as (delete from ${verifications} where ${verifications.identifier} = ${linkOf(hash)} returning 1)
    select require_rows(1, (select count(*) from used))`)

const token = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  expiresAt: apiTokens.expiresAt,
  revokedAt: apiTokens.revokedAt,
  createdAt: apiTokens.createdAt,
  updatedAt: apiTokens.updatedAt,
}

export const listTokens = (db: Db, userId: string) =>
  db
    .select(token)
    .from(apiTokens)
    .where(eq(apiTokens.userId, userId))
    .orderBy(asc(isNotNull(apiTokens.revokedAt)), desc(apiTokens.id))
    .limit(200)

type NewToken = Pick<ApiToken, 'id' | 'name' | 'prefix' | 'expiresAt'> & { userId: string; tokenHash: string }

export const insertToken = (db: Db, row: NewToken) =>
  db
    .insert(apiTokens)
    .values({ ...row, createdAt: sql`default`, updatedAt: sql`default` })
    .returning(token)

export const revokeToken = (db: Db, own: { id: string; userId: string }) =>
  db
    .update(apiTokens)
    .set({ revokedAt: sql`coalesce(${apiTokens.revokedAt}, now_ms())` })
    .where(and(eq(apiTokens.id, own.id), eq(apiTokens.userId, own.userId)))
    .returning(token)

export const findTokenOwner = (db: Db, tokenHash: string, now: Date) =>
  db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      expiresAt: apiTokens.expiresAt,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now.toISOString())),
        isNull(users.deactivatedAt),
        isNull(users.deletedAt),
      ),
    )

type MeRow = Pick<Me, 'id' | 'name' | 'email' | 'role' | 'workspace' | 'flags' | 'unreadNotifications'>

/** The person, the workspace, its flags and the unread count in one statement. */
export async function findMe(db: Db, userId: string): Promise<MeRow | undefined> {
  const { rows } = await db.execute<Record<string, unknown> & MeRow>(sql`
    select u.id, u.name, u.email, u.role,
      jsonb_build_object('name', w.name, 'timeZone', w.time_zone, 'demo', w.demo) as workspace,
      (select coalesce(jsonb_object_agg(f.key, f.enabled), '{}') from feature_flags f) as flags,
      (select count(*)::int from notifications n where n.user_id = u.id and n.read_at is null) as "unreadNotifications"
    from users u cross join workspace w
    where u.id = ${userId} and u.deactivated_at is null and u.deleted_at is null`)
  return rows[0]
}

/** Whether this workspace was filled with demo accounts and data. */
export async function isDemo(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ demo: boolean }>(sql`select demo from workspace`)
  return rows[0]?.demo === true
}
