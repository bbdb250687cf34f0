import { asUuid, recommendationArn } from '../../src/app/tool/agent/ids.ts'
import type { ToolContext } from '../../src/app/tool/context.ts'
import { writeAs } from '../../src/app/tool/write.ts'
import { insertAgentGeneration } from '../../src/store/agent-generations.ts'
import { insertAgentRecommendation } from '../../src/store/agent-recommendations.ts'
import type { AgentAdvice } from '../../src/store/schema.ts'

const bundle = 's3://bundles/shop.zip'
const advice: AgentAdvice = {
  title: 'Encrypt the bucket',
  description:
    'The bucket keeps objects without a key of the customer, so that nobody can revoke it.',
  priority: 'HIGH',
  impact: 'HIGH',
  effort: 'SMALL',
  roi: 'One setting closes the gap for every new object.',
  awsServices: ['s3'],
  impactDetails: [
    'Objects are readable to whoever reads the bucket.',
    'Access cannot be taken back in one place.',
  ],
  insights: [
    {
      usagePattern:
        'The bucket takes the orders of the shop and keeps them for years; nothing but the shop reads what it holds.',
      signalsDetected: 'Its template names no key of the customer.',
    },
  ],
  highlights: ['One bucket has no key of its own.'],
  recommendation:
    'Encrypt the bucket with a key of your own, so that access can be revoked in one place.',
  steps: ['Set a key of your own for the bucket.'],
  remediations: [
    {
      type: 'CLI',
      steps: [
        {
          title: 'Set the key',
          content:
            'Run aws s3api put-bucket-encryption with the ARN of the key, then look with get-bucket-encryption.',
        },
      ],
    },
  ],
  tradeOffs: [],
  goals: [],
  items: [{ id: 'Bucket', metadata: {} }],
}

/** Keeps a finished generation of an agent profile with one recommendation. */
export async function seedRecommendation(
  context: ToolContext,
  profile: string,
): Promise<{ readonly generationId: string; readonly recommendationArn: string }> {
  const generationId = asUuid(context.newId())
  const id = recommendationArn(profile, bundle, 's3-bucket-encrypted')
  const createdBy = context.caller.principalArn
  await writeAs(context, 'Test', profile, async (tx) => {
    await insertAgentGeneration(tx, {
      id: generationId,
      profile,
      status: 'COMPLETED',
      data: {
        additionalContext: { s3Uri: bundle },
        scope: { pillars: ['SECURITY'] },
        attempts: 1,
        stepsCompleted: 1,
        createdBy,
      },
    })
    await insertAgentRecommendation(tx, {
      id,
      profile,
      generation: generationId,
      type: 'ARCHITECTURE',
      pillar: 'SECURITY',
      status: 'ACTIVE',
      state: 'OPEN',
      data: { check: 's3-bucket-encrypted', bundle, advice, createdBy },
    })
  })
  return { generationId, recommendationArn: id }
}
