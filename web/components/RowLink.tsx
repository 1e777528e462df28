import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'

/** A link whose whole row can be pressed: the row around it is `relative`. Without an address it is plain text. */
export function RowLink(props: { href: string | undefined; class?: string; children: JSX.Element }) {
  return (
    <Show when={props.href} fallback={<span class={props.class}>{props.children}</span>}>
      {(href) => (
        <A
          href={href()}
          class={`rounded-small after:absolute after:inset-0 after:content-[''] group-hover:text-accent-ink ${props.class ?? ''}`}
        >
          {props.children}
        </A>
      )}
    </Show>
  )
}
