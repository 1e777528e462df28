import * as Kobalte from '@kobalte/core/select'
import { ChoiceItem, ChoiceList } from './ChoiceList.tsx'
import { type ControlIds, labelOf } from './Field.tsx'
import type { Option } from './option.ts'
import { buttonOf, type Choice, SelectMark, selectStyle } from './Select.tsx'

/** The control with its list; Select loads it when it is first opened. */
export function OpenSelect<V extends string>(props: Choice<V> & { ids: ControlIds }) {
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null
  return (
    <Kobalte.Root<Option<V>>
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      value={chosen()}
      onChange={(option) => props.onChange(option?.value ?? '')}
      disallowEmptySelection={props.placeholder === undefined}
      placeholder={props.placeholder}
      defaultOpen
      gutter={4}
      placement="bottom-start"
      sameWidth={false}
      fitViewport
      itemComponent={ChoiceItem}
    >
      <Kobalte.Trigger {...buttonOf(props.ids)} aria-labelledby={labelOf(props.ids)} class={selectStyle}>
        <Kobalte.Value<Option<V>> class="truncate">
          {(state) => state.selectedOption().view?.() ?? state.selectedOption().label}
        </Kobalte.Value>
        <SelectMark />
      </Kobalte.Trigger>
      <ChoiceList class="min-w-[max(11rem,var(--kb-popper-anchor-width))]" />
    </Kobalte.Root>
  )
}
