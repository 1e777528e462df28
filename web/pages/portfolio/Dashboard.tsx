import FileDown from 'lucide-solid/icons/file-down'
import { Show } from 'solid-js'
import { AsOf } from '../../components/AsOf.tsx'
import { Button } from '../../components/Button.tsx'
import { HealthSection } from '../../components/HealthSection.tsx'
import { Page } from '../../components/Page.tsx'
import { exportCsv } from '../../export-csv.ts'
import { useKpis, usePortfolioSummary } from '../../queries/insights.ts'
import { may, useSession } from '../../session.tsx'
import { dashboardText } from '../../text/insights.ts'
import { words } from '../../text/words.ts'
import { AttentionSection } from './dashboard/AttentionSection.tsx'
import { attentionExport } from './dashboard/attention-columns.tsx'
import { ChangesSection } from './dashboard/ChangesSection.tsx'
import { MoneySection } from './dashboard/MoneySection.tsx'
import { PortfolioCards } from './dashboard/PortfolioCards.tsx'
import { ProgramsSection } from './dashboard/ProgramsSection.tsx'
import { RisksSection } from './dashboard/RisksSection.tsx'
import { UpcomingSection } from './dashboard/UpcomingSection.tsx'

/** The portfolio at a glance: what needs somebody, how money runs against the plan, what comes up. */
export function Dashboard() {
  const me = useSession()
  const kpis = useKpis()
  const summary = usePortfolioSummary()
  const items = () => (summary.isPending ? undefined : summary.data?.attention.items)
  return (
    <Page
      title={dashboardText.title}
      subtitle={<AsOf query={kpis} />}
      actions={
        <Button
          icon={<FileDown size={14} />}
          disabled={!items()?.length}
          onClick={() => exportCsv(dashboardText.exportName, items() ?? [], attentionExport)}
        >
          {words.exportCsv}
        </Button>
      }
    >
      <PortfolioCards query={kpis} />
      <div class="grid grid-cols-1 items-start gap-3 xl:grid-cols-3">
        <div class="flex min-w-0 flex-col gap-3 xl:col-span-2">
          <AttentionSection query={summary} />
          <MoneySection query={summary} />
          <ProgramsSection query={summary} />
        </div>
        <div class="grid min-w-0 grid-cols-1 gap-3 lg:grid-cols-2 xl:grid-cols-1">
          <HealthSection query={kpis} />
          <UpcomingSection query={summary} />
          <RisksSection query={kpis} />
          <Show when={may(me(), 'admin')}>
            <ChangesSection />
          </Show>
        </div>
      </div>
    </Page>
  )
}
