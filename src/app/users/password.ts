import * as crypto from 'node:crypto'

/**
 * Cost of Argon2id: 19 MiB, 2 passes, 1 lane.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const saltLength = 16

/** Hashing takes memory: this many at a time, and this many more may wait. */
const mostAtATime = 2
const mostWaiting = 32

const form =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/-]{16,64})\$([\w+/-]{22,128})$/

/** Too many passwords are being checked. */
export class TooBusy extends Error {}

/** Hashes a password with Argon2id (RFC 9106), in the PHC string form. @throws TooBusy */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.randomBytes(saltLength)
  const tag = await limited(() => argon2id(password, salt, cost))
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/**
 * Whether a password is the one that was hashed. Without a hash it takes the same time and is wrong, so that the time
 * says nothing of who exists.
 * @throws TooBusy
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = form.exec(hash ?? '')
  if (parts === null) {
    await hashPassword(password)
    return false
  }
  const [memory = 0, passes = 0, parallelism = 0] = parts.slice(1, 4).map(Number)
  const expected = Buffer.from(parts[5] ?? '', 'base64')
  const given = await limited(() =>
    argon2id(password, Buffer.from(parts[4] ?? '', 'base64'), {
      memory,
      passes,
      parallelism,
      tagLength: expected.length,
    }),
  )
  return crypto.timingSafeEqual(given, expected)
}

interface Cost {
  /** KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  /** Bytes. */
  readonly tagLength: number
}

/** By Node itself, off the main thread, where it can (24.7 and later); else by WebAssembly. */
async function argon2id(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  if (typeof crypto.argon2 === 'function') {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
    crypto.argon2('argon2id', { message, nonce: salt, ...cost }, (error, tag) => {
      if (error === null) resolve(tag)
      else reject(error)
    })
    return promise
  }
  return argon2idByWasm(message, salt, cost)
}

/** The same in WebAssembly, for Node before 24.7. */
export async function argon2idByWasm(
  message: Uint8Array,
  salt: Uint8Array,
  { memory, passes, parallelism, tagLength }: Cost,
): Promise<Buffer> {
  const { argon2id } = await import('hash-wasm')
  const tag = await argon2id({
    password: message,
    salt,
    parallelism,
    iterations: passes,
    memorySize: memory,
    hashLength: tagLength,
    outputType: 'binary',
  })
  return Buffer.from(tag)
}

let running = 0
const waiting: (() => void)[] = []

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtATime) {
    if (waiting.length >= mostWaiting) throw new TooBusy('Too many passwords are being checked.')
    // Whoever is done hands its place on.
    await new Promise<void>((start) => waiting.push(start))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
