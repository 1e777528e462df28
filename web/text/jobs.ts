import type { Attempt, LogLine, Run, RunCounts } from '#domain/jobs/contract.ts'
import { plural } from './words.ts'

export const stateText = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  dead: 'Dead',
  cancelled: 'Cancelled',
} satisfies Record<Run['state'], string>

export const stateHint = {
  queued: 'Waits for its first step.',
  running: 'A step is being run, or the next one is on its way.',
  succeeded: 'Everything was done.',
  failed: 'It cannot go on as things are. Put right what it says and start a new run.',
  dead: 'A step failed three times. Its place is kept: replay it when the cause is gone.',
  cancelled: 'Somebody stopped it. What its steps had written stays.',
} satisfies Record<Run['state'], string>

export const triggerText = {
  schedule: 'Schedule',
  manual: 'Manual',
  webhook: 'Webhook',
  replay: 'Replay',
} satisfies Record<Run['trigger'], string>

export const modeText = { incremental: 'Incremental', full: 'Full' } satisfies Record<Run['mode'], string>

export const modeHint = {
  incremental: 'Reads what changed since the last run',
  full: 'Reads everything and finds what is gone',
} satisfies Record<Run['mode'], string>

export const countText = {
  read: 'Read',
  inserted: 'Inserted',
  updated: 'Updated',
  unchanged: 'Unchanged',
  deleted: 'Deleted',
  rejected: 'Rejected',
} satisfies Record<keyof RunCounts, string>

export const outcomeText = {
  succeeded: 'Succeeded',
  paused: 'Paused',
  failed: 'Failed',
  reaped: 'Did not come back',
} satisfies Record<Attempt['outcome'], string>

export const levelText = { info: 'Info', warn: 'Warning', error: 'Error' } satisfies Record<
  LogLine['level'],
  string
>

export const jobText = {
  title: 'Pipelines',
  asOf: 'As of',
  jobs: 'Jobs',
  viewOnly: (role: string) => `Starting, cancelling and replaying needs the role lead; yours is ${role}.`,
  columns: { recent: 'Recent runs', last: 'Last run', freshness: 'Freshness', next: 'Next run' },
  blocked: 'Cannot run here',
  never: 'Never ran',
  neverSucceeded: 'Never succeeded',
  noSchedule: 'No schedule',
  noScheduleHint: 'It runs when it is started or when an event asks for it.',
  due: 'Due now',
  stale: 'Stale',
  ofDay: 'of 24 h',
  freshHint: (share: string) => `${share} of the 24 hours are used up`,
  staleHint: 'No success for more than 24 hours',
  waiting: 'waiting to start',
  stopping: 'stopping after this step',
  recentRuns: (summary: string) => `Latest runs: ${summary}.`,
  noRecentRuns: 'No runs yet',
  runNow: 'Run now',
  fullSync: 'Full sync',
  startOptions: 'More ways to start',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  replay: 'Replay',
  runAgain: 'Run again',
  started: (title: string) => `${title} started`,
  joined: (title: string) => `${title} is running already`,
  joinedHint: 'Your start joined that run.',
  notStarted: (title: string) => `${title} was not started`,
  cancelled: 'The run was cancelled',
  cancelAsked: 'The run stops after its present step',
  notCancelled: 'The run was not cancelled',
  replayed: 'The replay has started',
  notReplayed: 'The run was not replayed',
  viewRun: 'View run',
  tabs: { runs: 'Runs', letters: 'Dead letters', connection: 'Connection' },
  tabsLabel: 'What the pipelines did',
  jobTabsLabel: 'About this job',
  noJob: 'This job does not exist',
  noJobHint: 'It may have been renamed or removed. All jobs there are stand on the pipelines page.',
  allJobs: 'All pipelines',
  lastSuccess: 'Last success',
  successRate: 'Success rate',
  rateNote: (good: number, ended: number) => `${good} of ${plural(ended, 'run')}`,
  typical: 'Typical duration',
  typicalNote: (slowest: string) => `slowest ${slowest}`,
  noneEnded: 'No run has ended yet',
  durations: 'Latest runs, by duration',
} as const

export const runText = {
  noun: ['run', 'runs'] as [one: string, many: string],
  label: 'Runs',
  title: (at: string) => `Run of ${at}`,
  unknownTitle: 'Run',
  fields: {
    started: 'Queued',
    job: 'Job',
    state: 'State',
    trigger: 'Trigger',
    mode: 'Mode',
    by: 'By',
    duration: 'Duration',
    error: 'Error',
    queued: 'Queued',
    begun: 'Started',
    ended: 'Ended',
    interval: 'For',
    step: 'Step',
  },
  none: 'No runs yet',
  noneHint: 'A run appears here as soon as a schedule, a webhook or somebody starts one.',
  noMatch: 'No run fits these filters',
  noMatchHint: 'Take a filter away to see more.',
  exportName: 'runs',
  exportFailed: 'The export failed',
  missing: 'This run does not exist',
  missingHint: 'Its job may have been removed, or the address is mistyped.',
  attempts: 'Attempts',
  attemptsHint: (count: number) => count.toLocaleString('en-GB'),
  attemptsCut: 'Only the newest 500 attempts are shown.',
  noAttempts: 'No step has ended yet.',
  stepOf: (step: number, attempt: number) => `Step ${step + 1}, attempt ${attempt}`,
  underWay: 'Under way',
  nextTry: 'Waits for its next try',
  waitsForStart: 'Waits to start',
  log: 'Log',
  logHint: (count: number) => plural(count, 'line'),
  logCut: 'Only the newest 500 lines are kept on the screen.',
  noLog: 'Nothing was logged yet.',
  noLogAtLevel: 'No line of this level.',
  levels: { all: 'All', warn: 'Warnings', error: 'Errors' },
  levelLabel: 'Level',
  copyLog: 'Copy log',
  follow: 'Newest lines',
  replayOf: 'Takes over from',
  replayedBy: 'Taken over by',
  deadRun: 'the dead run',
  newRun: 'its replay',
  quality: 'Data quality',
  openIssues: (count: number) => (count === 0 ? 'no open issues' : plural(count, 'open issue')),
  bySystem: 'System',
} as const

export const letterText = {
  noun: ['dead letter', 'dead letters'] as [one: string, many: string],
  label: 'Dead letters',
  show: 'Which',
  shows: { open: 'Waiting', replayed: 'Replayed', all: 'All' },
  fields: { job: 'Job', died: 'Died', step: 'Step', attempts: 'Attempts', error: 'Error', replay: 'Replay' },
  none: 'Nothing waits for a replay',
  noneHint: 'A run whose step fails three times lands here with its error and its place.',
  noneReplayed: 'Nothing was replayed yet',
  viewReplay: 'View replay',
} as const
