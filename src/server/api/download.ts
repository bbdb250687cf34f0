/** A file to keep: whoever gets it shall never run it as a page of this server. */
export class Download {
  /** Whole, or as it comes. */
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  /** Media type. */
  readonly type: string
  /** Name to keep it under. */
  readonly name: string
  constructor(body: Download['body'], type: string, name: string) {
    this.body = body
    this.type = type
    this.name = name
  }
}

/** The answer that hands it over. */
export function downloadReply({ body, type, name }: Download): Response {
  const plain = name.replaceAll(/[^\w.+ -]/g, '_')
  return new Response(body, {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** RFC 8187. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Text as it is made: no more of it is held than a chunk. */
export function streamOf(chunks: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = chunks[Symbol.iterator]()
  return new ReadableStream({
    pull: (controller) => {
      const next = iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: () => {
      iterator.return?.()
    },
  })
}
