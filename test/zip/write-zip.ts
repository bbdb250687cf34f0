import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array | string
  readonly stored?: boolean
  /** Lies, for tests of readers. */
  readonly claimedSize?: number
  readonly claimedCrc?: number
  readonly unixMode?: number
  readonly flags?: number
  readonly method?: number
  /** Offset of the local header as the directory gives it. */
  readonly claimedOffset?: number
}

/** A ZIP archive of the entries as they are given, honest or not. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data)
    const packed = entry.stored === true ? data : deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(entry.flags ?? 0, 8)
    header.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 10)
    header.writeUInt32LE(entry.claimedCrc ?? crc32(data), 16)
    header.writeUInt32LE(packed.length, 20)
    header.writeUInt32LE(entry.claimedSize ?? data.length, 24)
    header.writeUInt16LE(name.length, 28)
    header.writeUInt16LE(entry.unixMode ?? 0, 40)
    header.writeUInt32LE(entry.claimedOffset ?? offset, 42)
    directory.push(header, name)
    parts.push(local, name, packed)
    offset += local.length + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}
