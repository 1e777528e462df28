import { onDemand } from '../on-demand.ts'

export {
  createCustomer,
  editCustomer,
  getCustomer,
  listCustomers,
  matchCustomers,
} from './customers/service.ts'
export { createProduct, editProduct, listProducts } from './products/service.ts'
export {
  getCustomerVisits,
  getSalesSummary,
  getSalesTrend,
  getStatusDistribution,
  getTopProducts,
} from './analytics/service.ts'
export { orderBulkChangeJob } from './bulk-changes/job.ts'
export {
  cancelBulkChange,
  createBulkChange,
  getBulkChange,
  previewBulkChange,
  undoBulkChange,
} from './bulk-changes/service.ts'
export { orderImportJob } from './imports/job.ts'
export { addComment, deleteComment } from './service/comments.ts'
export { createOrder } from './service/create-order.ts'
export { deleteOrder, listDeletedOrders, restoreOrder } from './service/delete-order.ts'
export { changeOrderStatus, editOrder, editOrders, replaceOrderItems } from './service/edit-orders.ts'
export { getLandmarks, getNeighbours, getOrder, listOrderItems, listOrders } from './service/read-orders.ts'

// Files: what reads and writes tables and workbooks is loaded by those who bring or fetch one.
const imports = () => import('./imports/service.ts')

export const cancelImport = onDemand(async () => (await imports()).cancelImport)
export const createImport = onDemand(async () => (await imports()).createImport)
export const getImport = onDemand(async () => (await imports()).getImport)
export const listImports = onDemand(async () => (await imports()).listImports)
export const runImport = onDemand(async () => (await imports()).runImport)
export const setMapping = onDemand(async () => (await imports()).setMapping)
export const streamRejects = onDemand(
  async () => (await import('./imports/service/rejects.ts')).streamRejects,
)
export const exportOrders = onDemand(async () => (await import('./exports/service.ts')).exportOrders)
