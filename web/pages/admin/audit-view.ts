import { createMemo } from 'solid-js'
import { auditActions } from '#domain/audit/rules.ts'
import type { AuditFilters } from '../../queries/audit.ts'
import { actionText } from '../../text/audit.ts'
import { useUrlList, useUrlText } from '../../url-state.ts'

export const actionOptions = auditActions.map((value) => ({
  value,
  label: actionText[value],
}))

const day = /^\d{4}-\d\d-\d\d$/

/** What the address asks the trail for; what the trail would refuse is passed over. */
export function useAuditView() {
  const [table, setTable] = useUrlList('table')
  const [action, setAction] = useUrlList('action')
  const [actor, setActor] = useUrlList('actor')
  const [from, setFrom] = useUrlText('from')
  const [to, setTo] = useUrlText('to')
  const [rowId, setRowId] = useUrlText('rowId')
  const [opened, setOpened] = useUrlList('open')
  const actions = () => actionOptions.map(({ value }) => value).filter((value) => action().includes(value))
  const filters = createMemo((): AuditFilters => ({
    table: table().join(',') || undefined,
    action: actions().join(',') || undefined,
    actor: actor().join(',') || undefined,
    from: day.test(from()) ? from() : undefined,
    to: day.test(to()) ? to() : undefined,
    rowId: rowId() || undefined,
  }))
  const toggle = (id: string) =>
    setOpened(opened().includes(id) ? opened().filter((other) => other !== id) : [...opened(), id], {
      replace: true,
    })
  return {
    filters,
    table: [table, setTable],
    action: [action, setAction],
    actor: [actor, setActor],
    from: [from, setFrom],
    to: [to, setTo],
    rowId: [rowId, setRowId],
    isFiltered: () => Object.values(filters()).some(Boolean),
    clear: () => {
      for (const set of [setTable, setAction, setActor]) set([])
      for (const set of [setFrom, setTo, setRowId]) set('')
    },
    isOpen: (id: string) => opened().includes(id),
    toggle,
  } as const
}

export type AuditView = ReturnType<typeof useAuditView>
