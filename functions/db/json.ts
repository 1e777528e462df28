/**
 * JSON text that Postgres can store as jsonb: it knows no NUL character and no half of a surrogate pair, both of which may stand in
 * text that people paste. They become the replacement character.
 */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    escape.length === 6 ? '\\ufffd' : escape,
  )
