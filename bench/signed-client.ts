import { createHash, createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Sends a request and drops the body of its answer; throws when that is not 200. */
export type Send = (method: string, path: string, query: string, body: string) => Promise<void>

/**
 * A client that signs and does no more, so that what is measured is the server: the AWS SDK takes longer to read a long
 * list than the server takes to make it.
 * @param clients connections
 */
export function signedClient(
  url: string,
  { accessKeyId, secretAccessKey }: Credentials,
  clients: number,
): { readonly send: Send; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const { host, hostname, port } = new URL(url)
  const keys = new Map<string, string | Buffer>()
  /** Derived once for each scope, as the SDKs do. */
  const keyOf = (scope: string) => {
    const known = keys.get(scope)
    if (known !== undefined) return known
    const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
    keys.set(scope, key)
    return key
  }
  const send: Send = (method, path, query, body) => {
    const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const scope = `${date.slice(0, 8)}/eu-west-1/wellarchitected/aws4_request`
    const signed = `host:${host}\nx-amz-date:${date}\n\nhost;x-amz-date`
    const canonical = [method, path, query, signed, sha256(body)].join('\n')
    const text = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`
    const signature = hmac(keyOf(scope), text).toString('hex')
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`
    const headers = {
      host,
      'x-amz-date': date,
      authorization,
      ...(body !== '' && { 'content-type': 'application/json' }),
      'content-length': String(Buffer.byteLength(body)),
    }
    const target = query === '' ? path : `${path}?${query}`
    return new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path: target, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${method} ${path}: ${answer.statusCode}`))
        answer.resume().once('end', resolve).once('error', reject)
      })
      sent.once('error', reject).end(body)
    })
  }
  return { send, close: () => agent.destroy() }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
