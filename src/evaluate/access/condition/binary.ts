/** Reads base64, with or without its padding. @returns one spelling for the same bytes; `undefined` for other text */
export function parseBinary(text: string): string | undefined {
  if (!/^[\da-z+/]*={0,2}$/i.test(text)) return undefined
  const bare = text.replace(/=+$/, '')
  if (bare.length % 4 === 1) return undefined
  return Buffer.from(bare, 'base64').toString('base64')
}
