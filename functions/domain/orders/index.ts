export { createCustomer, editCustomer, getCustomer, listCustomers } from './customers/service.ts'
export { createProduct, editProduct, listProducts } from './products/service.ts'
export {
  getCustomerVisits,
  getSalesSummary,
  getSalesTrend,
  getStatusDistribution,
  getTopProducts,
} from './analytics/service.ts'
export { orderBulkChangeJob } from './bulk-changes/job.ts'
export { createBulkChange, getBulkChange, previewBulkChange, undoBulkChange } from './bulk-changes/service.ts'
export { exportOrders } from './exports/service.ts'
export { orderImportJob } from './imports/job.ts'
export {
  cancelImport,
  createImport,
  getImport,
  listImports,
  runImport,
  setMapping,
} from './imports/service.ts'
export { streamRejects } from './imports/service/rejects.ts'
export { addComment, deleteComment } from './service/comments.ts'
export { createOrder } from './service/create-order.ts'
export { deleteOrder, listDeletedOrders, restoreOrder } from './service/delete-order.ts'
export { changeOrderStatus, editOrder, editOrders, replaceOrderItems } from './service/edit-orders.ts'
export { getLandmarks, getNeighbours, getOrder, listOrderItems, listOrders } from './service/read-orders.ts'
