export { listNotifications, notify, readNotifications } from './service.ts'
