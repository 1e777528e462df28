import type { JobDefinition } from '#domain/jobs/contract.ts'
import { onDemand } from '../../on-demand.ts'
import { Cursor } from './cursor.ts'

export const importJobKey = 'order-import'

/**
 * Brings the rows of an uploaded file to the orders: unpacks it, looks through all of it, then writes it batch by batch. Each batch is one transaction that
 * also moves the place where the import stands, so that none is ever written twice.
 */
export const orderImportJob: JobDefinition<Cursor> = {
  key: importJobKey,
  title: 'Order import',
  description: 'Inserts and updates orders from an uploaded file.',
  perSubject: true,
  cursor: Cursor,
  blocked: () => null,
  step: onDemand(async () => (await import('./steps.ts')).importOrders),
  cancelled: onDemand(async () => (await import('./steps.ts')).closeImport),
}
