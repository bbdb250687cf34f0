import { createReadStream } from 'node:fs'

export interface CaseLine {
  /** 1-based. */
  readonly number: number
  /** Absent when the line is longer than the limit. */
  readonly text?: string
}

/** A case holds every policy of an organisation's levels at most; 16 MB is far beyond what AWS lets one write. */
export const maxLineLength = 16 * 1024 * 1024

/**
 * Streams the lines of a text in bounded memory: blank lines are left out, over-long ones come without their text.
 * @param source a path, or chunks of UTF-8
 */
export async function* readLines(
  source: string | AsyncIterable<string | Uint8Array>,
  limit = maxLineLength,
): AsyncGenerator<CaseLine> {
  const chunks = typeof source === 'string' ? createReadStream(source) : source
  const decoder = new TextDecoder('utf-8')
  const line = new Line(limit)
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      line.add(text.slice(start, end))
      const done = line.take()
      if (done !== undefined) yield done
      start = end + 1
    }
    line.add(text.slice(start))
  }
  line.add(decoder.decode())
  const last = line.take()
  if (last !== undefined) yield last
}

/** The line under way. */
class Line {
  readonly #limit: number
  #parts: string[] = []
  #length = 0
  #number = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  add(text: string): void {
    this.#length += text.length
    if (this.#length <= this.#limit) this.#parts.push(text)
    else this.#parts = []
  }

  take(): CaseLine | undefined {
    this.#number++
    const [text, long] = [this.#parts.join(''), this.#length > this.#limit]
    this.#parts = []
    this.#length = 0
    if (long) return { number: this.#number }
    return text.trim() === '' ? undefined : { number: this.#number, text }
  }
}
