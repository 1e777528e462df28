import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Role } from '#domain/identity/contract.ts'
import { launchBrowser } from '../../dev/browser.ts'

export { launchBrowser }

export interface Visit {
  role?: Role
  theme?: 'light' | 'dark'
  width?: number
}

/** A signed-in page of its own, as a separate person with separate cookies. Uncaught errors on the page fail the test at close. */
export async function visit(
  browser: Browser,
  { role = 'admin', theme = 'light', width = 1280 }: Visit = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: inject('url'),
    colorScheme: theme,
    viewport: { width, height: width < 500 ? 844 : 800 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  await signIn(context, role)
  return context.newPage()
}

async function signIn(context: BrowserContext, role: Role): Promise<void> {
  const response = await context.request.post('/api/auth/sign-in/email', {
    data: { email: `${role}@quarterdeck.example`, password: 'quarterdeck' },
    headers: { origin: inject('url') },
  })
  if (!response.ok())
    throw new Error(`Signing in as ${role} answered ${response.status()}: ${await response.text()}`)
}
