import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as sdk from '@aws-sdk/client-wellarchitected'
import { expect, test } from 'vitest'
import { makeHome } from '../store/store-template.ts'
import { startServer } from './server.ts'
import { workspace } from './workspace.ts'

const account = '444455556666'
const accessRoleArn = `arn:aws:iam::${account}:role/plinth`
const denial = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not trusted.</Message></Error>
</ErrorResponse>`

test('accounts are read only when the operator allows it, by roles that trust the profile', async () => {
  const asked: URLSearchParams[] = []
  const aws = createServer((request, answer) => {
    void text(request).then((body) => {
      asked.push(new URLSearchParams(body))
      answer.writeHead(403, { 'content-type': 'text/xml' }).end(denial)
    })
  }).listen(0, '127.0.0.1')
  await once(aws, 'listening')
  const address = aws.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const home = await makeHome(join(workspace({}), 'home'))
  const own = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
    AWS_SECRET_ACCESS_KEY: 'test',
  }
  try {
    let server = await startServer(home, own)
    const { accessKeyId = '', secretAccessKey = '' } = server
    const clientOf = (endpoint: string) =>
      new sdk.WellArchitectedClient({
        endpoint,
        region: 'eu-west-1',
        credentials: { accessKeyId, secretAccessKey },
        maxAttempts: 1,
      })
    const { arn: profileArn = '' } = await clientOf(server.url).send(
      new sdk.CreateAgentProfileCommand({
        name: 'shop',
        pillars: ['SECURITY'],
        executionRoleArn: accessRoleArn,
        aggregationConfiguration: [{ accountId: account, regions: ['eu-west-1'], accessRoleArn }],
      }),
    )
    const start = (endpoint: string) =>
      clientOf(endpoint).send(
        new sdk.StartAgentRecommendationGenerationCommand({
          profileArn,
          types: ['RESOURCE'],
          scope: { pillars: ['SECURITY'] },
        }),
      )
    await expect(start(server.url)).rejects.toThrow(/plinth serve --live/)
    expect(await server.stop()).toBe(0)
    expect(asked).toEqual([])

    server = await startServer(home, { ...own, PLINTH_LIVE_ACCOUNTS: account })
    const { id: generationId } = await start(server.url)
    const get = new sdk.GetAgentRecommendationGenerationCommand({ profileArn, generationId })
    const status = async () => (await clientOf(server.url).send(get)).status
    await expect.poll(status, { timeout: 60_000, interval: 200 }).toBe('ERROR')
    const { errorDetails } = await clientOf(server.url).send(get)
    expect(errorDetails?.code).toBe('AccountsUnreadable')
    expect(errorDetails?.message).toContain(`The account ${account} could not be read`)
    expect(asked.map((each) => [each.get('RoleArn'), each.get('ExternalId')])).toContainEqual([
      accessRoleArn,
      profileArn,
    ])
    expect(await server.stop()).toBe(0)
  } finally {
    aws.close()
  }
})
