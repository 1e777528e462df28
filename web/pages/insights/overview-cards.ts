import type { Accessor } from 'solid-js'
import type { Kpis } from '#domain/insights/contract.ts'
import { now } from '../../clock.ts'
import type { KpiDefinition } from '../../components/KpiCards.tsx'
import { formatInstant, formatNumber, formatPercent, formatRelative } from '../../format.ts'
import { kpiText, overviewText } from '../../text/insights.ts'

type Reach = (href: string) => string | undefined

export const overviewCards = (reach: Reach, timeZone: Accessor<string>): readonly KpiDefinition[] => [
  ...projectCards(reach),
  ...workCards(reach),
  ...dataCards(reach, timeZone),
]

const projectCards = (reach: Reach): KpiDefinition[] => [
  {
    label: kpiText.active,
    read: ({ projects }) => ({
      value: formatNumber(projects.active),
      note: kpiText.ofAll(projects.total),
      href: reach('/projects?status=active'),
    }),
  },
  {
    label: kpiText.onBudget,
    read: ({ projects: { byBudget } }) => {
      const judged = byBudget.within + byBudget.over
      return {
        value: judged === 0 ? null : formatPercent(byBudget.within / judged),
        reason: kpiText.nothingPlanned,
        note: kpiText.onBudgetNote(byBudget.over, judged),
        href: reach('/projects?concern=over_budget'),
      }
    },
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
]

const workCards = (reach: Reach): KpiDefinition[] => [
  {
    label: kpiText.overdueActions,
    read: ({ actions }) => ({
      value: formatNumber(actions.overdue),
      note: kpiText.overdueNote(actions.open),
      tone: actions.overdue > 0 ? 'warn' : undefined,
      href: reach('/projects?concern=overdue_actions'),
    }),
  },
  {
    label: kpiText.openRisks,
    read: ({ risks }) => ({
      value: formatNumber(risks.open),
      note: kpiText.exposureNote(risks.exposure),
      href: reach('/projects?concern=open_risks'),
    }),
  },
]

const dataCards = (reach: Reach, timeZone: Accessor<string>): KpiDefinition[] => [
  {
    label: overviewText.issues,
    read: ({ quality }) => ({
      value: formatNumber(quality.open),
      note: overviewText.issuesNote(quality),
      tone: quality.critical > 0 ? 'bad' : undefined,
      href: reach('/data-quality'),
    }),
  },
  {
    label: overviewText.jobs,
    read: ({ jobs }) => ({
      value: overviewText.ofJobs(jobs.healthy, jobs.count),
      note: overviewText.jobsNote(jobs.failing, jobs.stale),
      tone: toneOfJobs(jobs),
      href: reach('/pipelines'),
    }),
  },
  {
    label: overviewText.fresh,
    read: ({ asOf: { sourceSyncedAt: at } }) => ({
      value: at && formatRelative(at, now(), timeZone()),
      reason: overviewText.freshReason,
      note: at && formatInstant(at, timeZone()),
      href: reach('/pipelines/notion'),
    }),
  },
]

const toneOfJobs = ({ failing, stale }: Kpis['jobs']) => {
  if (failing > 0) return 'bad'
  return stale > 0 ? 'warn' : undefined
}
