import FileDown from 'lucide-solid/icons/file-down'
import Sparkles from 'lucide-solid/icons/sparkles'
import { createSignal, lazy, Suspense } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { Page } from '../../../components/Page.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { genieText, orderAnalyticsText } from '../../../text/order-analytics.ts'
import { words } from '../../../text/words.ts'
import { AsOfDays } from './AsOfDays.tsx'
import { FigureCards } from './FigureCards.tsx'
import { usePageFigures } from './page-figures.ts'
import { usePageSpan } from './page-span.ts'
import { ProductsSection } from './ProductsSection.tsx'
import { SpanBar } from './SpanBar.tsx'
import { StatusesSection } from './StatusesSection.tsx'
import { TopCustomersSection } from './TopCustomersSection.tsx'
import { TrendSection } from './TrendSection.tsx'
import { VisitsSection } from './VisitsSection.tsx'

const Genie = lazy(() => import('./genie/Genie.tsx').then((part) => ({ default: part.Genie })))

/** How orders go on chosen days: each section loads by itself, follows changes, and leads to the orders behind its figures. */
export function OrderAnalytics() {
  const span = usePageSpan()
  const figures = usePageFigures(span)
  const [wanted, setWanted] = createSignal(0)
  let panel: HTMLElement | undefined
  const goToQuestion = () => {
    panel?.scrollIntoView({ block: 'start' })
    setWanted((times) => times + 1)
  }
  return (
    <Page
      title={orderAnalyticsText.title}
      subtitle={<AsOfDays summary={figures.summary} />}
      actions={
        <>
          <Button icon={<Sparkles size={14} />} onClick={goToQuestion}>
            {genieText.open}
          </Button>
          <Button icon={<FileDown size={14} />} disabled={!figures.isLoaded()} onClick={figures.exportCsv}>
            {words.exportCsv}
          </Button>
        </>
      }
    >
      <SpanBar span={span} />
      <FigureCards summary={figures.summary} visits={figures.visits} visitsBefore={figures.visitsBefore} />
      <div class="grid grid-cols-1 items-start gap-3 xl:grid-cols-3">
        <div class="min-w-0 xl:col-span-2">
          <TrendSection query={figures.trend} usual={figures.usualCurrency()} />
        </div>
        <StatusesSection query={figures.statuses} />
        <div class="min-w-0 xl:col-span-2">
          <ProductsSection query={figures.products} usual={figures.usualCurrency()} />
        </div>
        <TopCustomersSection query={figures.visits} usual={figures.usualCurrency()} />
      </div>
      <VisitsSection query={figures.visits} />
      <div ref={(element) => (panel = element)} class="scroll-mt-4">
        <Suspense fallback={<Skeleton class="h-40 w-full rounded-card" />}>
          <Genie wanted={wanted()} />
        </Suspense>
      </div>
    </Page>
  )
}
