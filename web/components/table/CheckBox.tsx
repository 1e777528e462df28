import { createEffect } from 'solid-js'

interface CheckBoxProps {
  label: string
  checked: boolean
  mixed?: boolean
  onToggle: (event: MouseEvent) => void
}

/** The check box of a grid: the cell around it takes the keys. */
export function CheckBox(props: CheckBoxProps) {
  const attach = (input: HTMLInputElement) =>
    createEffect(() => {
      input.indeterminate = props.mixed ?? false
    })
  return (
    <input
      ref={attach}
      type="checkbox"
      tabindex={-1}
      aria-label={props.label}
      checked={props.checked}
      class="size-3.5 accent-accent"
      onClick={(event) => props.onToggle(event)}
    />
  )
}
