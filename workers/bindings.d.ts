import type { LiveHub } from './live.ts'
import type { Pacer } from './pacer.ts'

declare global {
  namespace Cloudflare {
    /** The bindings of wrangler.toml, as the platform hands them over. */
    interface Env {
      JOBS: Queue
      LIVE: DurableObjectNamespace<LiveHub>
      FILES: R2Bucket
      PACER: DurableObjectNamespace<Pacer>
      [variable: string]: unknown
    }
  }
}
