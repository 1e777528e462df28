import { createSignal, For, Show } from 'solid-js'
import type { ImportCounts, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import { Button } from '../../../../components/Button.tsx'
import { buttonStyle } from '../../../../components/button-style.ts'
import { Notice } from '../../../../components/Notice.tsx'
import { Progress } from '../../../../components/Progress.tsx'
import { cancelImport, rejectsPath, runImport, setImport } from '../../../../queries/order-imports.ts'
import { formatNumber } from '../../../../format.ts'
import { importText } from '../../../../text/order-import.ts'

/** How far an import is, and what became of its rows. */
export function ImportRun(props: { run: OrderImportDetail; onBack: () => void; onClose: () => void }) {
  const [error, setError] = createSignal<string>()
  const isUnderWay = () => props.run.state === 'queued' || props.run.state === 'running'
  const isStopped = () => props.run.state === 'cancelled' || props.run.state === 'failed'
  /** Nothing is written yet, so the file can be read another way. */
  const isFresh = () => isStopped() && props.run.counts.read === 0 && props.run.fileKept
  const attempt = (work: Promise<unknown>) =>
    void work.catch((failure: unknown) =>
      setError(failure instanceof Error ? failure.message : importText.failed),
    )
  const share = () =>
    props.run.rowsTotal && props.run.phase === 'write'
      ? props.run.counts.read / props.run.rowsTotal
      : undefined
  return (
    <div class="flex flex-col gap-4">
      <p class="truncate font-medium">{props.run.fileName}</p>
      <Show when={isUnderWay()} fallback={<Ended run={props.run} />}>
        <div class="flex flex-col gap-1.5" aria-live="polite">
          <p>{props.run.phase ? importText.phases[props.run.phase] : importText.queued}</p>
          <Progress label={importText.title} value={share()} figure />
          <p class="figures text-small text-ink-muted">
            {importText.progress(props.run.counts.read, props.run.rowsTotal)} · {importText.goesOn}
          </p>
        </div>
      </Show>
      <Show when={error()}>
        <Notice tone="bad">{error()}</Notice>
      </Show>
      <Show when={!isFresh()}>
        <Counts counts={props.run.counts} />
      </Show>
      <Rejects run={props.run} />
      <div class="flex flex-wrap justify-end gap-2">
        <Show when={isUnderWay()} fallback={<Button onClick={props.onBack}>{importText.back}</Button>}>
          <Button onClick={() => attempt(cancelImport(props.run.id))}>{importText.stop}</Button>
        </Show>
        <Show when={isFresh()}>
          <Button onClick={() => attempt(setImport(props.run.id, {}))}>{importText.readAnew}</Button>
        </Show>
        <Show when={isStopped() && props.run.fileKept}>
          <Button onClick={() => attempt(runImport(props.run.id))}>
            {isFresh() ? importText.tryAgain : importText.resume}
          </Button>
        </Show>
        <Button variant="primary" onClick={props.onClose}>
          {importText.done}
        </Button>
      </div>
    </div>
  )
}

function Ended(props: { run: OrderImportDetail }) {
  const isNothing = () =>
    props.run.state === 'succeeded' && props.run.counts.rejected === props.run.counts.read
  const tone = () => {
    if (props.run.state === 'failed' || isNothing()) return 'bad'
    return props.run.counts.rejected > 0 || props.run.state === 'cancelled' ? 'warn' : 'good'
  }
  const title = () => {
    if (isNothing()) return importText.nothing
    return props.run.counts.rejected > 0 && props.run.state === 'succeeded'
      ? importText.partly
      : importText.states[props.run.state]
  }
  return (
    <Notice tone={tone()} title={title()}>
      {props.run.error}
    </Notice>
  )
}

const shown = ['read', 'matched', 'inserted', 'updated', 'unchanged', 'rejected'] as const

function Counts(props: { counts: ImportCounts }) {
  return (
    <dl class="grid grid-cols-3 gap-3 sm:grid-cols-6">
      <For each={shown}>
        {(name) => (
          <div>
            <dt class="text-small text-ink-muted">{importText.counts[name]}</dt>
            <dd
              class="figures text-title font-semibold"
              classList={{ 'text-bad-ink': name === 'rejected' && props.counts.rejected > 0 }}
            >
              {formatNumber(props.counts[name])}
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function Rejects(props: { run: OrderImportDetail }) {
  return (
    <Show when={props.run.rejects.length > 0}>
      <section class="flex flex-col gap-1.5">
        <div class="flex flex-wrap items-center gap-2">
          <h3 class="flex-1 font-medium">{importText.rejects}</h3>
          <Show when={props.run.fileKept}>
            <a
              class={buttonStyle('secondary', 'dense')}
              href={rejectsPath(props.run.id)}
              download=""
              rel="external"
            >
              {importText.download}
            </a>
          </Show>
        </div>
        <p class="text-small text-ink-muted">
          {props.run.rejectsTruncated
            ? importText.rejectsCut(props.run.rejects.length)
            : importText.rejectsHint}
        </p>
        <ul class="max-h-56 divide-y divide-line overflow-auto rounded-control border border-line text-small">
          <For each={props.run.rejects}>
            {(reject) => (
              <li class="flex gap-3 px-2 py-1">
                <span class="figures w-20 shrink-0 text-ink-muted">{importText.line(reject.line)}</span>
                <span class="min-w-0 break-words">
                  <For each={reject.errors}>
                    {(error) => (
                      <span class="block">
                        <Show when={error.column}>
                          <span class="font-medium">{error.column}</span>
                          <Show when={error.value}> “{error.value}”</Show>
                          {': '}
                        </Show>
                        {error.reason}
                      </span>
                    )}
                  </For>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
