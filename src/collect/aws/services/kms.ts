import type { KMS, KeyMetadata } from '@aws-sdk/client-kms'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { parsePolicy } from '../policy-document.ts'

const type = 'AWS::KMS::Key'

/** Customer-managed keys; those that AWS manages cannot be configured. */
export const collector: Collector = {
  service: 'kms',
  scope: 'regional',
  types: [type],
  actions: [
    'kms:ListKeys',
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:ListResourceTags',
  ],
  async collect(context) {
    const { KMS, paginateListKeys } = await import('@aws-sdk/client-kms')
    const kms = context.client(KMS)
    const keys = await context.list(
      { permission: 'kms:ListKeys' },
      paginateListKeys({ client: kms, pageSize: 1000 }, {}),
      (page) => page.Keys,
    )
    await context.each(keys, async ({ KeyId, KeyArn }) => {
      if (KeyId === undefined) return
      const metadata = await context.detail(
        { permission: 'kms:DescribeKey', resource: KeyId },
        async () => (await kms.describeKey({ KeyId })).KeyMetadata,
      )
      if (!isUnknown(metadata) && metadata?.KeyManager === 'AWS') return
      await emitKey(context, kms, KeyId, KeyArn, metadata)
    })
  },
}

async function emitKey(
  context: CollectContext,
  kms: KMS,
  KeyId: string,
  arn: string | undefined,
  metadata: KeyMetadata | Unknown | undefined,
): Promise<void> {
  const [policy, rotation, tags] = await Promise.all([
    context.detail({ permission: 'kms:GetKeyPolicy', resource: KeyId }, async () =>
      parsePolicy((await kms.getKeyPolicy({ KeyId, PolicyName: 'default' })).Policy),
    ),
    readRotation(context, kms, KeyId, metadata),
    readTags(context, kms, KeyId),
  ])
  const known = isUnknown(metadata) ? undefined : metadata
  const or = (value: unknown) => (isUnknown(metadata) ? metadata : value)
  context.emit({
    type,
    id: KeyId,
    arn,
    properties: {
      Description: or(known?.Description),
      Enabled: or(known?.Enabled),
      KeySpec: or(known?.KeySpec),
      KeyUsage: or(known?.KeyUsage),
      Origin: or(known?.Origin),
      MultiRegion: or(known?.MultiRegion),
      KeyPolicy: policy,
      EnableKeyRotation: rotation,
    },
    facts: { KeyState: or(known?.KeyState), DeletionDate: or(known?.DeletionDate ?? null) },
    tags,
  })
}

/** Only symmetric keys whose material KMS made can rotate by themselves; others are known not to. */
async function readRotation(
  context: CollectContext,
  kms: KMS,
  KeyId: string,
  metadata: KeyMetadata | Unknown | undefined,
): Promise<unknown> {
  if (!isUnknown(metadata) && metadata !== undefined) {
    const { KeySpec, Origin } = metadata
    if (KeySpec !== undefined && KeySpec !== 'SYMMETRIC_DEFAULT') return false
    if (Origin !== undefined && Origin !== 'AWS_KMS') return false
  }
  return context.detail(
    {
      permission: 'kms:GetKeyRotationStatus',
      resource: KeyId,
    },
    async () => (await kms.getKeyRotationStatus({ KeyId })).KeyRotationEnabled,
  )
}

async function readTags(
  context: CollectContext,
  kms: KMS,
  KeyId: string,
): Promise<Readonly<Record<string, string>> | Unknown> {
  const { paginateListResourceTags } = await import('@aws-sdk/client-kms')
  const tags = await context.detail(
    { permission: 'kms:ListResourceTags', resource: KeyId },
    async () => {
      const found: [string, string][] = []
      for await (const page of paginateListResourceTags({ client: kms }, { KeyId }))
        for (const { TagKey, TagValue } of page.Tags ?? [])
          found.push([TagKey ?? '', TagValue ?? ''])
      return Object.fromEntries(found)
    },
  )
  return tags ?? {}
}
