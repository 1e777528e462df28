import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { categories, issueSorts, issueStates, severities } from '#domain/quality/rules.ts'
import type { IssueFilters } from '../../queries/quality.ts'
import { useUrlChoice, useUrlList, useUrlText } from '../../url-state.ts'

const sorts: readonly string[] = issueSorts.flatMap((field) => [field, `-${field}`])

/** What the address asks the list for, and which issue of it is open; words that the list does not know are passed over. */
export function useIssueView() {
  const [q] = useUrlText('q')
  const [order, setOrder] = useUrlChoice('sort', sorts, 'severity')
  const [state, setState] = useUrlChoice('state', issueStates, 'open')
  const [category] = useUrlList('category')
  const [severity] = useUrlList('severity')
  const [entity] = useUrlList('entity')
  const [openId, setOpenId] = useUrlText('issue')
  const [, setParams] = useSearchParams()
  const filters = createMemo((): IssueFilters => ({
    sort: order(),
    state: state(),
    q: q() || undefined,
    category: known(categories, category()),
    severity: known(severities, severity()),
    entity: entity().join(',') || undefined,
  }))
  const isFiltered = () => q() !== '' || [...category(), ...severity(), ...entity()].length > 0
  /** One category, one severity, or both; what is chosen already is taken back. */
  const focus = (on: { category?: string; severity?: string }) => {
    const isChosen = isFocused(on)
    setParams({
      category: isChosen ? undefined : on.category,
      severity: isChosen ? undefined : on.severity,
    })
  }
  const isFocused = (on: { category?: string; severity?: string }) =>
    category().join() === (on.category ?? '') && severity().join() === (on.severity ?? '')
  return { filters, order, setOrder, state, setState, isFiltered, focus, isFocused, openId, setOpenId }
}

export type IssueView = ReturnType<typeof useIssueView>

const known = (values: readonly string[], chosen: string[]): string | undefined =>
  values.filter((value) => chosen.includes(value)).join(',') || undefined
