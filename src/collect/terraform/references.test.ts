import { describe, expect, test } from 'vitest'
import {
  buildPlan,
  constant,
  type DescribedPlan,
  ref,
} from '../../../test/estates/terraform/build-plan.ts'
import { Block } from './block.ts'
import { World } from './world.ts'

function block(plan: DescribedPlan, address: string): Block {
  const world = new World(buildPlan(plan))
  const instance = world.instances.find((i) => i.address === address)
  if (instance === undefined) throw new Error(`no ${address}`)
  return Block.of(instance, world)
}

const unresolved = { $unknown: 'unresolved' }

describe('a value known only after apply', () => {
  test('is the token of the one resource that it comes from', () => {
    const plan = {
      resources: [
        { address: 'aws_kms_key.main', unknown: { arn: true } },
        {
          address: 'aws_sns_topic.t',
          unknown: { kms_master_key_id: true },
          expressions: { kms_master_key_id: ref('aws_kms_key.main.arn') },
        },
      ],
    }
    expect(block(plan, 'aws_sns_topic.t').value('kms_master_key_id')).toBe(
      '${aws_kms_key.main.arn}',
    )
  })

  test('is unknown when it comes from two resources, from a local, or from another provider', () => {
    for (const expression of [
      ref('aws_kms_key.a.arn', 'aws_kms_key.b.arn'),
      ref('local.key'),
      ref('random_id.x.hex'),
    ]) {
      const plan = {
        resources: [
          {
            address: 'aws_sns_topic.t',
            unknown: { kms_master_key_id: true },
            expressions: { kms_master_key_id: expression },
          },
        ],
      }
      expect(block(plan, 'aws_sns_topic.t').value('kms_master_key_id')).toMatchObject(unresolved)
    }
  })

  test('is absent when the configuration does not set it: the provider will compute it', () => {
    const plan = { resources: [{ address: 'aws_sns_topic.t', unknown: { policy: true } }] }
    expect(block(plan, 'aws_sns_topic.t').value('policy')).toBeUndefined()
  })

  test('is unknown when the file does not show the configuration', () => {
    const { configuration: _, ...bare } = buildPlan({
      resources: [{ address: 'aws_sns_topic.t', unknown: { policy: true } }],
    })
    const world = new World(bare)
    const [instance] = world.instances
    if (instance === undefined) throw new Error('none')
    expect(Block.of(instance, world).value('policy')).toMatchObject(unresolved)
  })

  test('is followed through module inputs and outputs, into the right instances', () => {
    const plan = {
      resources: [
        { address: 'aws_kms_key.this[0]', module: 'module.kms', unknown: { arn: true } },
        {
          address: 'aws_sqs_queue.q',
          module: 'module.app["a"]',
          unknown: { kms_master_key_id: true },
          expressions: { kms_master_key_id: ref('var.key_arn') },
        },
      ],
      modules: [
        { path: 'module.kms', outputs: { key_arn: ref('aws_kms_key.this[0].arn') } },
        {
          path: 'module.app',
          inputs: { key_arn: ref('module.kms.key_arn') },
          forEach: constant(['a']),
        },
      ],
    }
    expect(block(plan, 'module.app["a"].aws_sqs_queue.q').value('kms_master_key_id')).toBe(
      '${module.kms.aws_kms_key.this[0].arn}',
    )
  })

  test('keeps its own key with each.value over a resource and with count.index', () => {
    const plan = {
      resources: [
        { address: 'aws_s3_bucket.b["x"]', unknown: { id: true } },
        { address: 'aws_s3_bucket.b["y"]', unknown: { id: true } },
        {
          address: 'aws_s3_bucket_versioning.v["y"]',
          unknown: { bucket: true },
          forEach: ref('aws_s3_bucket.b'),
          expressions: { bucket: { references: ['each.value.id', 'each.value'] } },
        },
        {
          address: 'aws_s3_bucket_logging.l["x"]',
          unknown: { bucket: true },
          expressions: { bucket: { references: ['aws_s3_bucket.b', 'each.key'] } },
        },
      ],
    }
    expect(block(plan, 'aws_s3_bucket_versioning.v["y"]').value('bucket')).toBe(
      '${aws_s3_bucket.b["y"].id}',
    )
    expect(block(plan, 'aws_s3_bucket_logging.l["x"]').value('bucket')).toBe(
      '${aws_s3_bucket.b["x"]}',
    )
  })

  test('gives a list one token for each resource, beside what is known', () => {
    const plan = {
      resources: [
        { address: 'aws_security_group.a', unknown: { id: true } },
        {
          address: 'aws_instance.i',
          values: { vpc_security_group_ids: ['sg-0123456789abcdef0', null] },
          unknown: { vpc_security_group_ids: [false, true] },
          expressions: { vpc_security_group_ids: ref('aws_security_group.a.id') },
        },
      ],
    }
    expect(block(plan, 'aws_instance.i').list('vpc_security_group_ids')).toEqual([
      'sg-0123456789abcdef0',
      '${aws_security_group.a.id}',
    ])
  })

  test('in a block list is unknown, also where the plan shows an empty list', () => {
    const plan = {
      resources: [
        {
          address: 'aws_lb_listener.l',
          values: { default_action: [] },
          unknown: { default_action: true },
        },
      ],
    }
    expect(block(plan, 'aws_lb_listener.l').blocks('default_action')).toMatchObject(unresolved)
  })

  test('does not loop when modules feed each other', () => {
    const plan = {
      resources: [
        {
          address: 'aws_sns_topic.t',
          module: 'module.a',
          unknown: { kms_master_key_id: true },
          expressions: { kms_master_key_id: ref('var.k') },
        },
      ],
      modules: [
        { path: 'module.a', inputs: { k: ref('module.b.k') }, outputs: { k: ref('var.k') } },
        { path: 'module.b', inputs: { k: ref('module.a.k') }, outputs: { k: ref('var.k') } },
      ],
    }
    expect(block(plan, 'module.a.aws_sns_topic.t').value('kms_master_key_id')).toMatchObject(
      unresolved,
    )
  })
})
