import { migrate } from '../../dev/migrate.ts'
import { startGateway } from '../../dev/postgres/gateway.ts'

/** A process of its own, because the gateway needs a real module loader, which global setups do not have. */
const gateway = await startGateway({})
await migrate({ exec: gateway.exec, rows: async () => [] })
process.send?.({ databaseUrl: gateway.databaseUrl, fetchEndpoint: gateway.fetchEndpoint })
process.once('disconnect', () => process.exit())
