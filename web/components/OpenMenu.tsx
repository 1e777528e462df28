import * as Kobalte from '@kobalte/core/dropdown-menu'
import Check from 'lucide-solid/icons/check'
import { For, Match, Show, Switch } from 'solid-js'
import { Keys } from './Keys.tsx'
import type { MenuEntry, MenuProps } from './Menu.tsx'
import { listItemStyle, popStyle } from './pop-style.ts'

/** The menu itself; Menu loads it when it is first asked for. */
export function OpenMenu(props: MenuProps) {
  return (
    <Kobalte.Root
      gutter={4}
      placement={props.placement ?? 'bottom-start'}
      defaultOpen
      onOpenChange={props.onOpenChange}
      modal={false}
      fitViewport
    >
      <Kobalte.Trigger as={(trigger: object) => props.trigger(trigger)} />
      <Kobalte.Portal>
        <Kobalte.Content class={`${popStyle} max-h-96 min-w-44 overflow-auto`}>
          <For each={props.entries}>{(entry) => <Entry entry={entry} />}</For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

function Entry(props: { entry: MenuEntry }) {
  return (
    <Switch fallback={<Kobalte.Separator class="my-1 h-px border-0 bg-line" />}>
      <Match when={typeof props.entry === 'object' && 'group' in props.entry && props.entry}>
        {(group) => <p class="px-2 pt-1.5 pb-1 text-micro font-medium text-ink-faint">{group().group}</p>}
      </Match>
      <Match when={typeof props.entry === 'object' && 'choices' in props.entry && props.entry}>
        {(choice) => <Choices {...choice()} />}
      </Match>
      <Match when={typeof props.entry === 'object' && 'label' in props.entry && props.entry}>
        {(item) => (
          <Show when={item().checked !== undefined} fallback={<ActionItem item={item()} />}>
            <Kobalte.CheckboxItem
              class={listItemStyle}
              checked={item().checked}
              closeOnSelect={false}
              disabled={item().disabled}
              onChange={() => item().onSelect()}
            >
              <CheckMark checked={item().checked ?? false} />
              {item().view?.() ?? item().label}
            </Kobalte.CheckboxItem>
          </Show>
        )}
      </Match>
    </Switch>
  )
}

function Choices(props: Extract<MenuEntry, { choices: readonly object[] }>) {
  return (
    <Kobalte.RadioGroup value={props.chosen} onChange={(value) => props.onChoose(value)}>
      <For each={props.choices}>
        {(choice) => (
          <Kobalte.RadioItem value={choice.value} class={listItemStyle} closeOnSelect={false}>
            <span class="flex-1">{choice.label}</span>
            <Kobalte.ItemIndicator>
              <Check size={14} />
            </Kobalte.ItemIndicator>
          </Kobalte.RadioItem>
        )}
      </For>
    </Kobalte.RadioGroup>
  )
}

function ActionItem(props: { item: Extract<MenuEntry, { label: string }> }) {
  return (
    <Kobalte.Item
      class={listItemStyle}
      classList={{ 'text-bad-ink': props.item.danger ?? false }}
      disabled={props.item.disabled}
      onSelect={() => props.item.onSelect()}
    >
      <Show when={props.item.icon}>
        {(icon) => <span class="flex w-4 justify-center text-ink-faint">{icon()}</span>}
      </Show>
      <span class="flex-1">{props.item.view?.() ?? props.item.label}</span>
      <Show when={props.item.keys}>{(keys) => <Keys text={keys()} />}</Show>
    </Kobalte.Item>
  )
}

function CheckMark(props: { checked: boolean }) {
  return (
    <span
      class="flex size-4 items-center justify-center rounded-small border"
      classList={{
        'border-accent bg-accent text-white': props.checked,
        'border-control': !props.checked,
      }}
    >
      <Show when={props.checked}>
        <Check size={12} strokeWidth={3} />
      </Show>
    </span>
  )
}
