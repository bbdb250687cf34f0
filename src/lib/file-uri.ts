/** A path as a URI reference (RFC 3986): every segment percent-encoded, separators kept; absolute paths become `file:` URIs. */
export function fileUri(path: string): string {
  const segments = path.toWellFormed().replaceAll('\\', '/').split('/')
  const drive = /^[A-Za-z]:$/.test(segments[0] ?? '')
  const encoded = segments.map((s, i) => (drive && i === 0 ? s : encodeURIComponent(s))).join('/')
  if (drive) return `file:///${encoded}`
  return encoded.startsWith('/') ? `file://${encoded}` : encoded
}
