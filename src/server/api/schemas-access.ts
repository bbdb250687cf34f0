import { z } from 'zod'
import { unknownReasons } from '../../model/unknown.ts'
import { count, text } from './schemas.ts'

const texts = z.array(text).readonly()
const kind = z.enum(['user', 'role'])
const certainty = z
  .enum(['certain', 'assumed', 'unknown'])
  .describe('`assumed`: it also needs something that was not seen, such as an instance that runs')

/** Of every answer: whether there is anything to ask, and how much of it is missing. */
const base = {
  seen: z.boolean().describe('Whether a run has kept what it saw of access'),
  leftOut: count.describe('Resources that were seen and are not kept'),
  unlistedTotal: count.describe('What nobody could list, so that the answer may lack it'),
  unlisted: z
    .array(
      z.object({
        types: texts.describe('Of CloudFormation: what may be missing; `*` stands for any'),
        account: text.exactOptional(),
        region: text.exactOptional(),
        operation: text.describe('What was tried, such as `iam:ListRoles`'),
        reason: z.enum(unknownReasons),
        error: text,
        permission: text.exactOptional().describe('What would open it'),
      }),
    )
    .readonly()
    .describe('The first 100'),
}

export const accessSubjects = z.object({
  ...base,
  identities: count,
  resources: count,
  principals: z
    .array(z.object({ arn: text, kind, account: text, name: text }))
    .readonly()
    .describe('The first 2,000'),
  targets: z
    .array(z.object({ arn: text, type: text }))
    .readonly()
    .describe('The first 2,000'),
  actions: z.record(text, texts).describe('Of each type: what people ask of it first'),
})
export type AccessSubjects = z.output<typeof accessSubjects>

const aclDoubt = text
  .exactOptional()
  .describe('Of buckets: why nobody knows whether the ACL lets in more')

const answer = z
  .enum(['allow', 'conditional', 'unknown'])
  .describe('`conditional`: it depends on the context keys that are named; `unknown`: not read')

export const accessWhoCan = z.object({
  ...base,
  identities: count.describe('Users and roles that were asked about'),
  resourceSeen: z.boolean().describe('Whether the policy of the resource was looked at'),
  aclDoubt,
  total: count,
  rows: z
    .array(
      z.object({
        principal: text,
        kind,
        account: text,
        answer,
        conditions: texts.exactOptional(),
        policy: text.exactOptional(),
        statement: text.exactOptional(),
        explanation: text,
      }),
    )
    .readonly()
    .describe('The first 500, certain ones first'),
})
export type AccessWhoCan = z.output<typeof accessWhoCan>

const cell = z.object({
  answer: z.enum(['allow', 'conditional', 'unknown', 'no']),
  conditions: texts.exactOptional(),
})

export const accessMatrix = z.object({
  ...base,
  identities: count,
  resourceSeen: z.boolean(),
  aclDoubt,
  columns: z.array(z.object({ action: text, resource: text })).readonly(),
  total: count.describe('Principals who can or may do something of it'),
  rows: z
    .array(z.object({ principal: text, kind, account: text, cells: z.array(cell).readonly() }))
    .readonly()
    .describe('The first 300, those who can most first'),
})
export type AccessMatrix = z.output<typeof accessMatrix>

export const accessExposure = z.object({
  ...base,
  resources: count.describe('With a policy of their own'),
  total: count,
  rows: z
    .array(
      z.object({
        resource: text,
        type: text,
        account: text.exactOptional(),
        reach: z.enum(['public', 'unknown', 'cross-organization', 'organization', 'cross-account']),
        principal: text,
        actions: texts,
        conditions: texts,
        statement: text.exactOptional(),
        index: count
          .exactOptional()
          .describe('Position of the statement in the policy of the resource, from 0'),
        proof: z
          .object({ action: text, resource: text, caller: text })
          .exactOptional()
          .describe('A request that the evaluator allows'),
        reason: text.exactOptional(),
      }),
    )
    .readonly()
    .describe('The first 1,000, widest first'),
})
export type AccessExposure = z.output<typeof accessExposure>

const statement = z.object({
  policy: text.exactOptional(),
  index: count.describe('From 0'),
  sid: text.exactOptional(),
})
const permission = z.object({
  action: text,
  resource: text,
  layer: text,
  statement: statement.exactOptional(),
})
const hop = z.object({
  method: text,
  methods: texts.describe('Every method that makes this hop'),
  name: text,
  actions: texts,
  from: text,
  to: text,
  certainty,
  withAnyPolicy: z.literal(true).exactOptional(),
  through: text.exactOptional(),
  permissions: z.array(permission).readonly(),
  assumes: texts.exactOptional(),
  reasons: texts.exactOptional(),
})
const path = z.object({
  methods: texts,
  from: text,
  to: text,
  goal: z.enum(['admin', 'sensitive', 'identity', 'resource']),
  access: permission.exactOptional().describe('Of data: the call that takes it'),
  doubt: text.exactOptional().describe('Why nobody knows whether the end is at the goal'),
  certainty,
  hops: z.array(hop).readonly(),
})
export type AccessPath = z.output<typeof path>

export const accessPaths = z.object({
  ...base,
  identities: count,
  cutTried: z.boolean().describe('False where there are too many identities to look for one'),
  total: count,
  paths: z.array(path).readonly().describe('The first 200'),
  unknownTotal: count,
  unknownPaths: z
    .array(path)
    .readonly()
    .describe('Ways of which nobody knows whether they work, the first 200'),
  unknownMethods: count.describe('Methods of identities of which nobody knows whether they work'),
  alreadyTotal: count,
  already: texts.describe('At the goal without any escalation, the first 200'),
  undecidedTotal: count,
  undecided: z
    .array(z.object({ arn: text, reason: text }))
    .readonly()
    .describe('Of whom nobody knows whether they are at the goal already, the first 200'),
  unseen: text.exactOptional().describe('Data that was asked for and not seen, with its policy'),
  methods: texts,
  cut: statement
    .extend({
      frees: texts.describe('Who has no path without it'),
      holders: texts.describe('Whose policies have it'),
      broken: count,
    })
    .exactOptional()
    .describe('The one statement whose removal helps most'),
})
export type AccessPaths = z.output<typeof accessPaths>

export const accessPolicies = z.object({
  principal: text,
  kind: z.enum(['user', 'role', 'resource']),
  account: text,
  policies: z
    .array(
      z.object({
        layer: text,
        name: text,
        document: z.object({
          Version: text,
          Id: text.exactOptional(),
          Statement: z.array(z.record(text, z.unknown())).readonly(),
        }),
        places: z
          .array(count)
          .readonly()
          .describe('Position of each statement in the original, from 0'),
        unread: text.exactOptional().describe('Why some of it could not be read'),
        deciding: z.array(count).readonly().exactOptional().describe('Statements that decided'),
      }),
    )
    .readonly(),
  decision: z
    .object({
      answer: z.enum(['allow', 'conditional', 'unknown', 'no']),
      verdict: z.enum(['allow', 'explicit-deny', 'implicit-deny', 'unknown']),
      layer: text,
      explanation: text,
      conditions: texts,
      unread: texts.describe('Policies that could not be read'),
    })
    .exactOptional(),
})
export type AccessPolicies = z.output<typeof accessPolicies>
