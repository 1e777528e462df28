import { Show } from 'solid-js'
import { Notice } from '../../../components/Notice.tsx'
import { useNotionSources } from '../../../queries/sync.ts'
import { connectionText } from '../../../text/sync.ts'
import { MappingTable } from './MappingTable.tsx'
import { SourceList } from './SourceList.tsx'
import { Webhook } from './Webhook.tsx'

/** How this installation is connected to Notion; for admins. */
export function Connection() {
  const sources = useNotionSources()
  const known = () => (sources.isPending ? undefined : sources.data)
  return (
    <div class="flex flex-col gap-3 pt-3">
      <Show when={known()?.standIn}>
        <Notice tone="info" title={connectionText.standIn}>
          {connectionText.standInHint}
        </Notice>
      </Show>
      <Show when={known()?.connected === false}>
        <Notice tone="warn" title={connectionText.notConnected}>
          {connectionText.notConnectedHint}
        </Notice>
      </Show>
      <div class="grid gap-3 xl:grid-cols-2">
        <SourceList query={sources} />
        <Webhook />
      </div>
      <MappingTable />
    </div>
  )
}
