import { z } from '@hono/zod-openapi'
import { askQuestion, getGenieStatus, getQuestion, getQuestionResult, listQuestions } from '#domain/ask'
import {
  GenieStatus,
  NewQuestion,
  Question,
  QuestionPage,
  QuestionQuery,
  QuestionResult,
  ResultQuery,
} from '#domain/ask/contract.ts'
import { Id } from '../domain/values.ts'
import { accepted, body, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Order questions']
const byId = { params: z.object({ id: Id }) }

const status = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/genie',
  tags,
  summary: 'Whether questions can be asked, and what to set if not',
  responses: ok(GenieStatus),
})
const ask = endpoint('viewer', {
  method: 'post',
  path: '/orders/analytics/questions',
  tags,
  summary: 'Ask a question about the orders in plain words, or a follow-up',
  request: { body: body(NewQuestion) },
  responses: accepted(Question),
})
const list = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/questions',
  tags,
  summary: "List one's own questions, newest first",
  request: { query: QuestionQuery },
  responses: ok(QuestionPage),
})
const get = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/questions/{id}',
  tags,
  summary: "See how one's own question stands",
  request: byId,
  responses: ok(Question),
})
const result = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/questions/{id}/result',
  tags,
  summary: "The rows behind the answer to one's own question",
  request: { ...byId, query: ResultQuery },
  responses: ok(QuestionResult),
})

export const genieRoutes = router()
  .openapi(status, async (c) => c.json(await getGenieStatus(c.var.ctx), 200))
  .openapi(ask, async (c) => c.json(await askQuestion(c.var.ctx, c.req.valid('json')), 202))
  .openapi(list, async (c) => c.json(await listQuestions(c.var.ctx, c.req.valid('query')), 200))
  .openapi(get, async (c) => c.json(await getQuestion(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(result, async (c) =>
    c.json(await getQuestionResult(c.var.ctx, c.req.valid('param').id, c.req.valid('query').attachment), 200),
  )
