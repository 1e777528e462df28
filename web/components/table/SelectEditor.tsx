import * as Kobalte from '@kobalte/core/select'
import { words } from '../../text/words.ts'
import { ChoiceItem, ChoiceList } from '../ChoiceList.tsx'
import type { Option } from '../Select.tsx'
import type { Draft } from './CellEditor.tsx'
import type { CellEdit } from './column.ts'

// The list needs a key for "nothing chosen", and empty text is none.
const noneKey = '-'

/** The list of a cell opens at once; choosing saves. */
export function SelectEditor<Row, Changes>(props: {
  label: string
  edit: CellEdit<Row, Changes>
  draft: Draft
}) {
  const options = () => [
    ...(props.edit.required ? [] : [{ value: noneKey, label: words.none }]),
    ...(props.edit.options ?? []),
  ]
  const chosen = () => options().find((option) => option.value === (props.draft.text() || noneKey)) ?? null
  const choose = (option: Option | null) => {
    if (!option) return
    props.draft.setText(option.value === noneKey ? '' : option.value)
    void props.draft.save(0)
  }
  return (
    <Kobalte.Root<Option>
      defaultOpen
      options={options()}
      optionValue="value"
      optionTextValue="label"
      value={chosen()}
      onChange={choose}
      onOpenChange={(open) => !open && queueMicrotask(props.draft.cancel)}
      gutter={2}
      placement="bottom-start"
      fitViewport
      itemComponent={ChoiceItem}
    >
      <Kobalte.Trigger
        aria-label={props.label}
        class="absolute inset-0 flex items-center px-2.5 text-left outline-2 outline-offset-[-2px] outline-accent-ink"
      >
        <Kobalte.Value<Option>>
          {(state) => state.selectedOption().view?.() ?? state.selectedOption().label}
        </Kobalte.Value>
      </Kobalte.Trigger>
      <ChoiceList class="min-w-40" />
    </Kobalte.Root>
  )
}
