import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi'
import { authorise } from '../domain/identity/rules.ts'
import { DomainError } from '../domain/errors.ts'
import { Problem } from '../domain/problem.ts'
import type { FlagKey } from '#domain/workspace/contract.ts'
import type { Role } from '../domain/identity/contract.ts'
import type { Ctx } from '../domain/context.ts'
import type { Env } from '../env.ts'
import { visible } from './flags.ts'

export interface AppEnv {
  Bindings: Env
  Variables: { ctx: Ctx; requestId: string }
}

type Level = Role | 'public'

/** A route with the role it needs: checked before the input is read, declared in the OpenAPI document as `x-required-role`. */
export const endpoint = <const R extends RouteConfig>(level: Level, config: R) =>
  declare(level, config, [guard(level)])

/** Routes of a page that an admin can hide: while it is hidden they answer 404. `const endpoint = endpointOfPage('projects')` */
export const endpointOfPage =
  (page: FlagKey) =>
  <const R extends RouteConfig>(level: Level, config: R) =>
    declare(level, config, [guard(level), visible(page)])

function declare<const R extends RouteConfig>(level: Level, config: R, middleware: Guard[]) {
  const route = createRoute(config)
  Object.assign(route, {
    'x-required-role': level,
    security: level === 'public' ? [] : [{ session: [] }, { token: [] }],
    responses: { ...problems, ...route.responses },
    middleware,
  })
  return route
}

type Guard = (c: { var: { ctx: Ctx } }, next: () => Promise<void>) => Promise<void>

const guard =
  (level: Level): Guard =>
  async (c, next) => {
    if (level !== 'public') authorise(c.var.ctx, level)
    await next()
  }

export const router = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error)
    },
  })

function invalidInput(error: z.ZodError): DomainError {
  const errors = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return new DomainError('invalid', 'Some values are not valid. Correct the marked fields and try again.', {
    errors,
  })
}

const described = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

export const ok = <S extends z.ZodType>(schema: S) => ({ 200: described('Done', schema) })
export const created = <S extends z.ZodType>(schema: S) => ({ 201: described('Created', schema) })
export const accepted = <S extends z.ZodType>(schema: S) => ({ 202: described('Accepted', schema) })
export const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const problems = {
  default: {
    description: 'What went wrong and what to do, as RFC 9457 problem details',
    content: { 'application/problem+json': { schema: Problem } },
  },
}
