/** The header of a download, by RFC 6266: a plain name for those that do not read the encoded one. */
export function attachment(file: string): string {
  const [, base = '', extension = ''] = /^(.*?)(\.\w{1,5})?$/s.exec(file) ?? []
  const name = `${Array.from(base).slice(0, 100).join('')}${extension}`
  const plain = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
