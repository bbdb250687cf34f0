import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

const mebibyte = 1024 * 1024

/**
 * Bounds on hostile input: a line is one resource, the whole is what a machine can hold. Snapshots pack to a twentieth;
 * what packs to less than a hundredth is made to fill memory, unless it is small anyway.
 */
const limits = { line: 32 * mebibyte, total: 2048 * mebibyte, ratio: 100, small: 32 * mebibyte }

/** Thrown by `snapshotLines` when a bound is passed. */
export class SnapshotTooLarge extends Error {}

/** Yields the non-empty lines of a snapshot file, gzipped or plain, without holding the whole file. */
export async function* snapshotLines(path: string): AsyncGenerator<string> {
  const packed = await isGzip(path)
  const file = createReadStream(path, { highWaterMark: packed ? 1 << 15 : 1 << 20 })
  const stream = packed ? file.pipe(createGunzip({ chunkSize: 1 << 20 })) : file
  file.on('error', (error) => stream.destroy(error))
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let total = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limits.total) throw new SnapshotTooLarge('more than 2 GiB when unpacked')
      if (packed && total > limits.small && total > limits.ratio * file.bytesRead)
        throw new SnapshotTooLarge(`more than ${limits.ratio} times its size when unpacked`)
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > limits.line) throw new SnapshotTooLarge('a line of more than 32 MiB')
      for (const part of parts) if (part !== '') yield part
    }
    rest += decoder.decode()
    if (rest !== '') yield rest
  } finally {
    file.destroy()
  }
}

/** Whether a file starts with the gzip magic number. */
export async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}
