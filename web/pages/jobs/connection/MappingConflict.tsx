import type { PropertyMapping } from '#domain/sync/contract.ts'
import { ConflictDialog } from '../../../components/ConflictDialog.tsx'
import type { Conflict, RowEdits } from '../../../queries/row-edits.ts'
import type { MappingChanges } from '../../../queries/sync.ts'
import { connectionText, roleText } from '../../../text/sync.ts'

interface MappingConflictProps {
  conflict: Conflict<PropertyMapping, MappingChanges>
  edits: RowEdits<PropertyMapping, MappingChanges>
}

export function MappingConflict(props: MappingConflictProps) {
  const { conflict, edits } = props
  return (
    <ConflictDialog
      conflict={conflict}
      name={`${roleText[conflict.base.role]}: ${conflict.base.field}`}
      field={field}
      onSettle={(chosen) => void edits.settle(conflict, chosen)}
      onClose={() => edits.drop(conflict)}
    />
  )
}

const field = (name: string) =>
  name === 'propertyName'
    ? { label: connectionText.mapping.property, text: (row: PropertyMapping) => row.propertyName }
    : undefined
