import { expect, test } from 'vitest'
import type { Authenticate } from '../dispatch.ts'
import { WireError } from '../protocol/wire-error.ts'
import { createSts } from './sts.ts'

const authenticate: Authenticate = () =>
  Promise.resolve({
    caller: {
      account: '111122223333',
      principalArn: 'arn:aws:iam::111122223333:user/ci<&>',
      region: 'eu-west-1',
      role: 'reader',
      keyId: 'AKIAEXAMPLE',
    },
    admitWrite: () => true,
  })

async function call(
  body: string,
  { method = 'POST', target = '/', by = authenticate, onError = () => undefined } = {},
) {
  const sts = createSts({ authenticate: by, clock: () => 0, onError })
  const answer = await sts({ method, target, headers: new Map(), body: Buffer.from(body) })
  return { status: answer.status, text: Buffer.from(answer.body).toString() }
}

test('says who a key belongs to', async () => {
  const { status, text } = await call('Action=GetCallerIdentity&Version=2011-06-15')
  expect(status).toBe(200)
  expect(text).toContain(
    '<GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ci&lt;&amp;&gt;</Arn><UserId>AKIAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult>',
  )
  const target = '/?Action=GetCallerIdentity'
  expect((await call('', { method: 'GET', target })).status).toBe(200)
})

test('refuses the rest of STS', async () => {
  for (const body of ['Action=AssumeRole', '', '\uFFFF', 'action=GetCallerIdentity']) {
    const { status, text } = await call(body)
    expect(status).toBe(400)
    expect(text).toContain('<Type>Sender</Type><Code>InvalidAction</Code>')
  }
})

test('refuses whoever is not proven, and tells nothing of its own errors', async () => {
  const by: Authenticate = () => Promise.reject(new WireError(403, 'InvalidClientTokenId', 'No.'))
  expect(await call('Action=GetCallerIdentity', { by })).toMatchObject({
    status: 403,
    text: expect.stringContaining('<Code>InvalidClientTokenId</Code>') as string,
  })
  const broken: Authenticate = () => Promise.reject(new Error('secret'))
  const { status, text } = await call('Action=GetCallerIdentity', { by: broken })
  expect(status).toBe(500)
  expect(text).not.toContain('secret')
})
