import { hash } from 'node:crypto'
import type { Page, Property } from './api.ts'

/**
 * SHA-256 over what a row says: its values by property id, and whether it is in the trash. Left out is what changes by itself: names
 * of properties, their order, and the addresses of uploaded files, which expire after an hour.
 */
export function contentHash(page: Page): string {
  const values = Object.values(page.properties)
    .map(stable)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  // WebCrypto would take a promise for each of many thousand rows.
  return hash('sha256', JSON.stringify([page.in_trash, values]))
}

const stable = (property: Property): Property =>
  property.type === 'files' || property.type === 'rollup' ? withoutAddresses(property) : property

const withoutAddresses = (property: Property): Property =>
  JSON.parse(JSON.stringify(property, (_key, value) => (isUpload(value) ? { ...value, file: null } : value)))

const isUpload = (value: unknown): value is { type: 'file' } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'file'
