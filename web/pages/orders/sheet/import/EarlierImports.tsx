import { For, Show } from 'solid-js'
import type { OrderImport } from '#domain/orders/imports/contract.ts'
import { Timestamp } from '../../../../components/Timestamp.tsx'
import { useOrderImports } from '../../../../queries/order-imports.ts'
import { importText } from '../../../../text/order-import.ts'

/** What was brought in before, or still is: each leads to its progress, its report and its rejected rows. */
export function EarlierImports(props: { onOpen: (id: string) => void }) {
  const query = useOrderImports()
  const known = () =>
    (query.isPending ? [] : (query.data?.items ?? [])).filter(({ state }) => state !== 'draft')
  return (
    <Show when={known().length > 0}>
      <section class="flex flex-col gap-1.5" aria-label={importText.earlier}>
        <h3 class="font-medium">{importText.earlier}</h3>
        <ul class="max-h-56 divide-y divide-line overflow-auto rounded-control border border-line">
          <For each={known()}>
            {(one) => (
              <li>
                <EarlierImport import={one} onOpen={() => props.onOpen(one.id)} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function EarlierImport(props: { import: OrderImport; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="flex w-full flex-wrap items-baseline gap-x-3 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
      onClick={() => props.onOpen()}
    >
      <span class="min-w-0 flex-1 basis-48 truncate font-medium">{props.import.fileName}</span>
      <span class="figures text-small text-ink-muted">{importText.summary(props.import)}</span>
      <span class="text-small text-ink-faint">
        {props.import.createdBy} · <Timestamp at={props.import.createdAt} />
      </span>
    </button>
  )
}
