import { z } from '@hono/zod-openapi'
import {
  cancelRun,
  getRun,
  listAllRuns,
  listDeadLetters,
  listJobs,
  listRuns,
  replayRun,
  startRun,
} from '#domain/jobs'
import {
  AnyRunQuery,
  DeadLetterPage,
  DeadLetterQuery,
  Jobs,
  ReplayedRun,
  Run,
  RunDetail,
  RunPage,
  RunQuery,
  RunStart,
  StartedRun,
} from '#domain/jobs/contract.ts'
import { Id } from '../domain/values.ts'
import { accepted, body, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('pipelines')
const tags = ['Jobs']
const byJob = { params: z.object({ key: z.string().max(100) }) }
const byRun = { params: byJob.params.extend({ id: Id }) }

const list = endpoint('viewer', {
  method: 'get',
  path: '/jobs',
  tags,
  summary: 'List jobs with their last run, last success, next run and freshness',
  responses: ok(Jobs),
})
const deadLetters = endpoint('viewer', {
  method: 'get',
  path: '/jobs/dead-letters',
  tags,
  summary: 'List dead runs, by default those that wait for a replay',
  request: { query: DeadLetterQuery },
  responses: ok(DeadLetterPage),
})
const allRuns = endpoint('viewer', {
  method: 'get',
  path: '/jobs/runs',
  tags,
  summary: 'List runs of all jobs, newest first',
  request: { query: AnyRunQuery },
  responses: ok(RunPage),
})
const start = endpoint('lead', {
  method: 'post',
  path: '/jobs/{key}/runs',
  tags,
  summary: 'Start a run, or join the active one',
  request: { ...byJob, body: body(RunStart) },
  responses: accepted(StartedRun),
})
const runs = endpoint('viewer', {
  method: 'get',
  path: '/jobs/{key}/runs',
  tags,
  summary: 'List runs of a job, newest first',
  request: { ...byJob, query: RunQuery },
  responses: ok(RunPage),
})
const run = endpoint('viewer', {
  method: 'get',
  path: '/jobs/{key}/runs/{id}',
  tags,
  summary: 'Get one run with its attempts and log',
  request: byRun,
  responses: ok(RunDetail),
})
const replay = endpoint('lead', {
  method: 'post',
  path: '/jobs/{key}/runs/{id}/replay',
  tags,
  summary: 'Start a new run where a dead one stopped',
  request: byRun,
  responses: accepted(ReplayedRun),
})
const cancel = endpoint('lead', {
  method: 'post',
  path: '/jobs/{key}/runs/{id}/cancellation',
  tags,
  summary: 'Cancel a run: at once while it waits, otherwise after its present step',
  request: byRun,
  responses: accepted(Run),
})

const address = ({ key, id }: { key: string; id: string }) => ({ jobKey: key, id })

export const jobRoutes = router()
  .openapi(list, async (c) => c.json({ items: await listJobs(c.var.ctx) }, 200))
  .openapi(deadLetters, async (c) => c.json(await listDeadLetters(c.var.ctx, c.req.valid('query')), 200))
  .openapi(allRuns, async (c) => c.json(await listAllRuns(c.var.ctx, c.req.valid('query')), 200))
  .openapi(start, async (c) =>
    c.json(
      await startRun(c.var.ctx, { jobKey: c.req.valid('param').key, mode: c.req.valid('json').mode }),
      202,
    ),
  )
  .openapi(runs, async (c) =>
    c.json(await listRuns(c.var.ctx, c.req.valid('param').key, c.req.valid('query')), 200),
  )
  .openapi(run, async (c) => c.json(await getRun(c.var.ctx, address(c.req.valid('param'))), 200))
  .openapi(replay, async (c) => c.json(await replayRun(c.var.ctx, address(c.req.valid('param'))), 202))
  .openapi(cancel, async (c) => c.json(await cancelRun(c.var.ctx, address(c.req.valid('param'))), 202))
