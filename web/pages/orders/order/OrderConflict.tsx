import { ConflictDialog } from '../../../components/ConflictDialog.tsx'
import { toast } from '../../../components/toasts.ts'
import type { Conflict } from '../../../queries/row-edits.ts'
import { conflictText } from '../../../text/conflict.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { fieldNames, type Form, type PartName } from './form.ts'
import type { OrderEditor } from './order-editor.ts'
import { partText } from './part-text.ts'

type Texts = Partial<Record<PartName, string>>

/** Part by part, the lines as a whole. Closing it loses nothing: what was typed can be taken up again. */
export function OrderConflict(props: { editor: OrderEditor; parts: readonly PartName[] }) {
  const close = () => {
    const takeUp = props.editor.giveWay()
    toast('info', conflictText.kept, { action: { label: conflictText.review, run: takeUp } })
  }
  return (
    <ConflictDialog<Texts, Texts>
      conflict={conflictOf(props.editor, props.parts)}
      name={props.editor.order().number}
      field={(name) => {
        const part = [...fieldNames, 'items' as const].find((known) => known === name)
        return part && { label: orderFormText.parts[part], text: (row) => row[part] || conflictText.none }
      }}
      onSettle={(chosen) => {
        const mine = [...fieldNames, 'items' as const].filter((name) => name in chosen)
        void props.editor.settle(mine)
      }}
      onClose={close}
    />
  )
}

function conflictOf(editor: OrderEditor, disputed: readonly PartName[]): Conflict<Texts, Texts> {
  const parts = editor.changed()
  const saved = editor.saved()
  const texts = (formOf: (name: PartName) => Form): Texts =>
    Object.fromEntries(parts.map((name) => [name, partText(name, formOf(name))]))
  return {
    base: texts((name) => editor.draft().begun.get(name) ?? saved),
    mine: texts(editor.form),
    theirs: texts(() => saved),
    fields: [...disputed],
  }
}
