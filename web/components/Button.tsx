import { type JSX, Show, splitProps } from 'solid-js'
import { type ButtonSize, buttonStyle, type ButtonVariant } from './button-style.ts'

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: JSX.Element
  /** Something that this button started is under way: it keeps its place and the focus, and further presses do nothing. */
  busy?: boolean
  /** On narrow screens only the icon is shown; the label stays for screen readers. */
  compact?: boolean
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    'variant',
    'size',
    'icon',
    'busy',
    'compact',
    'children',
    'class',
    'onClick',
  ])
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonStyle(own.variant, own.size)} relative overflow-hidden ${own.class ?? ''}`}
      aria-disabled={own.busy ? 'true' : undefined}
      aria-busy={own.busy ? 'true' : undefined}
      onClick={(event) => {
        if (own.busy) return event.preventDefault()
        if (typeof own.onClick === 'function') own.onClick(event)
      }}
    >
      {own.icon}
      <span classList={{ 'max-sm:sr-only': own.compact ?? false, contents: !own.compact }}>
        {own.children}
      </span>
      <Show when={own.busy}>
        <span class="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden" aria-hidden="true">
          <span class="block h-full w-1/4 animate-travel bg-current opacity-70" />
        </span>
      </Show>
    </button>
  )
}
