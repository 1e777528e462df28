import * as Kobalte from '@kobalte/core/select'
import { ChoiceItem, ChoiceList } from '../../../components/ChoiceList.tsx'
import type { Option } from '../../../components/Select.tsx'
import { words } from '../../../text/words.ts'
import type { PropertyProps } from './PropertyRow.tsx'
import { pressableStyle } from './property-style.ts'
import { NamedValue } from './NamedValue.tsx'

// The list needs a key for "nothing chosen", and empty text is none.
const noneKey = '-'

/** Pressing the value opens the list; choosing saves. */
export function ChoiceProperty(props: PropertyProps) {
  const options = (): Option[] => [
    { value: noneKey, label: words.none },
    ...(props.property.edit.options ?? []),
  ]
  const chosen = () =>
    options().find(({ value }) => value === (props.property.edit.text(props.desk.row()) || noneKey)) ?? null
  const choose = (option: Option | null) => {
    if (!option) return
    props.desk.editor.discard(props.property)
    void props.desk.editor.choose(props.property, option.value === noneKey ? '' : option.value)
  }
  return (
    <Kobalte.Root<Option>
      options={options()}
      optionValue="value"
      optionTextValue="label"
      value={chosen()}
      onChange={choose}
      gutter={2}
      sameWidth={false}
      placement="bottom-start"
      fitViewport
      itemComponent={ChoiceItem}
    >
      <Kobalte.Trigger class={pressableStyle}>
        <NamedValue {...props} />
      </Kobalte.Trigger>
      <ChoiceList class="min-w-44" />
    </Kobalte.Root>
  )
}
