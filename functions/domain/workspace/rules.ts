import type { FlagKey } from './contract.ts'

const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

/** True for names of the IANA time zone database, such as `Europe/Berlin`; offsets such as `+01:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!zoneName.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Every page can be seen until an admin hides it. */
export const isEnabled = (stored: { key: string; enabled: boolean }[], key: FlagKey): boolean =>
  stored.find((flag) => flag.key === key)?.enabled ?? true
