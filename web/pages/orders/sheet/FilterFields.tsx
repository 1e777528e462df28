import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { DateInput } from '../../../components/DateInput.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { filterText } from '../../../text/orders.ts'
import { words } from '../../../text/words.ts'
import type { Choice } from './cell-text.ts'
import type { FilterGroup } from './filter-fields.ts'
import { FoundChoices } from './FoundChoices.tsx'

interface FilterFieldsProps {
  group: FilterGroup
  choices: readonly Choice[]
}

/** The controls of one filter; what they hold is in the address. */
export function FilterFields(props: FilterFieldsProps) {
  return (
    <Switch>
      <Match when={props.group.kind === 'choices'}>
        <Choices {...props} />
      </Match>
      <Match when={props.group.kind === 'days'}>
        <Days group={props.group} />
      </Match>
      <Match when={props.group.kind === 'amounts' || props.group.kind === 'counts'}>
        <Limits group={props.group} />
      </Match>
      <Match when={props.group.kind === 'text'}>
        <Limits group={props.group} />
      </Match>
      <Match when={props.group.kind === 'customer' || props.group.kind === 'product'}>
        <FoundChoices group={props.group} />
      </Match>
    </Switch>
  )
}

function Choices(props: FilterFieldsProps) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const name = () => props.group.names[0] ?? ''
  const chosen = () => (params[name()] ?? '').split(',').filter(Boolean)
  const isOne = () => props.group.id === 'visit' || props.group.id === 'overdue'
  const toggle = (value: string) => {
    const without = chosen().filter((other) => other !== value)
    const isOn = without.length < chosen().length
    const next = isOn ? without : isOne() ? [value] : [...chosen(), value]
    setParams({ [name()]: next.join(',') || undefined })
  }
  return (
    <ul class="max-h-64 overflow-auto">
      <For each={props.choices}>
        {(choice) => (
          <li>
            <label class="flex min-h-7 items-center gap-2 rounded-control px-2 hover:bg-hover pointer-coarse:min-h-10">
              <input
                type="checkbox"
                class="size-3.5 accent-accent"
                checked={chosen().includes(choice.value)}
                onChange={() => toggle(choice.value)}
              />
              <span
                class="truncate"
                classList={{ [`sheet-status is-${choice.value}`]: props.group.id === 'status' }}
              >
                {choice.label}
              </span>
            </label>
          </li>
        )}
      </For>
    </ul>
  )
}

function Days(props: { group: FilterGroup }) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const put = (name: string, value: string) => setParams({ [name]: value || undefined }, { replace: true })
  return (
    <div class="flex flex-col gap-2 p-2">
      <For each={props.group.names}>
        {(name, index) => (
          <DateInput
            label={index() === 0 ? filterText.from : filterText.to}
            value={params[name] ?? ''}
            onInput={(value) => put(name, value)}
          />
        )}
      </For>
      <p class="text-small text-ink-faint">{filterText.days}</p>
    </div>
  )
}

const pauseMs = 350

/** Limits and texts are asked for when typing pauses. */
function Limits(props: { group: FilterGroup }) {
  const labels = () =>
    props.group.kind === 'text'
      ? [props.group.id === 'country' ? filterText.countryCode : filterText.contains]
      : [filterText.atLeast, filterText.atMost]
  return (
    <div class="flex flex-col gap-2 p-2">
      <For each={props.group.names}>
        {(name, index) => <Limit name={name} kind={props.group.kind} label={labels()[index()] ?? ''} />}
      </For>
    </div>
  )
}

const shapes: Record<string, RegExp> = { amounts: /^\d+(\.\d{1,2})?$/, counts: /^\d+$/, text: /^/ }

function Limit(props: { name: string; kind: string; label: string }) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const [text, setText] = createSignal<string>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const shown = () => text() ?? params[props.name] ?? ''
  const isGood = () => shown() === '' || (shapes[props.kind]?.test(shown()) ?? true)
  const put = (value: string) => {
    setText(value)
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (isGood()) setParams({ [props.name]: value.trim() || undefined }, { replace: true })
    }, pauseMs)
  }
  return (
    <TextInput
      label={props.label}
      value={shown()}
      error={isGood() ? undefined : filterText.notANumber}
      onInput={put}
    />
  )
}

/** Takes everything back that a group asks for. */
export function ClearFilter(props: { group: FilterGroup }) {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const isOn = () => props.group.names.some((name) => params[name])
  return (
    <Show when={isOn()}>
      <button
        type="button"
        class="mx-1 rounded-control px-1 py-1 text-small text-accent-ink hover:underline"
        onClick={() => setParams(Object.fromEntries(props.group.names.map((name) => [name, undefined])))}
      >
        {words.clear}
      </button>
    </Show>
  )
}
