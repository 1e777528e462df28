import { script, style } from './look.ts'

/** Lets the reference page use its own style and script, known by their hashes, and nothing else. */
export async function contentPolicy(): Promise<string> {
  const [styleHash, scriptHash] = await Promise.all([sha256(style), sha256(script)])
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    `script-src '${scriptHash}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
