/**
 * Whether `signature` (`sha256=<hex>`) is the HMAC-SHA256 of exactly these bytes under the subscription's verification token. Compared in
 * constant time; anything malformed is simply not right.
 */
export async function isSignedBy(
  token: string,
  body: BufferSource,
  signature: string | undefined,
): Promise<boolean> {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '')?.[1]
  if (!hex) return false
  const mac = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(token), algorithm, false, [
    'verify',
  ])
  return crypto.subtle.verify('HMAC', key, mac, body)
}
