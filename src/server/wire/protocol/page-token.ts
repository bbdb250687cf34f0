import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
} from 'node:crypto'

/** What a page token is good for: only the same question may go on with it. */
export interface PageBinding {
  readonly account: string
  readonly region: string
  readonly operation: string
  /** Canonical JSON of every other parameter. */
  readonly filters: string
}

export interface PageTokens {
  /** A new token, never the same twice. */
  readonly seal: (cursor: string, binding: PageBinding) => string
  /** The cursor; undefined when the token is not ours, was changed, or belongs to another question. */
  readonly open: (token: string, binding: PageBinding) => string | undefined
}

const maxLength = 8192
const nonceLength = 12
const tagLength = 16

/**
 * Page tokens sealed with AES-256-GCM: opaque, tamper-evident, in the characters `A-Za-z0-9_-`.
 * @param secret at least 32 bytes; keep it across restarts and share it among workers
 */
export function createPageTokens(secret: Uint8Array): PageTokens {
  if (secret.length < 32) throw new RangeError('The secret of page tokens needs 32 bytes.')
  const digested = createHash('sha256').update('page-token\0').update(secret).digest()
  const key = createSecretKey(digested)
  return {
    seal: (cursor, binding) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(digest(binding))
      const sealed = Buffer.concat([cipher.update(cursor, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
    },
    open: (token, binding) => {
      const bytes = decode(token)
      if (bytes === undefined) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
          authTagLength: tagLength,
        })
        decipher.setAAD(digest(binding)).setAuthTag(bytes.subarray(-tagLength))
        const opened = decipher.update(bytes.subarray(nonceLength, -tagLength))
        return Buffer.concat([opened, decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

/** Only the one spelling that `seal` writes: decoders of base64 accept many. */
function decode(token: string): Buffer | undefined {
  if (token.length > maxLength) return undefined
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length < nonceLength + tagLength) return undefined
  return bytes.toString('base64url') === token ? bytes : undefined
}

function digest({ account, region, operation, filters }: PageBinding): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([account, region, operation, filters]))
    .digest()
}
