import { expect, test } from 'vitest'
import { byService } from './by-service.ts'
import type { Dispatch } from './dispatch.ts'

const answer =
  (name: string): Dispatch =>
  async () => ({ status: 200, headers: { name }, body: new Uint8Array() })
const dispatch = byService([
  ['wellarchitected', answer('tool')],
  ['access-analyzer', answer('analyzer')],
])

async function sent(scope: string | undefined): Promise<string | undefined> {
  const signature = `SignedHeaders=host, Signature=${'0'.repeat(64)}`
  const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20261101/eu-west-1/${scope}/aws4_request, ${signature}`
  const headers = new Map([['x-amz-date', '20261101T000000Z']])
  if (scope !== undefined) headers.set('authorization', authorization)
  const response = await dispatch({ method: 'GET', target: '/', headers, body: new Uint8Array() })
  return response.headers['name']
}

test('The service of the signature decides; the first refuses what is for nobody.', async () => {
  expect(await sent('access-analyzer')).toBe('analyzer')
  expect(await sent('wellarchitected')).toBe('tool')
  expect(await sent('s3')).toBe('tool')
  expect(await sent('/')).toBe('tool')
  expect(await sent(undefined)).toBe('tool')
})
