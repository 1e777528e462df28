import { existsSync } from 'node:fs'
import chromiumPackage from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** On Linux the Chromium that comes from the npm registry, elsewhere the installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.platform === 'linux'
      ? await chromiumPackage.executablePath()
      : installed.find((path) => existsSync(path))
  if (!executablePath)
    throw new Error('No Chrome was found. Install Google Chrome to run what needs a browser.')
  const args = [
    '--no-sandbox',
    '--no-zygote',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--hide-scrollbars',
  ]
  return chromium.launch({ executablePath, args })
}
