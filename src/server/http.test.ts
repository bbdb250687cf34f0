import * as sdk from '@aws-sdk/client-wellarchitected'
import { Hono } from 'hono'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type HttpOptions, type RunningServer, startHttp } from './http.ts'
import { maxBodyBytes } from './read-raw-request.ts'
import type { Dispatch } from './wire/dispatch.ts'
import type { RawRequest } from './wire/raw-message.ts'

const running: RunningServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close(0)))
})

const seen: RawRequest[] = []
const echo: Dispatch = async (request) => {
  seen.push(request)
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ WorkloadArn: request.target })),
  }
}

async function start(options: Partial<HttpOptions> = {}): Promise<RunningServer> {
  const server = await startHttp({
    dispatch: echo,
    port: 0,
    onError: (error) => {
      throw error
    },
    ...options,
  })
  running.push(server)
  return server
}

const signature = { authorization: 'AWS4-HMAC-SHA256 Credential=x' }

/** Sends bytes as they are and returns all that comes back until the server closes. */
function sendRaw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += String(chunk)
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('Signed requests', () => {
  test('reach the dispatcher with their target as sent, from a real client.', async () => {
    const { url } = await start()
    const client = new sdk.WellArchitectedClient({
      region: 'eu-west-1',
      endpoint: url,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    })
    const WorkloadArn = 'arn:aws:wellarchitected:eu-west-1:111122223333:workload/0123'
    await client.send(new sdk.ListTagsForResourceCommand({ WorkloadArn }))
    expect(seen.at(-1)?.target).toBe(`/tags/${encodeURIComponent(WorkloadArn)}`)
    client.destroy()
  })

  test('keep path tricks, and repeated headers joined by a comma.', async () => {
    const { url } = await start()
    await sendRaw(
      url,
      'GET /a/../b//c%2Fd?x=%zz HTTP/1.1\r\nhost: h\r\nauthorization: AWS4-x\r\nx-a: 1\r\nX-A: 2\r\nconnection: close\r\n\r\n',
    )
    expect(seen.at(-1)?.target).toBe('/a/../b//c%2Fd?x=%zz')
    expect(seen.at(-1)?.headers.get('x-a')).toBe('1,2')
  })

  test('with two dates are refused.', async () => {
    const { url } = await start()
    const answer = await sendRaw(
      url,
      'GET / HTTP/1.1\r\nhost: h\r\nauthorization: AWS4-x\r\nx-amz-date: 1\r\nx-amz-date: 2\r\nconnection: close\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
  })

  test('over 6 MB are refused, with and without a stated length.', async () => {
    const { url } = await start()
    const large = await fetch(`${url}/workloads`, {
      method: 'POST',
      headers: signature,
      body: new Uint8Array(maxBodyBytes + 1),
    })
    expect(large.status).toBe(413)
    expect(large.headers.get('x-amzn-errortype')).toBe('RequestEntityTooLargeException')
    const chunk = new Uint8Array(1024 * 1024)
    const stream = ReadableStream.from(Array.from({ length: 7 }, () => chunk))
    const chunked = await fetch(`${url}/workloads`, {
      method: 'POST',
      headers: signature,
      body: stream,
      duplex: 'half',
    }).catch((error: unknown) => error)
    if (chunked instanceof Response) expect(chunked.status).toBe(413)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('beyond the number served at a time get 429.', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
    const { url } = await start({
      maxInFlight: 1,
      dispatch: async (request) => {
        arrive()
        await held
        return echo(request)
      },
    })
    const first = fetch(url, { headers: signature })
    await arrived
    const second = await fetch(url, { headers: signature })
    expect(second.status).toBe(429)
    release()
    expect((await first).status).toBe(200)
    expect((await fetch(url, { headers: signature })).status).toBe(200)
  })
})

describe('Everything else', () => {
  test('goes to the fallback; presigned requests do not.', async () => {
    const app = new Hono().get('/api/runs', (c) => c.text('runs'))
    const { url } = await start({ fallback: app.fetch })
    expect(await (await fetch(`${url}/api/runs`)).text()).toBe('runs')
    expect((await fetch(`${url}/workloads`)).status).toBe(404)
    const presigned = await fetch(`${url}/workloads?X-Amz-Algorithm=AWS4-HMAC-SHA256`)
    expect(await presigned.json()).toMatchObject({ WorkloadArn: expect.any(String) })
  })

  test('goes to the dispatcher when there is no fallback.', async () => {
    const { url } = await start()
    expect((await fetch(`${url}/workloads`)).status).toBe(200)
  })

  test('Health is told without a signature.', async () => {
    const { url } = await start()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    const sick = await start({ healthy: () => Promise.reject(new Error('down')) })
    expect((await fetch(`${sick.url}/healthz`)).status).toBe(503)
  })
})

describe('Closing', () => {
  test('waits for the running request.', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
    const server = await start({
      dispatch: async (request) => {
        arrive()
        await held
        return echo(request)
      },
    })
    const answer = fetch(server.url, { headers: signature })
    await arrived
    const closed = server.close()
    release()
    expect((await answer).status).toBe(200)
    await closed
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })

  test('A taken port is an error.', async () => {
    const { url } = await start()
    await expect(start({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
  })
})
