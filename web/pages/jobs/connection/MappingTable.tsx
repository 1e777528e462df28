import { createMemo, Show } from 'solid-js'
import type { PropertyMapping } from '#domain/sync/contract.ts'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { EditConflict } from '../../../components/EditConflict.tsx'
import type { Checked, Column } from '../../../components/table/column.ts'
import { DataTable } from '../../../components/table/DataTable.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { toast } from '../../../components/toasts.ts'
import { createMappingEdits, type MappingChanges, useMappings } from '../../../queries/sync.ts'
import { connectionText, roleText } from '../../../text/sync.ts'
import { words } from '../../../text/words.ts'

const { mapping: text } = connectionText

const sayNotSaved = (error: Error, retry: () => void) =>
  toast('bad', connectionText.notSaved, {
    detail: error.message,
    action: { label: words.retry, run: retry },
  })

/** Which property feeds which field; the property's name is edited in place. */
export function MappingTable() {
  const query = useMappings()
  const edits = createMappingEdits(sayNotSaved)
  const rows = createMemo(() => (query.isPending ? [] : (query.data?.items ?? []).map(edits.view)))
  const save = (base: PropertyMapping, changes: MappingChanges) =>
    void edits.save(base, changes).then((saved) => saved && toast('good', connectionText.saved))
  return (
    <section aria-labelledby="mappings" class="flex flex-col gap-2">
      <div class="flex flex-wrap items-baseline gap-x-2 px-1 pt-2">
        <h2 id="mappings" class="text-data font-semibold">
          {connectionText.mappings}
        </h2>
        <p class="text-small text-ink-faint">{connectionText.mappingsHint}</p>
      </div>
      <Card class="flex h-128 flex-col border-0">
        <DataTable
          label={connectionText.mappings}
          noun={text.noun}
          columns={columns}
          rows={rows()}
          rowKey={(row) => row.id}
          query={query}
          onEdit={save}
          cellState={(row, field) => edits.state(row.id, field)}
          version={(row) => row.updatedAt}
          isOwn={edits.isOwn}
          empty={null}
        />
      </Card>
      <EditConflict edits={edits} name={nameOf} field={fieldOf} />
    </section>
  )
}

async function check(draft: string): Promise<Checked<MappingChanges>> {
  const propertyName = draft.trim()
  return propertyName ? { changes: { propertyName } } : { error: connectionText.nameIt }
}

const nameOf = ({ role, field }: PropertyMapping) => `${roleText[role]}: ${field}`

const fieldOf = (name: string) =>
  name === 'propertyName'
    ? { label: text.property, text: (row: PropertyMapping) => row.propertyName }
    : undefined

const columns: Column<PropertyMapping, MappingChanges>[] = [
  { id: 'role', header: text.role, width: 116, narrow: 100, value: (row) => roleText[row.role] },
  {
    id: 'field',
    header: text.field,
    width: 116,
    narrow: 96,
    value: (row) => row.field,
    view: (row) => (
      <span class="font-medium">
        {row().field}
        <Show when={row().required}>
          <span class="ml-1.5 text-small font-normal text-ink-faint">{text.required.toLowerCase()}</span>
        </Show>
      </span>
    ),
  },
  {
    id: 'propertyName',
    header: text.property,
    width: 200,
    narrow: 150,
    grow: true,
    value: (row) => row.propertyName,
    edit: { kind: 'text', field: 'propertyName', text: (row) => row.propertyName, check },
  },
  {
    id: 'state',
    header: text.state,
    width: 128,
    value: (row) => (row.propertyId ? text.found : text.notFound),
    view: (row) => (
      <Badge dot tone={row().propertyId ? 'good' : 'warn'}>
        {row().propertyId ? text.found : text.notFound}
      </Badge>
    ),
  },
  {
    id: 'accepts',
    header: text.accepts,
    width: 300,
    value: (row) => row.accepts.join(', '),
    view: (row) => (
      <span class="text-ink-muted" title={row().accepts.join(', ')}>
        {row().accepts.join(', ')}
      </span>
    ),
  },
  {
    id: 'updatedAt',
    header: text.updated,
    width: 100,
    value: (row) => row.updatedAt,
    view: (row) => (
      <span class="text-ink-muted">
        <Timestamp at={row().updatedAt} />
      </span>
    ),
  },
]
