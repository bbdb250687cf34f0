/** The map `{__type, message}` in CBOR (RFC 8949), for services that speak Smithy's RPC v2. */
export function cborError(code: string, message: string): Buffer {
  const entries = ['__type', code, 'message', message].map(text)
  return Buffer.concat([Buffer.from([0xa2]), ...entries])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  const head = bytes.length < 24 ? [0x60 + bytes.length] : [0x78, bytes.length]
  return Buffer.concat([Buffer.from(head), bytes])
}
