export type Decoded =
  | { readonly text: string }
  /** Why the bytes are no UTF-8 text, as the end of a sentence: `is encoded as UTF-16`. */
  | { readonly problem: string }

/** Reads bytes as UTF-8, with or without a byte order mark. Never replaces what it cannot read. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { problem: 'is encoded as UTF-16' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? { problem: 'contains NUL bytes' } : { text }
  } catch {
    return { problem: 'is not valid UTF-8' }
  }
}
