import { type Accessor, Index, type JSX, Show } from 'solid-js'
import type { PortfolioSummary, ProgramRollUp } from '#domain/insights/contract.ts'
import { Dash } from '../../../components/Dash.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { HealthBar } from '../../../components/HealthBar.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { ShareBar } from '../../../components/ShareBar.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { formatMoney } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'

type Sums = ProgramRollUp['money'][number]

/** Projects, health and money added up by program, money by currency. */
export function ProgramsSection(props: { query: Loadable<PortfolioSummary> }) {
  const columns = programColumns(useReach())
  return (
    <Section
      flush
      title={dashboardText.programs}
      query={props.query}
      skeleton={<SkeletonRows columns={5} rows={5} />}
      empty={({ programs }) =>
        programs.length === 0 && (
          <EmptyState dense title={dashboardText.programsNone}>
            {dashboardText.programsNoneHint}
          </EmptyState>
        )
      }
    >
      {(summary) => <SmallTable label={dashboardText.programs} columns={columns} rows={summary().programs} />}
    </Section>
  )
}

const programColumns = (
  reach: (href: string) => string | undefined,
): readonly SmallColumn<ProgramRollUp>[] => [
  {
    id: 'program',
    header: dashboardText.program,
    class: 'w-full max-w-0 min-w-28 align-top',
    view: (row) => (
      <RowLink
        href={row().name ? reach(`/projects?q=${encodeURIComponent(row().name ?? '')}`) : undefined}
        class={`block @md:truncate ${row().id ? 'font-medium' : 'text-ink-muted'}`}
      >
        {row().name ?? (row().id ? dashboardText.unnamedProgram : dashboardText.noProgram)}
      </RowLink>
    ),
  },
  {
    id: 'projects',
    header: dashboardText.projects,
    align: 'end',
    class: 'align-top',
    view: (row) => <span class="figures">{row().projects}</span>,
  },
  {
    id: 'health',
    header: kpiText.health,
    class: 'align-top @max-lg:hidden',
    view: (row) => <ProgramHealth counts={row().byHealth} />,
  },
  moneyColumn('budget', '@max-lg:hidden'),
  moneyColumn('actual'),
  {
    id: 'spent',
    header: dashboardText.spentShare,
    align: 'end',
    class: 'align-top',
    view: (row) => (
      <Stack money={row().money}>
        {(sums) => (
          <Show when={Number(sums().budget) > 0} fallback={<Dash />}>
            <ShareBar
              share={Number(sums().actual) / Number(sums().budget)}
              label={dashboardText.spentToDate(
                formatMoney(sums().actual, sums().currency),
                formatMoney(sums().budget, sums().currency),
              )}
              tone={Number(sums().actual) > Number(sums().budget) ? 'bad' : 'neutral'}
            />
          </Show>
        )}
      </Stack>
    ),
  },
]

function moneyColumn(field: 'budget' | 'actual', hidden = ''): SmallColumn<ProgramRollUp> {
  return {
    id: field,
    header: kpiText[field],
    align: 'end',
    class: `align-top ${hidden}`,
    view: (row) => (
      <Stack money={row().money}>
        {(sums) => <MoneyText compact amount={sums()[field]} currency={sums().currency} />}
      </Stack>
    ),
  }
}

/** One line for each currency, so that those of one row stand side by side. */
function Stack(props: { money: Sums[]; children: (sums: Accessor<Sums>) => JSX.Element }) {
  return (
    <Show when={props.money.length > 0} fallback={<Dash />}>
      <Index each={props.money}>{(sums) => <span class="block h-5">{props.children(sums)}</span>}</Index>
    </Show>
  )
}

function ProgramHealth(props: { counts: ProgramRollUp['byHealth'] }) {
  const text = () => dashboardText.bands(props.counts.green, props.counts.amber, props.counts.red)
  return (
    <span class="flex h-5 w-28 items-center" title={text()}>
      <HealthBar counts={props.counts} class="h-1.5" />
      <span class="sr-only">{text()}</span>
    </span>
  )
}
