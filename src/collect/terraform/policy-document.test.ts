import { expect, test } from 'vitest'
import {
  buildPlan,
  constant,
  type Described,
  ref,
} from '../../../test/estates/terraform/build-plan.ts'
import { Block } from './block.ts'
import { documentOf } from './policy-document.ts'
import { World } from './world.ts'

const bucket = { address: 'aws_s3_bucket.b', unknown: { arn: true, id: true } }
const policy = {
  address: 'aws_s3_bucket_policy.p',
  unknown: { policy: true, bucket: true },
  expressions: {
    policy: ref('data.aws_iam_policy_document.d.json'),
    bucket: ref('aws_s3_bucket.b.id'),
  },
}
const expressions = {
  statement: [
    {
      sid: constant('Tls'),
      effect: constant('Deny'),
      actions: constant(['s3:*']),
      resources: ref('aws_s3_bucket.b.arn', 'aws_s3_bucket.b.arn'),
      principals: [{ type: constant('*'), identifiers: constant(['*']) }],
      condition: [
        {
          test: constant('Bool'),
          variable: constant('aws:SecureTransport'),
          values: constant(['false']),
        },
      ],
    },
  ],
}
const rebuilt = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Tls',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*'],
      Resource: ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*'],
      Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
    },
  ],
}

function document(...resources: readonly Described[]): unknown {
  const world = new World(buildPlan({ resources }))
  const instance = world.instances.find((i) => i.address === policy.address)
  return instance && documentOf(Block.of(instance, world), 'policy')
}

test('a policy is rebuilt from the planned values of its data source', () => {
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: {
      statement: [
        {
          sid: 'Tls',
          effect: 'Deny',
          actions: ['s3:*'],
          not_actions: null,
          principals: [{ type: '*', identifiers: ['*'] }],
          not_principals: [],
          condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
        },
      ],
    },
    unknown: {
      id: true,
      json: true,
      statement: [{ actions: [false], resources: true, principals: [{ identifiers: [false] }] }],
    },
    expressions,
  }
  expect(document(bucket, policy, data)).toEqual(rebuilt)
})

test('a policy is rebuilt from configuration where the plan has no values of the data source', () => {
  const plan = buildPlan({
    resources: [bucket, policy, { address: 'data.aws_iam_policy_document.d', expressions }],
  })
  const changes = plan['resource_changes']
  plan['resource_changes'] = Array.isArray(changes) ? changes.slice(0, 2) : []
  const world = new World(plan)
  const instance = world.instances.find((i) => i.address === policy.address)
  expect(instance && documentOf(Block.of(instance, world), 'policy')).toEqual(rebuilt)
})

test('statements that come from a dynamic block of unknown length leave the document unknown', () => {
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: { statement: [] },
    unknown: { json: true, statement: true },
  }
  expect(document(bucket, policy, data)).toMatchObject({
    Statement: [{ $unknown: 'unresolved' }],
  })
})

test('a condition or principal that is unknown stays unknown in its statement', () => {
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: { statement: [{ actions: ['s3:GetObject'] }] },
    unknown: { json: true, statement: [{ principals: true, effect: true, condition: true }] },
    expressions: { statement: [{ effect: ref('local.effect'), principals: ref('local.p') }] },
  }
  expect(document(bucket, policy, data)).toMatchObject({
    Statement: [
      {
        Effect: { $unknown: 'unresolved' },
        Principal: { $unknown: 'unresolved' },
        Condition: { $unknown: 'unresolved' },
      },
    ],
  })
})

test('imported documents are merged by Sid', () => {
  const base = {
    address: 'data.aws_iam_policy_document.base',
    unknown: { json: true },
    expressions: {
      statement: [{ sid: constant('Tls'), actions: constant(['s3:GetObject']) }],
    },
    values: {
      statement: [
        { sid: 'Tls', actions: ['s3:GetObject'] },
        { sid: 'B', actions: ['s3:*'] },
      ],
    },
  }
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: { statement: [{ sid: 'Tls', effect: 'Deny', actions: ['s3:*'] }] },
    unknown: { json: true, source_policy_documents: true },
    expressions: {
      source_policy_documents: ref('data.aws_iam_policy_document.base.json'),
      statement: [{ sid: constant('Tls') }],
    },
  }
  expect(document(bucket, policy, base, data)).toMatchObject({
    Statement: [
      { Sid: 'Tls', Effect: 'Deny' },
      { Sid: 'B', Effect: 'Allow' },
    ],
  })
})

test('jsonencode shows references only, so the policy is unknown and never a token', () => {
  const encoded = { ...policy, expressions: { policy: ref('aws_s3_bucket.b.arn') } }
  expect(document(bucket, encoded)).toMatchObject({ $unknown: 'unresolved' })
})

test('a choice between two documents is unknown', () => {
  const both = {
    ...policy,
    expressions: {
      policy: ref('data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.e.json'),
    },
  }
  const data = (name: string) => ({
    address: `data.aws_iam_policy_document.${name}`,
    unknown: { json: true },
    values: { statement: [] },
  })
  expect(document(bucket, both, data('d'), data('e'))).toMatchObject({ $unknown: 'unresolved' })
})

test('one mention of a bucket may be the bucket or its objects, so the resource is unknown', () => {
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: { statement: [{ resources: ['arn:aws:s3:::known', null] }] },
    unknown: { json: true, statement: [{ resources: [false, true] }] },
    expressions: { statement: [{ resources: ref('aws_s3_bucket.b.arn') }] },
  }
  expect(document(bucket, policy, data)).toMatchObject({
    Statement: [{ Resource: ['arn:aws:s3:::known', { $unknown: 'unresolved' }] }],
  })
})

test('one mention of anything else is that resource', () => {
  const data = {
    address: 'data.aws_iam_policy_document.d',
    values: { statement: [{ resources: ['arn:aws:sns:::known', null] }] },
    unknown: { json: true, statement: [{ resources: [false, true] }] },
    expressions: { statement: [{ resources: ref('aws_sns_topic.t.arn') }] },
  }
  expect(document(bucket, policy, data)).toMatchObject({
    Statement: [{ Resource: ['arn:aws:sns:::known', '${aws_sns_topic.t.arn}'] }],
  })
})

test('data sources that were read before the plan do not make a policy ambiguous', () => {
  const plan = buildPlan({
    resources: [
      bucket,
      {
        ...policy,
        expressions: {
          policy: ref('data.aws_iam_policy_document.d.json', 'data.aws_partition.here.partition'),
        },
      },
      {
        address: 'data.aws_iam_policy_document.d',
        values: { statement: [{ actions: ['s3:*'] }] },
        unknown: { json: true },
      },
    ],
    priorData: [{ address: 'data.aws_partition.here', values: { partition: 'aws' } }],
  })
  const world = new World(plan)
  const instance = world.instances.find((i) => i.address === policy.address)
  expect(instance && documentOf(Block.of(instance, world), 'policy')).toMatchObject({
    Statement: [{ Action: ['s3:*'] }],
  })
})
