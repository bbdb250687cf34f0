import { SignatureV4 } from '@smithy/signature-v4'
import * as fc from 'fast-check'
import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { WireError } from '../wire/protocol/wire-error.ts'
import type { RawRequest } from '../wire/raw-message.ts'
import { createReplayGuard } from './replay-guard.ts'
import { type SigningKey, createSigV4Verifier } from './sigv4.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const key: SigningKey = {
  keyId: 'AKIDEXAMPLE',
  secret,
  account: '111122223333',
  principalArn: 'arn:aws:iam::111122223333:user/reviewer',
  role: 'owner',
}
const now = Date.parse('2015-08-30T12:36:00Z')

function verifier(known: SigningKey = key, services = ['service', 'wellarchitected']) {
  return createSigV4Verifier({
    findKey: async (id) => (id === known.keyId ? known : undefined),
    services: new Set(services),
  })
}

function request(target: string, headers: object, method = 'GET', body = ''): RawRequest {
  return { method, target, headers: new Map(Object.entries(headers)), body: Buffer.from(body) }
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error === undefined) return 'admitted'
  if (!(error instanceof WireError)) throw error
  expect(error.status).toBe(403)
  return error.type
}

/** Targets and signatures of AWS's published test suite; the path is normalised there. */
const suite: readonly [method: string, target: string, signature: string, headers?: object][] = [
  ['GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['GET', '//', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['GET', '/./', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['GET', '/example/..', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  [
    'GET',
    '/?Param2=value2&Param1=value1',
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'GET',
    '/',
    'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    { 'my-header1': 'value2,value2,value1' },
  ],
  [
    'GET',
    '/',
    'ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790',
    { 'my-header1': 'value1,value2,value3' },
  ],
]

test.each(suite)('AWS test suite: %s %s %s', async (method, target, signature, extra = {}) => {
  const headers = { host: 'example.amazonaws.com', ...extra, 'x-amz-date': '20150830T123600Z' }
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
    `SignedHeaders=${Object.keys(headers).join(';')}, Signature=${signature}`
  const verify = verifier()
  const { caller } = await verify(request(target, { ...headers, authorization }, method), now)
  expect(caller).toEqual({
    account: '111122223333',
    keyId: 'AKIDEXAMPLE',
    principalArn: 'arn:aws:iam::111122223333:user/reviewer',
    region: 'us-east-1',
    role: 'owner',
  })
})

type SourceData = string | ArrayBuffer | ArrayBufferView

function bytes(data: SourceData): Uint8Array | string {
  if (typeof data === 'string') return data
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
}

class Sha256 {
  readonly #hash
  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }
  update(data: SourceData): void {
    this.#hash.update(bytes(data))
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest())
  }
  reset(): void {
    throw new Error('A hash is used once.')
  }
}

interface Plain {
  readonly method: string
  readonly segments: readonly string[]
  readonly query: Readonly<Record<string, string | string[]>>
  readonly body: string
}

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((s) => s.toWellFormed())
const awkward = fc.constantFrom('a+b/c=', 'é😀', 'a b', "!'()*", '100%', '%2F', 'a&b=c', '~.-_')
const plain: fc.Arbitrary<Plain> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
  segments: fc.array(
    fc.oneof(text, awkward).filter((s) => !/^\.{1,2}$/.test(s)),
    { minLength: 1, maxLength: 4 },
  ),
  query: fc.dictionary(
    fc.oneof(fc.stringMatching(/^[A-Za-z]{1,8}$/), awkward),
    fc.oneof(text, awkward, fc.array(awkward, { minLength: 1, maxLength: 3 })),
    { maxKeys: 4, noNullPrototype: true },
  ),
  body: fc.oneof(fc.constant(''), fc.json()),
})

function toSdk({ method, segments, query, body }: Plain) {
  return {
    method,
    protocol: 'http:',
    hostname: '127.0.0.1',
    path: `/${segments.map(encodeURIComponent).join('/')}`,
    query: Object.fromEntries(Object.entries(query).filter(([name]) => !/^x-amz/i.test(name))),
    headers: { host: '127.0.0.1', 'content-type': 'application/json' },
    body: body === '' ? undefined : body,
  }
}

