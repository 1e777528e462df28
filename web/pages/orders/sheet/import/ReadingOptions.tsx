import { For, Show } from 'solid-js'
import type { ImportSetting, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import { importText } from '../../../../text/order-import.ts'

interface ReadingOptionsProps {
  draft: OrderImportDetail
  onChange: (options: NonNullable<ImportSetting['options']>) => void
}

/** How the file writes dates and numbers; what was guessed stands there already. */
export function ReadingOptions(props: ReadingOptionsProps) {
  const options = () => props.draft.options
  return (
    <div class="flex flex-wrap gap-4">
      <Show when={props.draft.sheets.length > 1}>
        <Choice
          label={importText.sheet}
          labels={Object.fromEntries(props.draft.sheets.map((name) => [name, name]))}
          value={options().sheet ?? ''}
          onChange={(sheet) => props.onChange({ sheet })}
        />
      </Show>
      <Choice
        label={importText.dates}
        labels={importText.dateStyles}
        value={options().dateStyle}
        onChange={(dateStyle) => props.onChange({ dateStyle })}
      />
      <Choice
        label={importText.numbers}
        labels={importText.numberStyles}
        value={options().numberStyle}
        onChange={(numberStyle) => props.onChange({ numberStyle })}
      />
      <Show when={props.draft.format === 'csv'}>
        <Choice
          label={importText.separator}
          labels={importText.delimiters}
          value={options().delimiter}
          onChange={(delimiter) => props.onChange({ delimiter })}
        />
        <Choice
          label={importText.encoding}
          labels={importText.encodings}
          value={options().encoding}
          onChange={(encoding) => props.onChange({ encoding })}
        />
      </Show>
    </div>
  )
}

interface ChoiceProps<V extends string> {
  label: string
  labels: Record<V, string>
  value: V
  onChange: (value: V) => void
}

function Choice<V extends string>(props: ChoiceProps<V>) {
  const isOne = (text: string): text is V => Object.hasOwn(props.labels, text)
  return (
    <label class="flex items-center gap-1.5 text-small text-ink-muted">
      {props.label}
      <select
        class="h-7 max-w-48 rounded-small border border-control bg-surface px-1 text-ink"
        onChange={({ currentTarget: { value } }) => isOne(value) && props.onChange(value)}
      >
        <For each={Object.entries<string>(props.labels)}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
