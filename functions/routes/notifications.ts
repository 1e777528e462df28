import { listNotifications, readNotifications } from '#domain/notifications'
import { NotificationPage, NotificationQuery, Reading, UnreadCount } from '#domain/notifications/contract.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Notifications']

const list = endpoint('viewer', {
  method: 'get',
  path: '/notifications',
  tags,
  summary: 'List your notifications, newest first, with the number of unread ones',
  request: { query: NotificationQuery },
  responses: ok(NotificationPage),
})
const read = endpoint('viewer', {
  method: 'post',
  path: '/notifications/reading',
  tags,
  summary: 'Mark your notifications as read: some, or without ids all',
  request: { body: body(Reading) },
  responses: ok(UnreadCount),
})

export const notificationRoutes = router()
  .openapi(list, async (c) => c.json(await listNotifications(c.var.ctx, c.req.valid('query')), 200))
  .openapi(read, async (c) => c.json(await readNotifications(c.var.ctx, c.req.valid('json')), 200))
