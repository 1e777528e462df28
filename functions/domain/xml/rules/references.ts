type Refuse = (message: string, index: number) => never

const predefined: Record<string, string> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }

/** Replaces numeric references and the five predefined entities; there are no others. `refuse` gets the place in the text. */
export function decodeReferences(text: string, refuse: Refuse): string {
  if (!text.includes('&')) return text
  return text.replace(/&[^;&\s]*;?/g, (reference: string, index: number) => {
    const name = reference.slice(1, -1)
    if (!reference.endsWith(';') || name === '')
      return refuse('“&” begins no reference. Write it as &amp;.', index)
    if (name.startsWith('#'))
      return decodeNumber(name.slice(1)) ?? refuse(`${reference.slice(0, 20)} is no character.`, index)
    return predefined[name] ?? refuse(`There is no entity &${name.slice(0, 60)}; here.`, index)
  })
}

function decodeNumber(digits: string): string | undefined {
  const hexadecimal = /^x[0-9a-f]{1,6}$/i.test(digits) && digits.startsWith('x')
  if (!hexadecimal && !/^[0-9]{1,7}$/.test(digits)) return undefined
  const code = hexadecimal ? Number.parseInt(digits.slice(1), 16) : Number(digits)
  return isCharacter(code) ? String.fromCodePoint(code) : undefined
}

const isCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_0000 && code <= 0x10_ffff)
