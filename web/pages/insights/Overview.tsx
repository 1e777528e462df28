import FileDown from 'lucide-solid/icons/file-down'
import { Show } from 'solid-js'
import { AsOf } from '../../components/AsOf.tsx'
import { Button } from '../../components/Button.tsx'
import { HealthSection } from '../../components/HealthSection.tsx'
import { KpiCards } from '../../components/KpiCards.tsx'
import { Page } from '../../components/Page.tsx'
import { exportCsv } from '../../export-csv.ts'
import { useReach } from '../../navigation.ts'
import { useKpis } from '../../queries/insights.ts'
import { isOn, useSession, useTimeZone } from '../../session.tsx'
import { overviewText } from '../../text/insights.ts'
import { words } from '../../text/words.ts'
import { AlertsSection } from './AlertsSection.tsx'
import { MoneyByCurrency } from './MoneyByCurrency.tsx'
import { exportColumns, exportRows } from './overview-export.ts'
import { overviewCards } from './overview-cards.ts'
import { PipelinesSection } from './PipelinesSection.tsx'
import { QualitySection } from './QualitySection.tsx'

/** What an operations person looks at in the morning: figures, alerts, jobs, data problems, each leading to where one acts. */
export function Overview() {
  const me = useSession()
  const kpis = useKpis()
  const cards = overviewCards(useReach(), useTimeZone())
  const known = () => (kpis.isPending ? undefined : kpis.data)
  const save = () => {
    const found = known()
    if (found) exportCsv(overviewText.exportName, exportRows(found, cards), exportColumns)
  }
  return (
    <Page
      title={overviewText.title}
      subtitle={<AsOf query={kpis} />}
      actions={
        <Button icon={<FileDown size={14} />} disabled={!known()} onClick={save}>
          {words.exportCsv}
        </Button>
      }
    >
      <KpiCards label={overviewText.cards} query={kpis} cards={cards} />
      <div class="grid grid-cols-1 items-start gap-3 xl:grid-cols-3">
        <div class="flex min-w-0 flex-col gap-3 xl:col-span-2">
          <AlertsSection query={kpis} />
          <Show when={isOn(me(), 'pipelines')}>
            <PipelinesSection />
          </Show>
          <MoneyByCurrency query={kpis} />
        </div>
        <div class="grid min-w-0 grid-cols-1 items-start gap-3 lg:grid-cols-2 xl:grid-cols-1">
          <HealthSection query={kpis} />
          <Show when={isOn(me(), 'data-quality')}>
            <QualitySection />
          </Show>
        </div>
      </div>
    </Page>
  )
}
