import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { isMissing } from '../../../../api.ts'
import { Button } from '../../../../components/Button.tsx'
import { Dialog } from '../../../../components/Dialog.tsx'
import { EmptyState } from '../../../../components/EmptyState.tsx'
import { ErrorState } from '../../../../components/ErrorState.tsx'
import { SkeletonLines } from '../../../../components/Skeleton.tsx'
import { uploadOrders, useOrderImport } from '../../../../queries/order-imports.ts'
import { importText } from '../../../../text/order-import.ts'
import { useUrlText } from '../../../../url-state.ts'
import { EarlierImports } from './EarlierImports.tsx'
import { FileDrop } from './FileDrop.tsx'
import { ImportDraft } from './ImportDraft.tsx'
import { ImportRun } from './ImportRun.tsx'

/** Brings a file in: choose it, say what its columns are, see the first rows, and follow it. The import that is looked at is in the address. */
export function ImportDialog(props: { onClose: () => void }) {
  const [id, setId] = useUrlText('import')
  const [uploading, setUploading] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const stopping = new AbortController()
  onCleanup(() => stopping.abort())
  const close = () => {
    setId('', { replace: true })
    props.onClose()
  }
  const upload = async (file: File) => {
    setUploading(true)
    setError(undefined)
    try {
      const made = await uploadOrders(file, stopping.signal)
      setId(made.id, { replace: true })
    } catch (failure) {
      if (!stopping.signal.aborted) setError(failure instanceof Error ? failure.message : importText.failed)
    } finally {
      setUploading(false)
    }
  }
  return (
    <Dialog open size={id() ? 'full' : 'wide'} title={importText.title} onClose={close}>
      <Show
        when={id()}
        keyed
        fallback={
          <div class="flex flex-col gap-5">
            <FileDrop busy={uploading()} error={error()} onFile={(file) => void upload(file)} />
            <EarlierImports onOpen={(earlier) => setId(earlier, { replace: true })} />
          </div>
        }
      >
        {(known) => <KnownImport id={known} onBack={() => setId('', { replace: true })} onClose={close} />}
      </Show>
    </Dialog>
  )
}

function KnownImport(props: { id: string; onBack: () => void; onClose: () => void }) {
  const query = useOrderImport(() => props.id)
  const known = () => (query.isPending ? undefined : query.data)
  return (
    <Switch fallback={<SkeletonLines />}>
      <Match when={known()?.state === 'draft' && known()}>
        {(draft) => <ImportDraft draft={draft()} onBack={props.onBack} />}
      </Match>
      <Match when={known()}>
        {(run) => <ImportRun run={run()} onBack={props.onBack} onClose={props.onClose} />}
      </Match>
      <Match when={isMissing(query.error)}>
        <EmptyState
          title={importText.missing}
          action={<Button onClick={() => props.onBack()}>{importText.back}</Button>}
        >
          {importText.missingHint}
        </EmptyState>
      </Match>
      <Match when={query.isError}>
        <ErrorState dense error={query.error} onRetry={() => void query.refetch()} />
      </Match>
    </Switch>
  )
}
