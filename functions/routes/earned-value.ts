import { EarnedValueAnalysis, EarnedValueRequest } from '#domain/portfolio/earned-value/analysis/contract.ts'
import { analyseEarnedValue } from '#domain/portfolio/earned-value/analysis/rules.ts'
import { ThroughputForecast, ThroughputRequest } from '#domain/portfolio/throughput/contract.ts'
import { forecastThroughput } from '#domain/portfolio/throughput/rules.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Earned value and forecasts']

const analyse = endpoint('viewer', {
  method: 'post',
  path: '/earned-value/analyses',
  tags,
  summary: 'Work out earned value and earned schedule from figures or work packages; nothing is stored',
  request: { body: body(EarnedValueRequest) },
  responses: ok(EarnedValueAnalysis),
})
const forecast = endpoint('viewer', {
  method: 'post',
  path: '/forecasts/throughput',
  tags,
  summary: 'Forecast when a backlog is done from past throughput, with its back-test; nothing is stored',
  request: { body: body(ThroughputRequest) },
  responses: ok(ThroughputForecast),
})

export const earnedValueRoutes = router()
  .openapi(analyse, (c) => c.json(analyseEarnedValue(c.req.valid('json')), 200))
  .openapi(forecast, (c) => c.json(forecastThroughput(c.req.valid('json')), 200))