function toRaw(signed: {
  method: string
  path: string
  query?: object
  headers: object
  body?: unknown
}): RawRequest {
  const pairs = Object.entries(signed.query ?? {}).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
  )
  const target = pairs.length === 0 ? signed.path : `${signed.path}?${pairs.join('&')}`
  const headers = Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value])
  return request(target, Object.fromEntries(headers), signed.method, String(signed.body ?? ''))
}

function signer(credentials: object = {}) {
  return new SignatureV4({
    service: 'wellarchitected',
    region: 'eu-west-1',
    sha256: Sha256,
    credentials: { accessKeyId: key.keyId, secretAccessKey: secret, ...credentials },
  })
}

describe('What the SDK signs', () => {
  const signingDate = new Date(now)

  test('is admitted, whatever the path, query and body; the smallest change is not.', async () => {
    await fc.assert(
      fc.asyncProperty(plain, async (each) => {
        const raw = toRaw(await signer().sign(toSdk(each), { signingDate }))
        const { caller } = await verifier()(raw, now)
        expect(caller.region).toBe('eu-west-1')
        const changed = [
          { ...raw, body: Buffer.from(`${each.body} `) },
          { ...raw, target: raw.target.replace('/', '/x') },
          { ...raw, target: `${raw.target}${raw.target.includes('?') ? '&' : '?'}x=1` },
          { ...raw, method: raw.method === 'PUT' ? 'POST' : 'PUT' },
          { ...raw, headers: new Map([...raw.headers, ['host', 'example.com']]) },
        ]
        for (const other of changed)
          expect(await refusal(verifier()(other, now))).toBe('InvalidSignatureException')
      }),
      { numRuns: 150 },
    )
  })

  test('is admitted presigned.', async () => {
    await fc.assert(
      fc.asyncProperty(plain, async (each) => {
        const presigned = await signer().presign(toSdk(each), { signingDate, expiresIn: 900 })
        const raw = toRaw(presigned)
        await verifier()(raw, now + 899_000)
        expect(await refusal(verifier()(raw, now + 901_000))).toBe('InvalidSignatureException')
      }),
      { numRuns: 60 },
    )
  })

  test('may leave the body unsigned when it says so.', async () => {
    const sdk = toSdk({ method: 'POST', segments: ['workloads'], query: {}, body: '{"a":1}' })
    const headers = { ...sdk.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
    const raw = toRaw(await signer().sign({ ...sdk, headers }, { signingDate }))
    await verifier()({ ...raw, body: Buffer.from('{}') }, now)
    const claimed = new Map([...raw.headers, ['x-amz-content-sha256', '0'.repeat(64)]])
    expect(await refusal(verifier()({ ...raw, headers: claimed }, now))).toBe(
      'InvalidSignatureException',
    )
  })

  test('needs the session token of its key, in date.', async () => {
    const temporary = { ...key, sessionToken: 'T/+=oken', expiresAt: now + 1000 }
    const sign = async (sessionToken?: string) =>
      toRaw(await signer({ sessionToken }).sign(toSdk(simple), { signingDate }))
    const verify = verifier(temporary)
    expect(await refusal(verify(await sign('T/+=oken'), now))).toBe('admitted')
    expect(await refusal(verify(await sign('other'), now))).toBe('UnrecognizedClientException')
    expect(await refusal(verify(await sign(), now))).toBe('UnrecognizedClientException')
    expect(await refusal(verify(await sign('T/+=oken'), now + 1000))).toBe('ExpiredTokenException')
    expect(await refusal(verifier()(await sign('any'), now))).toBe('UnrecognizedClientException')
  })

  test('is good for five minutes before and after.', async () => {
    const raw = toRaw(await signer().sign(toSdk(simple), { signingDate }))
    for (const at of [now - 300_000, now + 300_000])
      expect(await refusal(verifier()(raw, at))).toBe('admitted')
    for (const at of [now - 301_000, now + 301_000])
      expect(await refusal(verifier()(raw, at))).toBe('InvalidSignatureException')
  })

  test('is for this service and from a known key.', async () => {
    const raw = toRaw(await signer().sign(toSdk(simple), { signingDate }))
    expect(await refusal(verifier(key, ['s3'])(raw, now))).toBe('InvalidSignatureException')
    expect(await refusal(verifier({ ...key, keyId: 'AKIDOTHER' })(raw, now))).toBe(
      'UnrecognizedClientException',
    )
    expect(await refusal(verifier({ ...key, secret: 'other' })(raw, now))).toBe(
      'InvalidSignatureException',
    )
  })
})

const simple: Plain = { method: 'POST', segments: ['workloads'], query: {}, body: '{}' }

describe('Bad signatures', () => {
  const date = '20150830T123600Z'
  const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request'
  const signature = 'a'.repeat(64)
  const header = (text: string, more: object = {}) =>
    request('/', { host: 'h', 'x-amz-date': date, authorization: text, ...more })
  const full = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`

  test.each<[string, RawRequest, string]>([
    ['nothing', request('/', { host: 'h' }), 'MissingAuthenticationTokenException'],
    ['another scheme', header('Bearer abc'), 'IncompleteSignatureException'],
    ['no fields', header('AWS4-HMAC-SHA256 '), 'IncompleteSignatureException'],
    ['half', header(full.replace(/, Signature.*/, '')), 'IncompleteSignatureException'],
    ['short', header(full.slice(0, -1)), 'IncompleteSignatureException'],
    ['no host', header(full.replace('host;', '')), 'IncompleteSignatureException'],
    ['other day', header(full.replace('20150830/', '20150831/')), 'IncompleteSignatureException'],
    ['no date', request('/', { host: 'h', authorization: full }), 'IncompleteSignatureException'],
    ['hostile key', header(full.replace('AKIDEXAMPLE', "a'--")), 'IncompleteSignatureException'],
    [
      'a date that is none',
      header(full, { 'x-amz-date': '20159930T123600Z' }),
      'IncompleteSignatureException',
    ],
    ['twice', { ...header(full), target: `/?X-Amz-Algorithm=x` }, 'IncompleteSignatureException'],
    [
      'an unsigned token',
      header(full, { 'x-amz-security-token': 't' }),
      'IncompleteSignatureException',
    ],
    [
      'a signed header that is not there',
      header(full.replace('host;', 'host;x-a;')),
      'InvalidSignatureException',
    ],
    ['a wrong one', header(full), 'InvalidSignatureException'],
    [
      'presigned for too long',
      request(
        `/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}&X-Amz-Date=${date}&X-Amz-Expires=604801&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`,
        { host: 'h' },
      ),
      'IncompleteSignatureException',
    ],
  ])('%s', async (_, bad, type) => {
    expect(await refusal(verifier()(bad, now))).toBe(type)
  })

  test('Anything at all is refused without a crash.', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (path, name, value) => {
        const text = full.replace('SignedHeaders', name)
        const bad = [
          request(`/${path}?X-Amz-Algorithm=${value}&${name}`, { host: 'h' }),
          request(`/${path}`, { host: 'h', authorization: `AWS4-${value}` }),
          request(`/${path}`, { host: 'h', 'x-amz-date': date, authorization: text }),
        ]
        for (const each of bad) {
          const error: unknown = await verifier()(each, now).catch((thrown: unknown) => thrown)
          expect(error).toBeInstanceOf(WireError)
        }
      }),
    )
  })
})

describe('Copies of a request', () => {
  test('Writes are admitted once, retryable ones again, presigned ones never again.', async () => {
    const verify = verifier()
    const raw = toRaw(await signer().sign(toSdk(simple), { signingDate: new Date(now) }))
    expect((await verify(raw, now)).admitWrite(false)).toBe(true)
    expect((await verify(raw, now + 1000)).admitWrite(false)).toBe(false)
    expect((await verify(raw, now + 300_000)).admitWrite(false)).toBe(false)
    expect((await verify(raw, now)).admitWrite(true)).toBe(true)
    const presigned = toRaw(
      await signer().presign(toSdk(simple), { signingDate: new Date(now), expiresIn: 3600 }),
    )
    expect((await verify(presigned, now)).admitWrite(true)).toBe(true)
    expect((await verify(presigned, now + 3_600_000)).admitWrite(true)).toBe(false)
  })

  test('The guard forgets what has expired and never grows beyond its capacity.', () => {
    const guard = createReplayGuard(100)
    const hex = (n: number) => createHash('sha256').update(String(n)).digest('hex')
    for (let n = 0; n < 1000; n++) expect(guard.admit(hex(n), n + 50, n)).toBe(true)
    expect(guard.size()).toBeLessThanOrEqual(60)
    for (let n = 0; n < 1000; n++) guard.admit(hex(-n - 1), 1e9, 2000)
    expect(guard.size()).toBe(100)
    expect(guard.admit(hex(-1000), 1e9, 2000)).toBe(false)
  })
})
