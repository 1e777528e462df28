import { OpenAPIHono } from '@hono/zod-openapi'
import { authenticate } from './http/auth.ts'
import type { AppEnv } from './http/endpoint.ts'
import { answerNotFound, answerProblem } from './http/problem.ts'
import { requestId } from './http/request-id.ts'
import { limitBody, sameOrigin, securityHeaders } from './http/security.ts'
import { healthRoutes } from './routes/health.ts'
import { projectRoutes } from './routes/projects.ts'

const base = new OpenAPIHono<AppEnv>()
base.use(requestId, securityHeaders, limitBody, sameOrigin, authenticate)
base.onError(answerProblem)
base.notFound(answerNotFound)

const api = new OpenAPIHono<AppEnv>().route('/', healthRoutes).route('/', projectRoutes)

/** The HTTP API. Requests for anything but /api are answered by the static files of the web app. */
export const app = base.route('/api', api)

export type AppType = typeof app
