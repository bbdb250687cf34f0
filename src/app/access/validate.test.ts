import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { validateFiles } from './validate.ts'
import { validateCase } from './validate-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-validate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObjet', Resource: 'arn:aws:s3:::example/*' }],
}
const noInput = () => Promise.resolve(new Uint8Array())

describe('files', () => {
  test('are validated as what they look like, unless told', async () => {
    const file = join(folder, 'bucket.json')
    const [statement] = policy.Statement
    writeFileSync(file, JSON.stringify({ ...policy, Statement: { ...statement, Principal: '*' } }))
    const guessed = await validateFiles({ files: [file], stdin: noInput })
    expect(guessed.files[0]).toMatchObject({ file, type: 'resource' })
    expect(guessed.files[0]?.findings.map(({ issueCode }) => issueCode)).toEqual(['INVALID_ACTION'])
    const told = await validateFiles({ files: [file], stdin: noInput, type: 'identity' })
    expect(told.files[0]?.findings.map(({ issueCode }) => issueCode)).toContain(
      'UNSUPPORTED_PRINCIPAL',
    )
  })

  test('come from standard input too, with or without a byte order mark', async () => {
    const stdin = () => Promise.resolve(new TextEncoder().encode(`\uFEFF${JSON.stringify(policy)}`))
    const { files, diagnostics } = await validateFiles({ files: ['-'], stdin })
    expect(diagnostics).toEqual([])
    expect(files[0]?.findings[0]?.locations[0]?.span.start.line).toBe(1)
  })

  test('that cannot be read are diagnostics, and the others are validated', async () => {
    const utf16 = join(folder, 'utf16.json')
    writeFileSync(utf16, Buffer.from('\uFEFF{}', 'utf16le'))
    const good = join(folder, 'good.json')
    writeFileSync(good, JSON.stringify(policy))
    const { files, diagnostics } = await validateFiles({
      files: [join(folder, 'none.json'), utf16, good],
      stdin: noInput,
    })
    expect(files.map(({ file }) => file)).toEqual([good])
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The policy cannot be read: it does not exist.',
      'The policy is encoded as UTF-16.',
    ])
  })
})

describe('cases', () => {
  const codes = (line: object) =>
    validateCase(JSON.stringify(line)).findings?.map(
      (finding) => (finding as { readonly issueCode: string }).issueCode,
    )

  test('take a policy as an object or as text, under the names of the API too', () => {
    expect(codes({ id: 'a', type: 'IDENTITY_POLICY', policy })).toEqual(['INVALID_ACTION'])
    const text = JSON.stringify(policy)
    expect(codes({ policyType: 'IDENTITY_POLICY', policyDocument: text })).toEqual([
      'INVALID_ACTION',
    ])
  })

  test('answer with the id and the first place beside each finding', () => {
    expect(validateCase(JSON.stringify({ id: 7, type: 'identity', policy }))).toMatchObject({
      id: 7,
      findings: [
        {
          findingType: 'ERROR',
          issueCode: 'INVALID_ACTION',
          path: [{ value: 'Statement' }, { index: 0 }, { value: 'Action' }],
          line: 6,
          column: 16,
        },
      ],
    })
  })

  test('choose the rules of a resource type, and the older grammar of service control policies', () => {
    const trust = {
      ...policy,
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    }
    const resourceType = 'AWS::IAM::AssumeRolePolicyDocument'
    expect(codes({ type: 'RESOURCE_POLICY', resourceType, policy: trust })).toEqual([
      'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    ])
    const scp = { ...policy, Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }
    expect(codes({ type: 'SERVICE_CONTROL_POLICY', policy: scp })).toEqual([])
    expect(codes({ type: 'SERVICE_CONTROL_POLICY', grammar: '2023', policy: scp })).toEqual([
      'SCP_SYNTAX_ERROR_ALLOW_NOTACTION',
    ])
  })

  test('tell the spelling that older lists of codes have', () => {
    const statement = {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      NotResource: 'arn:aws:iam::111122223333:role/App',
    }
    const line = JSON.stringify({ type: 'identity', policy: { ...policy, Statement: statement } })
    expect(validateCase(line).findings).toMatchObject([
      { issueCode: 'PASS_ROLE_WITH_NOT_RESOURCE', formerCode: 'PASS_ROLE_WITH_NOTRESOURCE' },
    ])
  })

  test.each([
    ['{', 'The line is no JSON.'],
    ['[]', 'A case is a JSON object.'],
    ['{"id":1}', 'The case has no policy.'],
    ['{"type":"constructor","policy":{}}', '"constructor" is no type of policy.'],
  ])('%s is answered with what is wrong', (line, error) => {
    expect(validateCase(line, 7)).toMatchObject({
      error,
      ...(!line.includes('"id"') && { line: 7 }),
    })
  })

  test('with a resource type nobody knows are validated as any resource policy', () => {
    expect(codes({ type: 'resource', resourceType: 'constructor', policy })).toEqual([
      'MISSING_PRINCIPAL',
      'INVALID_ACTION',
    ])
  })
})
