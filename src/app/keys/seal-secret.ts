import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const nonceLength = 12
const tagLength = 16

/**
 * Seals a secret with AES-256-GCM, bound to its access key id. SigV4 needs the secret itself to verify, so it cannot be
 * hashed; whoever has the store without the master key has nothing.
 */
export function sealSecret(secret: string, keyId: string, master: Uint8Array): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyOf(master), nonce).setAAD(Buffer.from(keyId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** Opens a sealed secret; `undefined` when it was sealed for another key id or with another master key, or changed. */
export function openSecret(sealed: string, keyId: string, master: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < nonceLength + tagLength) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(master), bytes.subarray(0, nonceLength))
    decipher.setAAD(Buffer.from(keyId)).setAuthTag(bytes.subarray(bytes.length - tagLength))
    const body = bytes.subarray(nonceLength, bytes.length - tagLength)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function keyOf(master: Uint8Array): Buffer {
  return createHash('sha256').update('access-key\0').update(master).digest()
}
