import { useQuery } from '@tanstack/solid-query'
import type { Accessor } from 'solid-js'
import type { ImportSetting, OrderImport, OrderImportDetail } from '#domain/orders/imports/contract.ts'
import { api, ApiError, unwrap } from '../api.ts'
import { queryClient } from './client.ts'

const at = (id: string) => ['order-imports', id]

/** One import. Live messages of its topic refresh it; asking every two seconds is the fallback while it runs. */
export function useOrderImport(id: Accessor<string>) {
  return useQuery(() => ({
    queryKey: at(id()),
    queryFn: ({ signal }): Promise<OrderImportDetail> =>
      unwrap(api.orders.imports[':id'].$get({ param: { id: id() } }, { init: { signal } })),
    refetchInterval: ({ state }: { state: { data?: OrderImportDetail } }) =>
      state.data?.phase ? 2_000 : (false as const),
  }))
}

/** The latest ones, newest first. */
export function useOrderImports() {
  return useQuery(() => ({
    queryKey: ['order-imports', 'latest'],
    queryFn: ({ signal }): Promise<{ items: OrderImport[] }> =>
      unwrap(api.orders.imports.$get({}, { init: { signal } })),
  }))
}

const put = (answer: OrderImportDetail): OrderImportDetail => {
  queryClient.setQueryData(at(answer.id), answer)
  return answer
}

/**
 * Sends the file as it is; the server answers how it reads it. Big files take longer than other requests may, so the time is not limited, but
 * the person can stop it.
 */
export async function uploadOrders(file: File, signal: AbortSignal): Promise<OrderImportDetail> {
  const headers = { 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' }
  const request = fetch('/api/orders/imports', { method: 'POST', body: file, signal, headers })
  const response = await request.catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new ApiError(0, 'network', {
      detail: 'The file did not arrive. Check your connection and try again.',
    })
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ApiError(response.status, 'import', isRecord(body) ? body : {})
  if (!isImport(body)) throw new ApiError(response.status, 'import', {})
  return put(body)
}

export const setImport = async (id: string, json: ImportSetting): Promise<OrderImportDetail> =>
  put(await unwrap(api.orders.imports[':id'].mapping.$put({ param: { id }, json })))

export const runImport = async (id: string): Promise<OrderImportDetail> =>
  put(await unwrap(api.orders.imports[':id'].run.$post({ param: { id } })))

export const cancelImport = async (id: string): Promise<OrderImportDetail> =>
  put(await unwrap(api.orders.imports[':id'].cancellation.$post({ param: { id } })))

export const rejectsPath = (id: string) => `/api/orders/imports/${id}/rejects`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isImport = (value: unknown): value is OrderImportDetail =>
  isRecord(value) && 'preview' in value && 'state' in value
