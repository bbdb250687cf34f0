/** Text that waits for a slow reader, in characters; beyond it the stream ends, and the reader comes back. */
const mostWaiting = 256 * 1024

/** A stream of server-sent events. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventStream {
  readonly response: Response
  /** Sends an event. @param data goes as JSON, which has no line breaks */
  readonly send: (event: string, data: unknown, id?: number) => void
  /** Keeps proxies from closing a quiet connection. */
  readonly beat: () => void
  readonly end: () => void
}

/** @param onEnd once, when either side ends it */
export function openEventStream(signal: AbortSignal, onEnd: () => void): EventStream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let open = true
  const end = (close: boolean) => {
    if (!open) return
    open = false
    signal.removeEventListener('abort', abort)
    onEnd()
    if (close) controller?.close()
  }
  const abort = () => end(true)
  const write = (text: string) => {
    if (!open || controller === undefined) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) < -mostWaiting) end(true)
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
      },
      cancel: () => end(false),
    },
    { highWaterMark: 0, size: (chunk) => chunk?.length ?? 0 },
  )
  signal.addEventListener('abort', abort)
  write('retry: 2000\n\n')
  return {
    response: new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      },
    }),
    send: (event, data, id) => {
      const line = id === undefined ? '' : `id: ${id}\n`
      write(`${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    beat: () => write(':\n\n'),
    end: () => end(true),
  }
}
