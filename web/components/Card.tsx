import type { JSX } from 'solid-js'

/** A plane of its own on the page. Cards are not nested. */
export function Card(props: { class?: string; children: JSX.Element }) {
  return (
    <div class={`min-w-0 rounded-card border border-line bg-surface ${props.class ?? ''}`}>
      {props.children}
    </div>
  )
}
