import { app } from '../functions/app.ts'
import type { Env } from '../functions/env.ts'

export { LiveHub } from './live.ts'
export { Pacer } from './pacer.ts'

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Env>
