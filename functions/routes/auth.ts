import { z } from '@hono/zod-openapi'
import { acceptInvitation, changePassword, listDemoAccounts, signIn, signOut } from '#domain/identity'
import {
  Acceptance,
  Credentials,
  CurrentSession,
  DemoAccounts,
  PasswordChange,
  Person,
  SignedIn,
} from '#domain/identity/contract.ts'
import { callerAddress, setCookies } from '../http/auth.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'
import { retryAfter } from '../http/security.ts'

const tags = ['Sign-in']
const done = z.object({ done: z.literal(true) })

const enter = endpoint('public', {
  method: 'post',
  path: '/auth/sign-in/email',
  tags,
  summary: 'Sign in with e-mail and password; the session is in the cookies of the answer',
  request: { body: body(Credentials) },
  responses: ok(z.object({ user: SignedIn })),
})
const leave = endpoint('public', {
  method: 'post',
  path: '/auth/sign-out',
  tags,
  summary: 'End the session of the cookie',
  responses: ok(done),
})
const current = endpoint('public', {
  method: 'get',
  path: '/auth/get-session',
  tags,
  summary: 'Who is signed in? Null instead of an error when nobody is',
  responses: ok(CurrentSession),
})
const change = endpoint('viewer', {
  method: 'post',
  path: '/auth/change-password',
  tags,
  summary: 'Change your own password; your other sessions end',
  request: { body: body(PasswordChange) },
  responses: ok(done),
})
const accept = endpoint('public', {
  method: 'post',
  path: '/auth/invitations/acceptance',
  tags,
  summary: 'Set your password with the one-time link that an admin gave you',
  request: { body: body(Acceptance) },
  responses: ok(Person),
})

const demo = endpoint('public', {
  method: 'get',
  path: '/auth/demo',
  tags,
  summary: 'The demo accounts; none outside a demo workspace',
  responses: ok(DemoAccounts),
})

const routes = router()
routes.use('/auth/*', retryAfter)

export const authRoutes = routes
  .openapi(enter, async (c) => {
    const caller = { address: callerAddress(c), headers: c.req.raw.headers }
    const { user, cookies } = await signIn(c.var.ctx, c.req.valid('json'), caller)
    setCookies(c, cookies)
    return c.json({ user }, 200)
  })
  .openapi(leave, async (c) => {
    const { cookies } = await signOut(c.var.ctx, c.req.raw.headers)
    setCookies(c, cookies)
    return c.json({ done: true } as const, 200)
  })
  .openapi(current, (c) => c.json({ user: SignedIn.safeParse(c.var.ctx.actor).data ?? null }, 200))
  .openapi(change, async (c) => {
    await changePassword(c.var.ctx, c.req.valid('json'))
    return c.json({ done: true } as const, 200)
  })
  .openapi(accept, async (c) => c.json(await acceptInvitation(c.var.ctx, c.req.valid('json')), 200))
  .openapi(demo, async (c) => c.json({ items: await listDemoAccounts(c.var.ctx) }, 200))
