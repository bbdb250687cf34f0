import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const userPresent = 0x01
const userVerified = 0x04
const hasCredential = 0x40

export interface PasskeyFlaws {
  /** Page that asks, as the browser writes it down. */
  readonly origin?: string
  readonly challenge?: string
  /** The authenticator did not check who uses it. */
  readonly unverified?: boolean
  readonly rpId?: string
}

/** An authenticator in software, with one passkey (WebAuthn Level 3, ES256, attestation `none`). */
export class SoftwarePasskey {
  readonly id = randomBytes(32).toString('base64url')
  counter = 1
  readonly #key: KeyObject
  readonly #public: { readonly x: Buffer; readonly y: Buffer }
  readonly #rpId: string
  readonly #origin: string
  userHandle = ''

  constructor(origin = 'http://localhost:7070') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    this.#public = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
    this.#origin = origin
    this.#rpId = new URL(origin).hostname
  }

  /** What a browser answers to `navigator.credentials.create`. */
  create(challenge: string, userHandle: string, flaws: PasskeyFlaws = {}) {
    this.userHandle = userHandle
    const id = Buffer.from(this.id, 'base64url')
    const length = Buffer.from([id.length >> 8, id.length & 0xff])
    const { x, y } = this.#public
    const key = map([
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(x)],
      [int(-3), bytes(y)],
    ])
    const flags = this.#flags(flaws) | hasCredential
    const data = Buffer.concat([this.#head(flags, flaws), Buffer.alloc(16), length, id, key])
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(data)],
    ])
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', challenge, flaws),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What a browser answers to `navigator.credentials.get`. */
  get(challenge: string, flaws: PasskeyFlaws = {}) {
    this.counter++
    const client = this.#client('webauthn.get', challenge, flaws)
    const data = this.#head(this.#flags(flaws), flaws)
    const hash = createHash('sha256').update(Buffer.from(client, 'base64url')).digest()
    const signature = sign('sha256', Buffer.concat([data, hash]), this.#key)
    return this.#answer({
      clientDataJSON: client,
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.userHandle,
    })
  }

  #answer(response: object) {
    const { id } = this
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #flags({ unverified = false }: PasskeyFlaws): number {
    return userPresent | (unverified ? 0 : userVerified)
  }

  #head(flags: number, { rpId = this.#rpId }: PasskeyFlaws): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const site = createHash('sha256').update(rpId).digest()
    return Buffer.concat([site, Buffer.from([flags]), counter])
  }

  #client(type: string, challenge: string, flaws: PasskeyFlaws): string {
    const client = {
      type,
      challenge: flaws.challenge ?? challenge,
      origin: flaws.origin ?? this.#origin,
      crossOrigin: false,
    }
    return Buffer.from(JSON.stringify(client)).toString('base64url')
  }
}

// CBOR (RFC 8949), as much as an authenticator writes.
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
}

function int(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value)
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([head(2, value.length), value])
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
}

function map(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()])
}
