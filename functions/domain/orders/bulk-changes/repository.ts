import { and, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { actorName } from '../../../db/actor.ts'
import type { Db } from '../../../db/client.ts'
import { orderFilters } from '../repository/filter.ts'
import type { OrderStatus } from '../rules.ts'
import { orders } from '../table.ts'
import type { BulkSelection } from './contract.ts'
import type { BulkAction, ChangeState, Tally } from './rules.ts'

/** How the chosen orders stand to the action. */
export const tally = (db: Db, selection: BulkSelection, action: BulkAction) =>
  db.execute<Tally & Record<string, unknown>>(sql`
    select status, ${holds(action)} as holds, count(*)::int as count from orders where ${chosen(selection)} group by 1, 2`)

const holds = (action: BulkAction): SQL =>
  action.kind === 'status'
    ? sql`status = ${action.status}`
    : sql`assignee_id is not distinct from ${action.assigneeId}::uuid`

const chosen = (selection: BulkSelection): SQL | undefined =>
  'ids' in selection
    ? and(inArray(orders.id, selection.ids), isNull(orders.deletedAt))
    : and(...orderFilters(selection.filter))

/** Whether orders can be given to this person, as one row. Nobody is always possible. */
export const readAssignable = (db: Db, action: BulkAction) =>
  db.execute<{ assignable: boolean }>(sql`select ${isAssignable(action)} as assignable`)

const isAssignable = (action: BulkAction): SQL =>
  action.kind === 'status' || action.assigneeId === null
    ? sql`true`
    : sql`exists (
        select from users u
        where u.id = ${action.assigneeId}::uuid and u.deactivated_at is null and u.deleted_at is null)`

export interface Request {
  id: string
  selection: BulkSelection
  action: BulkAction
  requestedBy: string
  at: string
}

/** Lets one request with this id through at a time. Goes before `freeze`, which then sees what the one before did. */
export const queueUp = (db: Db, id: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`)

/** Writes down which orders were chosen and what they are. Repeating it with the same id changes nothing. */
export const freeze = (db: Db, { id, selection, action, requestedBy, at }: Request) => {
  const status = action.kind === 'status' ? action : null
  const assigneeId = action.kind === 'assign' ? action.assigneeId : null
  // Those named that are not there count as asked for and refused.
  const missing = 'ids' in selection ? sql`${new Set(selection.ids).size}::int - count(*)::int` : sql`0`
  return db.execute(sql`
    with frozen as (
      insert into order_bulk_change_rows (change_id, order_id, before_status, before_reason, before_assignee_id)
      select ${id}::uuid, orders.id, orders.status, orders.status_reason, orders.assignee_id from orders
      where ${chosen(selection)} and ${isAssignable(action)} and not exists (select from order_bulk_changes where id = ${id})
      order by orders.id
      returning 1
    ), counted as (select count(*)::int as found, ${missing} as missing from frozen)
    insert into order_bulk_changes (id, kind, status, reason, assignee_id, total, done, refused, requested_by, created_at)
    select ${id}::uuid, ${action.kind}::text, ${status?.status ?? null}::order_status, ${status?.reason ?? null}::text, ${assigneeId}::uuid,
      found + missing, missing, case when missing > 0 then jsonb_build_object('gone', missing) else '{}' end, ${requestedBy}::text,
      ${at}::timestamptz
    from counted where ${isAssignable(action)}
    on conflict (id) do nothing`)
}

export interface Stretch {
  id: string
  /** Orders in this transaction. */
  orders: number
  /** A change of more orders than this is left to the job. */
  atMost: number
  at: string
}

/**
 * Goes before `workNext`, which then sees what those whom it waited for have done. Whoever comes second goes on where the first one ended,
 * so that no order is decided twice. While the change is being undone, its reverse is allowed in this transaction.
 */
export const lockNext = (db: Db, stretch: Stretch) =>
  [
    db.execute(sql`select 1 from order_bulk_changes where id = ${stretch.id} for update`),
    db.execute(sql`
      with ${inHand(stretch, ['running', 'undoing'])}
      select count(*) from (
        select o.id from batch b join orders o on o.id = b.order_id order by o.id for update of o
      ) locked`),
    db.execute(sql`
      select set_config('app.undo', id::text, true) from order_bulk_changes where id = ${stretch.id} and state = 'undoing'`),
  ] as const

/** Changes the next orders, or gives them their old values back. No row when the change is in another state meanwhile. */
export const workNext = (db: Db, stretch: Stretch, state: ChangeState) =>
  db.execute<{ state: ChangeState }>(state === 'undoing' ? undoing(stretch) : changing(stretch))

/** The change, unless somebody else's turn has come, and its next orders. */
const inHand = ({ id, orders: size, atMost }: Stretch, states: ChangeState[]): SQL => sql`
  change as materialized (
    select * from order_bulk_changes where id = ${id} and total <= ${atMost} and ${inArray(sql`state`, states)}
  ), batch as materialized (
    select n.* from change c cross join lateral (
      select r.change_id, r.order_id, r.before_status, r.before_reason, r.before_assignee_id from order_bulk_change_rows r
      where r.change_id = c.id and r.order_id > c.reached and (c.state = 'running' or r.outcome = 'changed')
      order by r.order_id limit ${size}
    ) n
  )`

/** Decides the orders by what they are now, changes those that may be changed, and counts. */
const changing = (stretch: Stretch): SQL => sql`
    with ${inHand(stretch, ['running'])}, decided as materialized (
      select b.change_id, b.order_id, o.status, o.status_reason, o.assignee_id, ${decision} as outcome
      from batch b cross join change c left join orders o on o.id = b.order_id and o.deleted_at is null
    ), changed as (
      update orders o set
        status = coalesce(c.status, o.status),
        status_reason = case c.kind when 'status' then c.reason else o.status_reason end,
        assignee_id = case c.kind when 'assign' then c.assignee_id else o.assignee_id end
      from decided d cross join change c where d.outcome = 'changed' and o.id = d.order_id
    ), marked as (
      update order_bulk_change_rows r set
        outcome = d.outcome,
        before_status = coalesce(d.status, r.before_status),
        before_reason = d.status_reason,
        before_assignee_id = d.assignee_id
      -- Not by the id of the change as a constant: a planner without statistics would then compare every row with every other.
      from decided d where r.change_id = d.change_id and r.order_id = d.order_id
    )
    update order_bulk_changes b set
      ${reached},
      done = b.done + (select count(*) from decided),
      changed = b.changed + (select count(*) from decided where outcome = 'changed'),
      unchanged = b.unchanged + (select count(*) from decided where outcome = 'unchanged'),
      refused = (
        select coalesce(jsonb_object_agg(key, n), '{}') from (
          select key, sum(n) as n from (
            select key, value::int as n from jsonb_each_text(b.refused)
            union all
            select coalesce(status::text, 'gone'), count(*) from decided where outcome in ('refused', 'gone') group by 1
          ) each group by key
        ) sums
      ),
      ${ending(sql`b.done + (select count(*) from decided) >= b.total`, 'done', stretch.at)}
    from change c where b.id = c.id
    returning b.state`

const reached = sql`reached = coalesce((select order_id from batch order by order_id desc limit 1), b.reached)`

const decision = sql`
  case
    when o.id is null then 'gone'
    when c.kind = 'assign' then case when o.assignee_id is not distinct from c.assignee_id then 'unchanged' else 'changed' end
    when o.status = c.status then 'unchanged'
    when exists (
      select from order_transitions t where t.from_status = o.status and t.to_status = c.status and (not t.needs_reason or c.reason is not null)
    ) then 'changed'
    else 'refused'
  end`

const ending = (isOver: SQL, state: ChangeState, at: string): SQL => sql`
  state = case when ${isOver} then ${state} else b.state end,
  finished_at = case when ${isOver} then ${at}::timestamptz else b.finished_at end`

/** Stops a change, or its undoing, where it is; one that has ended stays as it is. */
export const cancel = (db: Db, { id, at }: { id: string; at: string }) =>
  db.execute(sql`
    update order_bulk_changes set state = 'cancelled', finished_at = ${at} where id = ${id} and state in ('running', 'undoing')`)

/** Begins to take a change back that still runs or that ended after `since`; otherwise changes nothing. An undoing that was stopped goes on. */
export const beginUndo = (db: Db, { id, by, since }: { id: string; by: string; since: string }) =>
  db.execute(sql`
    update order_bulk_changes set state = 'undoing', undone_by = ${by},
      reached = case when undone_by is null then '00000000-0000-0000-0000-000000000000' else reached end
    where id = ${id} and (state = 'running' or (state in ('done', 'cancelled') and finished_at > ${since}))`)

/** Gives orders their old values back where nobody gave them others since. */
const undoing = (stretch: Stretch): SQL => sql`
    with ${inHand(stretch, ['undoing'])}, reversed as (
      update orders o set
        status = case c.kind when 'status' then n.before_status else o.status end,
        status_reason = case c.kind when 'status' then n.before_reason else o.status_reason end,
        assignee_id = case c.kind when 'assign' then n.before_assignee_id else o.assignee_id end
      from batch n cross join change c
      where o.id = n.order_id and o.deleted_at is null
        and case c.kind
          when 'status' then o.status = c.status and o.status_reason is not distinct from c.reason
          else o.assignee_id is not distinct from c.assignee_id
        end
      returning o.id
    )
    update order_bulk_changes b set
      ${reached},
      undone = b.undone + (select count(*) from reversed),
      kept = b.kept + (select count(*) from batch) - (select count(*) from reversed),
      ${ending(sql`(select count(*) from batch) < ${stretch.orders}`, 'undone', stretch.at)}
    from change c where b.id = c.id
    returning b.state`

/** Throws away what can no longer be undone, a bounded part of it. */
export const prune = (db: Db, before: string) =>
  db.execute(sql`
    delete from order_bulk_change_rows where (change_id, order_id) in (
      select r.change_id, r.order_id from order_bulk_changes c join order_bulk_change_rows r on r.change_id = c.id
      where c.finished_at < ${before} limit 5000
    )`)

export interface ChangeRow extends Record<string, unknown> {
  id: string
  kind: BulkAction['kind']
  status: OrderStatus | null
  reason: string | null
  assigneeId: string | null
  state: ChangeState
  total: number
  done: number
  changed: number
  unchanged: number
  refused: Partial<Record<OrderStatus | 'gone', number>>
  undone: number
  kept: number
  requestedBy: string
  undoneBy: string | null
  requestedByName: string
  createdAt: string
  finishedAt: string | null
}

export const readChange = (db: Db, id: string) =>
  db.execute<ChangeRow>(sql`
    select c.id, kind, status, reason, assignee_id as "assigneeId", state, total, done, changed, unchanged, refused, undone, kept,
      requested_by as "requestedBy", undone_by as "undoneBy", ${actorName(sql`requested_by`)} as "requestedByName",
      iso(created_at) as "createdAt", iso(finished_at) as "finishedAt"
    from order_bulk_changes c where c.id = ${id}`)
