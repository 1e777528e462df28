import { Show } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { MenuChip } from '../../components/FilterBar.tsx'
import { SearchInput } from '../../components/SearchInput.tsx'
import type { Option } from '../../components/Select.tsx'
import { useAuditFilters } from '../../queries/audit.ts'
import { auditText } from '../../text/audit.ts'
import { words } from '../../text/words.ts'
import { actorText } from './actor-text.ts'
import { tableName } from './audit-words.ts'
import { actionOptions, type AuditView } from './audit-view.ts'

const { fields } = auditText

export function AuditFilterBar(props: { view: AuditView }) {
  const known = useAuditFilters()
  const found = () => (known.isPending ? undefined : known.data)
  const tables = () =>
    withChosen(
      props.view.table[0](),
      (found()?.tables ?? []).map((value) => ({ value, label: tableName(value) })),
    ).toSorted((a, b) => a.label.localeCompare(b.label))
  const actors = () =>
    withChosen(
      props.view.actor[0](),
      (found()?.actors ?? []).map(({ id, name }) => ({ value: id, label: actorText(name) })),
    )
  return (
    <div role="search" class="flex flex-wrap items-center gap-2">
      <SearchInput
        label={auditText.rowId}
        value={props.view.rowId[0]()}
        onSearch={(text) => props.view.rowId[1](text, { replace: true })}
      />
      <MenuChip
        filter={{ name: 'table', label: fields.table, options: tables() }}
        chosen={props.view.table[0]()}
        onChoose={props.view.table[1]}
      />
      <MenuChip
        filter={{ name: 'action', label: fields.action, options: actionOptions }}
        chosen={props.view.action[0]()}
        onChoose={props.view.action[1]}
      />
      <MenuChip
        filter={{ name: 'actor', label: fields.actor, options: actors() }}
        chosen={props.view.actor[0]()}
        onChoose={props.view.actor[1]}
      />
      <Days view={props.view} />
      <Show when={props.view.isFiltered()}>
        <Button variant="ghost" size="dense" onClick={props.view.clear}>
          {words.clearFilters}
        </Button>
      </Show>
    </div>
  )
}

function Days(props: { view: AuditView }) {
  return (
    <div class="flex items-center gap-1.5">
      <DateInput
        hideLabel
        label={fields.from}
        value={props.view.from[0]()}
        max={props.view.to[0]() || undefined}
        onInput={props.view.from[1]}
      />
      <span aria-hidden="true" class="text-ink-faint">
        –
      </span>
      <DateInput
        hideLabel
        label={fields.to}
        value={props.view.to[0]()}
        min={props.view.from[0]() || undefined}
        onInput={props.view.to[1]}
      />
    </div>
  )
}

/** A chosen value that the trail does not know yet can be seen and taken away too. */
const withChosen = (chosen: string[], options: Option[]): Option[] => [
  ...chosen
    .filter((value) => !options.some((option) => option.value === value))
    .map((value) => ({ value, label: value })),
  ...options,
]
