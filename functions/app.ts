import { OpenAPIHono } from '@hono/zod-openapi'
import { authenticate } from './http/auth.ts'
import type { AppEnv } from './http/endpoint.ts'
import { answerNotFound, answerProblem } from './http/problem.ts'
import { requestId } from './http/request-id.ts'
import { dropRest, limitBody, sameOrigin, securityHeaders } from './http/security.ts'
import { auditRoutes } from './routes/audit.ts'
import { authRoutes } from './routes/auth.ts'
import { customerRoutes } from './routes/customers.ts'
import { earnedValueRoutes } from './routes/earned-value.ts'
import { genieRoutes } from './routes/genie.ts'
import { healthRoutes } from './routes/health.ts'
import { insightRoutes } from './routes/insights.ts'
import { jobRoutes } from './routes/jobs.ts'
import { liveRoutes } from './routes/live.ts'
import { meRoutes } from './routes/me.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { notionRoutes } from './routes/notion.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { orderAnalyticsRoutes } from './routes/order-analytics.ts'
import { orderBulkChangeRoutes } from './routes/order-bulk-changes.ts'
import { orderExportRoutes } from './routes/order-exports.ts'
import { orderImportRoutes } from './routes/order-imports.ts'
import { orderRoutes } from './routes/orders.ts'
import { peopleRoutes } from './routes/people.ts'
import { productRoutes } from './routes/products.ts'
import { projectRoutes } from './routes/projects.ts'
import { qualityRoutes } from './routes/quality.ts'
import { scheduleEngineRoutes } from './routes/schedule.ts'
import { scheduleRoutes } from './routes/schedules.ts'
import { viewRoutes } from './routes/views.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { workspaceRoutes } from './routes/workspace.ts'

const base = new OpenAPIHono<AppEnv>()
base.use(requestId, securityHeaders, dropRest, limitBody, sameOrigin, authenticate)
base.onError(answerProblem)
base.notFound(answerNotFound)

const api = new OpenAPIHono<AppEnv>()
  .route('/', healthRoutes)
  .route('/', projectRoutes)
  .route('/', jobRoutes)
  .route('/', scheduleRoutes)
  .route('/', authRoutes)
  .route('/', meRoutes)
  .route('/', liveRoutes)
  .route('/', peopleRoutes)
  .route('/', auditRoutes)
  .route('/', insightRoutes)
  .route('/', notificationRoutes)
  .route('/', openApiRoutes)
  .route('/', workspaceRoutes)
  .route('/', viewRoutes)
  .route('/', notionRoutes)
  .route('/', webhookRoutes)
  .route('/', qualityRoutes)
  .route('/', scheduleEngineRoutes)
  .route('/', earnedValueRoutes)
  .route('/', orderAnalyticsRoutes)
  .route('/', orderBulkChangeRoutes)
  .route('/', orderExportRoutes)
  .route('/', orderImportRoutes)
  .route('/', genieRoutes)
  .route('/', customerRoutes)
  .route('/', productRoutes)
  // Behind the other routes under /orders, whose names it would take for ids.
  .route('/', orderRoutes)

/** The HTTP API. Requests for anything but /api are answered by the static files of the web app. */
export const app = base.route('/api', api)

export type AppType = typeof app
