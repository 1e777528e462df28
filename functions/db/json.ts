/**
 * JSON text that Postgres can store as jsonb: it knows no NUL character and no half of a surrogate pair, both of which may stand in
 * text that people paste. They become the replacement character.
 */
export const storableJson = (value: unknown): string => storable(JSON.stringify(value))

/** The same for text that is JSON already. */
export function storable(json: string): string {
  // Only those two are ever escaped by their code, so nearly every text is fine as it is.
  if (!json.includes('\\u')) return json
  return json.replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    escape.length === 6 ? '\\ufffd' : escape,
  )
}
