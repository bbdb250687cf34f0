import { z } from 'zod'

/** What tests look at of a reply. */
const reply = z.looseObject({
  state: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  csrf: z.string().optional(),
  role: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
  factors: z.array(z.string()).optional(),
  recoveryCodes: z.union([z.array(z.string()), z.number()]).optional(),
  challenge: z.string().optional(),
  secret: z.string().optional(),
  user: z.unknown().optional(),
})

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: z.output<typeof reply>
}

type Serve = (request: Request, peer: { readonly address: string }) => Promise<Response>

interface Cookie {
  readonly value: string
  readonly path: string
}

/** A browser as far as sign-in needs one: it keeps cookies, and sends them where they belong. */
export class Browser {
  readonly cookies = new Map<string, Cookie>()
  /** `Set-Cookie`s of the last reply. */
  set: readonly string[] = []
  csrf = ''
  readonly #serve: Serve
  readonly #origin: string
  readonly #address: string

  constructor(serve: Serve, origin = 'http://localhost:7070', address = '127.0.0.1') {
    this.#serve = serve
    this.#origin = origin
    this.#address = address
  }

  /** A page of the console calls the API. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const given = await this.send(method, path, body, {
      origin: this.#origin,
      'sec-fetch-site': 'same-origin',
      ...headers,
    })
    const text = await given.text()
    const read = reply.parse(text === '' ? {} : JSON.parse(text))
    this.csrf = read.csrf ?? this.csrf
    return { status: given.status, headers: given.headers, body: read }
  }

  /** Someone opens an address. @returns where it leads */
  async open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const given = await this.send('GET', path, undefined, {
      'sec-fetch-mode': 'navigate',
      ...headers,
    })
    return given.headers.get('location') ?? `${given.status}`
  }

  async send(
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const cookie = [...this.cookies]
      .filter(([, { path: below }]) => path.startsWith(below))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const request = new Request(`${this.#origin}${path}`, {
      method,
      headers: {
        host: new URL(this.#origin).host,
        ...(cookie !== '' && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.csrf !== '' && { 'x-plinth-csrf': this.csrf }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const given = await this.#serve(request, { address: this.#address })
    this.set = given.headers.getSetCookie()
    for (const line of this.set) this.#keep(line)
    return given
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /Path=([^;]+)/.exec(line)?.[1] ?? '/'
    if (/Max-Age=0/.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}
