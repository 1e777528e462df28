import * as Kobalte from '@kobalte/core/select'
import Check from 'lucide-solid/icons/check'
import { aboveDialogs, listItemStyle, popStyle } from './pop-style.ts'
import type { Option } from './option.ts'

/** One line of a list to choose from: `itemComponent` of every select. */
export const ChoiceItem = <V extends string>(props: Kobalte.SelectRootItemComponentProps<Option<V>>) => (
  <Kobalte.Item item={props.item} class={listItemStyle}>
    <Kobalte.ItemLabel class="flex-1">
      {props.item.rawValue.view?.() ?? props.item.rawValue.label}
    </Kobalte.ItemLabel>
    <Kobalte.ItemIndicator>
      <Check size={14} />
    </Kobalte.ItemIndicator>
  </Kobalte.Item>
)

/** The list of a select as it floats above the page; `class` says how wide it is at least. */
export const ChoiceList = (props: { class: string }) => (
  <Kobalte.Portal>
    <Kobalte.Content {...aboveDialogs} class={`${popStyle} ${props.class}`}>
      <Kobalte.Listbox class="max-h-72 overflow-auto outline-none" />
    </Kobalte.Content>
  </Kobalte.Portal>
)
