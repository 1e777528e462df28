import type { Alert } from '#domain/insights/contract.ts'
import type { Severity } from '#domain/quality/contract.ts'
import { plural } from './words.ts'

/** Words of the figures that the dashboard and the control room share. */
export const kpiText = {
  asOf: 'As of',
  refreshed: 'health and money worked out',
  noRefresh: 'health and money come with the first sync',
  health: 'Health',
  noProjects: 'No projects yet',
  noProjectsHint: 'Create the first one, or connect Notion and let its projects come in by themselves.',
  active: 'Active projects',
  ofAll: (count: number) => `of ${count}`,
  late: 'Late projects',
  lateNote: 'past their end',
  overBudget: 'Over budget',
  overBudgetNote: (judged: number) => `of ${judged} with a plan`,
  onBudget: 'On budget',
  onBudgetNote: (over: number, judged: number) => `${over} of ${judged} over plan`,
  nothingPlanned: 'no open project has budget lines',
  overdueActions: 'Overdue actions',
  overdueNote: (open: number) => `of ${open} open`,
  openRisks: 'Open risks',
  exposureNote: (exposure: number) => `exposure ${exposure}`,
  budget: 'Budget',
  committed: 'Committed',
  actual: 'Actual',
  forecast: 'Forecast',
  variance: 'Left',
  currency: 'Currency',
} as const

const changed = { insert: 'created', update: 'changed', delete: 'deleted', restore: 'restored' }

export const dashboardText = {
  title: 'Dashboard',
  cards: 'Key figures',
  exportName: 'projects-that-need-attention',

  attention: 'Needs attention',
  attentionHint: 'red, amber, late or over budget',
  attentionNone: 'Nothing needs attention',
  attentionNoneHint: 'Every open project is green, on time and within its budget.',
  showAll: (count: number) => `Show all ${count}`,
  showFewer: 'Show fewer',
  reddest: (shown: number, total: number) => `The ${shown} reddest of ${total}`,
  fields: {
    key: 'Key',
    project: 'Project',
    program: 'Program',
    manager: 'Manager',
    health: 'Health',
    score: 'Score',
    overdue: 'Overdue',
    risks: 'Open risks',
    exposure: 'Exposure',
    end: 'End',
    daysLate: 'Days late',
    spent: 'Spent of plan',
    planned: 'Planned to date',
    used: 'Spent or ordered to date',
  },
  daysLate: (days: number) => `${plural(days, 'day')} late`,
  openRisks: (count: number) => plural(count, 'open risk'),
  spentOf: (used: string, planned: string) => `${used} spent or ordered of ${planned} planned to date`,

  money: 'Budget and actual',
  view: 'View',
  views: { monthly: 'Monthly', total: 'Running total', table: 'Table' },
  moneyNone: 'No budget lines in these months',
  moneyNoneHint: 'Budget lines come from Notion and appear here with the next sync.',
  chart: (currency: string, view: string) => `Budget, actual and forecast by month in ${currency}: ${view}`,
  moneyTable: 'Budget and actual by month',
  month: 'Month',
  thisMonth: 'this month',
  toDate: 'To date',
  spentToDate: (actual: string, budget: string) => `${actual} spent of ${budget} planned`,
  share: (percent: string) => `(${percent})`,

  upcoming: 'Next 30 days',
  upcomingNone: 'Nothing starts or ends',
  upcomingNoneHint: 'Projects that start or end within 30 days appear here.',
  kinds: { start: 'Starts', end: 'Ends' },
  inDays: (days: number) => (days === 0 ? 'today' : `in ${days} d`),
  done: (percent: string) => `${percent} done`,

  risks: 'Top risks',
  risksHint: (open: number, exposure: number) => `${open} open, exposure ${exposure}`,
  risksNone: 'No assessed risks are open',
  risksNoneHint: 'Risks with a probability and an impact appear here, the gravest first.',
  unnamedRisk: 'Unnamed risk',
  assessment: (probability: number | null, impact: number | null) =>
    `Probability ${probability ?? '–'} × impact ${impact ?? '–'}`,
  noProject: 'No project',

  programs: 'Programs',
  programsNone: 'No projects yet',
  programsNoneHint: 'Once there are projects, they are added up here by program.',
  program: 'Program',
  projects: 'Projects',
  noProgram: 'Without a program',
  unnamedProgram: 'Unnamed program',
  bands: (green: number, amber: number, red: number) =>
    `${green} on track, ${amber} at risk, ${red} off track`,
  spentShare: 'Spent',

  changes: 'Recent changes',
  changesNone: 'No changes yet',
  changesNoneHint: 'What people and syncs change in projects appears here.',
  allChanges: 'All',
  changedBy: (action: keyof typeof changed, actor: string) => `${changed[action]} by ${actor}`,
  deletedProject: 'a project',
} as const

export const overviewText = {
  title: 'Overview',
  cards: 'Key figures',
  exportName: 'control-room',
  figure: 'Figure',
  value: 'Value',
  note: 'Note',

  issues: 'Data issues',
  issuesNote: ({ critical, high, medium, low }: Record<Severity, number>) =>
    Object.entries({ critical, high, medium, low })
      .filter(([severity, count]) => severity !== 'critical' || count > 0)
      .map(([severity, count]) => `${count}\u00a0${severity}`)
      .join(' · '),
  jobs: 'Healthy jobs',
  ofJobs: (healthy: number, count: number) => `${healthy} of ${count}`,
  jobsNote: (failing: number, stale: number) => `${failing} failing · ${stale} stale`,
  fresh: 'Source read',
  freshReason: 'never: no sync has run',

  alerts: 'Alerts',
  alertsNone: 'All clear',
  alertsNoneHint: 'Failed or stale jobs, critical data issues and red projects appear here.',
  severity: { critical: 'Critical', warning: 'Warning' } satisfies Record<Alert['severity'], string>,

  money: 'Money',
  moneyHint: 'all budget lines, by currency',
  moneyNone: 'No budget lines yet',
  moneyNoneHint: 'They come from Notion with the first sync.',

  quality: 'Data quality',
  qualityNone: 'No open issues',
  qualityNoneHint: 'Every row that came in could be read.',
  qualityTable: 'Open issues by category and severity',
  category: 'Category',
  open: (count: number, category: string, severity: string) =>
    `${plural(count, 'open issue')}: ${category}, ${severity}`,

  pipelines: 'Pipelines',
  pipelinesNone: 'There are no jobs here',
  pipelinesNoneHint: 'Connect an integration, and its jobs appear.',
  job: 'Job',
  run: 'Run',
} as const
