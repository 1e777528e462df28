import type { Kpis } from '#domain/insights/contract.ts'
import { type KpiDefinition, KpiCards } from '../../../components/KpiCards.tsx'
import type { Loadable } from '../../../components/Section.tsx'
import { formatNumber } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'

/** How many projects run, and how many of them are in trouble. */
export function PortfolioCards(props: { query: Loadable<Kpis> }) {
  const reach = useReach()
  const cards: readonly KpiDefinition[] = [
    {
      label: kpiText.active,
      read: ({ projects }) => ({
        value: formatNumber(projects.active),
        note: kpiText.ofAll(projects.total),
        href: reach('/projects?status=active'),
      }),
    },
    {
      label: kpiText.late,
      read: ({ projects }) => ({
        value: formatNumber(projects.late),
        note: kpiText.lateNote,
        tone: projects.late > 0 ? 'bad' : undefined,
        href: reach('/projects?concern=late&sort=endDate'),
      }),
    },
    {
      label: kpiText.overBudget,
      read: ({ projects: { byBudget } }) => ({
        value: formatNumber(byBudget.over),
        note: kpiText.overBudgetNote(byBudget.within + byBudget.over),
        tone: byBudget.over > 0 ? 'bad' : undefined,
        href: reach('/projects?concern=over_budget'),
      }),
    },
    {
      label: kpiText.overdueActions,
      read: ({ actions }) => ({
        value: formatNumber(actions.overdue),
        note: kpiText.overdueNote(actions.open),
        tone: actions.overdue > 0 ? 'warn' : undefined,
        href: reach('/projects?concern=overdue_actions'),
      }),
    },
  ]
  return <KpiCards label={dashboardText.cards} query={props.query} cards={cards} />
}
