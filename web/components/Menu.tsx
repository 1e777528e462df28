import * as Kobalte from '@kobalte/core/dropdown-menu'
import Check from 'lucide-solid/icons/check'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { Keys } from './Keys.tsx'
import { listItemStyle, popStyle } from './pop-style.ts'

export type MenuEntry =
  | 'separator'
  | { group: string }
  | {
      label: string
      icon?: JSX.Element
      view?: () => JSX.Element
      keys?: string
      danger?: boolean
      disabled?: boolean
      /** Present: the entry can be ticked, and the menu stays open. */
      checked?: boolean
      onSelect: () => void
    }

interface MenuProps {
  entries: readonly MenuEntry[]
  /** The button; spread the given props on it. */
  trigger: (props: object) => JSX.Element
  placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start'
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Menu(props: MenuProps) {
  return (
    <Kobalte.Root
      gutter={4}
      placement={props.placement ?? 'bottom-start'}
      defaultOpen={props.defaultOpen}
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
  const group = () =>
    typeof props.entry === 'object' && 'group' in props.entry ? props.entry.group : undefined
  const item = () => (typeof props.entry === 'object' && 'label' in props.entry ? props.entry : undefined)
  return (
    <Switch fallback={<Kobalte.Separator class="my-1 h-px border-0 bg-line" />}>
      <Match when={group()}>
        {(text) => <p class="px-2 pt-1.5 pb-1 text-micro font-medium text-ink-faint">{text()}</p>}
      </Match>
      <Match when={item()}>
        {(found) => (
          <Show when={found().checked !== undefined} fallback={<ActionItem item={found()} />}>
            <Kobalte.CheckboxItem
              class={listItemStyle}
              checked={found().checked}
              closeOnSelect={false}
              disabled={found().disabled}
              onChange={() => found().onSelect()}
            >
              <CheckMark checked={found().checked ?? false} />
              {found().view?.() ?? found().label}
            </Kobalte.CheckboxItem>
          </Show>
        )}
      </Match>
    </Switch>
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
