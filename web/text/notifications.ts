import type { Notification } from '#domain/notifications/contract.ts'
import { plural } from './words.ts'

export const kindText = {
  assignment: 'Assignment',
  status_change: 'Status',
  comment: 'Comment',
  mention: 'Mention',
  sprint_close: 'Sprint',
  job_failure: 'Job failure',
  stale_data: 'Stale data',
  data_quality: 'Data quality',
} satisfies Record<Notification['kind'], string>

export const notificationText = {
  title: 'Notifications',
  unread: (count: number) => (count === 0 ? 'All read' : plural(count, 'unread', 'unread')),
  show: 'Which notifications',
  tabs: { unread: 'Unread', all: 'All' },
  list: 'Notifications, newest first',
  markAll: 'Mark all as read',
  mark: 'Mark as read',
  isUnread: 'Unread',
  noneUnread: 'You are all caught up',
  noneUnreadHint: 'What you have read stays under All.',
  none: 'Nothing has happened yet',
  noneHint: 'Assignments, mentions, failed jobs and stale data appear here.',
  notMarked: 'They could not be marked as read',
} as const
