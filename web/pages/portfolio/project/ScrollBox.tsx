import type { JSX } from 'solid-js'

/** What is too wide for the screen scrolls by itself, also with the keyboard. */
export function ScrollBox(props: { label: string; children: JSX.Element }) {
  return (
    <div
      role="group"
      aria-label={props.label}
      tabindex="0"
      class="overflow-x-auto overscroll-x-contain focus-visible:-outline-offset-2"
    >
      {props.children}
    </div>
  )
}
