import * as sdk from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/app/tool/context.ts'
import { loadAccessAnalyzerModel } from '../../src/server/wire/accessanalyzer/load-model.ts'
import { handlers } from '../../src/server/wire/accessanalyzer/handlers.generated.ts'
import { type AnalyzerBench, openAnalyzerBench } from './accessanalyzer-bench.ts'

let bench: AnalyzerBench
beforeAll(async () => {
  bench = await openAnalyzerBench([import.meta.dirname])
}, 60_000)
afterAll(() => bench.close())

const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] })
const analyzerArn = 'arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/absent'
const one = { analyzerArn, id: 'x' }
const rule = { analyzerName: 'absent', ruleName: 'rule' }
const filtered = { ...rule, filter: { isPublic: { eq: ['true'] } } }
const preview = { analyzerArn, accessPreviewId: '00000000-0000-0000-0000-000000000001' }
const tagged = { resourceArn: analyzerArn }
const principal = { principalArn: 'arn:aws:iam::111122223333:role/worker' }
const queue = { 'arn:aws:sqs:eu-west-1:111122223333:jobs': { sqsQueue: { queuePolicy: policy } } }

/** Operation → the least role that may call it, and an input. */
const table: Readonly<Record<string, readonly [least: Role, input: object]>> = {
  ApplyArchiveRule: ['contributor', { analyzerArn, ruleName: 'rule' }],
  CancelPolicyGeneration: ['contributor', { jobId: 'x' }],
  CheckAccessNotGranted: [
    'reader',
    { policyDocument: policy, policyType: 'IDENTITY_POLICY', access: [{ actions: ['s3:*'] }] },
  ],
  CheckNoNewAccess: [
    'reader',
    { newPolicyDocument: policy, existingPolicyDocument: policy, policyType: 'IDENTITY_POLICY' },
  ],
  CheckNoPublicAccess: ['reader', { policyDocument: policy, resourceType: 'AWS::S3::Bucket' }],
  CreateAccessPreview: ['contributor', { analyzerArn, configurations: queue }],
  CreateAnalyzer: ['owner', { analyzerName: 'new', type: 'ACCOUNT' }],
  CreateArchiveRule: ['contributor', filtered],
  CreateServiceLinkedAnalyzer: ['owner', { type: 'ORGANIZATION' }],
  DeleteAnalyzer: ['owner', { analyzerName: 'absent' }],
  DeleteArchiveRule: ['contributor', rule],
  DeleteServiceLinkedAnalyzer: ['owner', { analyzerName: 'absent' }],
  GenerateFindingRecommendation: ['contributor', one],
  GetAccessPreview: ['reader', preview],
  GetAnalyzedResource: ['reader', { analyzerArn, ...tagged }],
  GetAnalyzer: ['reader', { analyzerName: 'absent' }],
  GetArchiveRule: ['reader', rule],
  GetFinding: ['reader', one],
  GetFindingRecommendation: ['reader', one],
  GetFindingV2: ['reader', one],
  GetFindingsStatistics: ['reader', { analyzerArn }],
  GetGeneratedPolicy: ['reader', { jobId: 'x' }],
  ListAccessPreviewFindings: ['reader', preview],
  ListAccessPreviews: ['reader', { analyzerArn }],
  ListAnalyzedResources: ['reader', { analyzerArn }],
  ListAnalyzers: ['reader', {}],
  ListArchiveRules: ['reader', { analyzerName: 'absent' }],
  ListFindings: ['reader', { analyzerArn }],
  ListFindingsV2: ['reader', { analyzerArn }],
  ListPolicyGenerations: ['reader', {}],
  ListTagsForResource: ['reader', tagged],
  StartPolicyGeneration: ['contributor', { policyGenerationDetails: principal }],
  StartResourceScan: ['contributor', { analyzerArn, ...tagged }],
  TagResource: ['owner', { ...tagged, tags: { a: 'b' } }],
  UntagResource: ['owner', { ...tagged, tagKeys: ['a'] }],
  UpdateAnalyzer: ['owner', { analyzerName: 'absent' }],
  UpdateArchiveRule: ['contributor', filtered],
  UpdateFindings: ['contributor', { analyzerArn, status: 'ARCHIVED', ids: ['x'] }],
  ValidatePolicy: ['reader', { policyDocument: policy, policyType: 'IDENTITY_POLICY' }],
}
const roles: readonly Role[] = ['reader', 'contributor', 'owner', 'admin']

test('The table and the handlers speak of every operation of the model.', () => {
  const operations = [...loadAccessAnalyzerModel().operations.keys()].toSorted()
  expect(Object.keys(table).toSorted()).toEqual(operations)
  expect(Object.keys(handlers).toSorted()).toEqual(operations)
})

test.each(Object.entries(table))(
  '%s is denied to lesser roles and no others.',
  async (name, [least, input]) => {
    const denied: Role[] = []
    for (const role of roles)
      if ((await outcome(name, input, role)) === 'AccessDeniedException') denied.push(role)
    expect(denied).toEqual(roles.slice(0, roles.indexOf(least)))
  },
)

/** The code of the refusal, or `ok`; a reply that the model does not promise throws. */
async function outcome(name: string, input: object, role: Role): Promise<string> {
  const commands: Record<string, unknown> = sdk
  const Command = commands[`${name}Command`] as new (input: object) => sdk.ListAnalyzersCommand
  try {
    await bench.client(role).send(new Command(input))
    return 'ok'
  } catch (error) {
    if (error instanceof sdk.AccessAnalyzerServiceException) return error.name
    throw error
  }
}
