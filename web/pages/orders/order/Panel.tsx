import { createUniqueId, type JSX } from 'solid-js'
import { Card } from '../../../components/Card.tsx'

/** A group of what belongs together in an order. */
export function Panel(props: { title: string; actions?: JSX.Element; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <Card>
      <section aria-labelledby={id}>
        <header class="flex min-h-11 items-center gap-2 px-4 pt-2">
          <h2 id={id} class="font-semibold">
            {props.title}
          </h2>
          <div class="ml-auto flex min-w-0 items-center gap-1">{props.actions}</div>
        </header>
        {props.children}
      </section>
    </Card>
  )
}
