// Policies of the sizes and habits of the ones that AWS manages, made from the catalogue with a seed.
import { loadCatalogue, parsePolicy, type Policy } from '../src/app/access/index.ts'

/** Numbers from a seed (mulberry32), so that each run has the same policies. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Conditions by how often they are met in a thousand statements. */
const conditions: readonly (readonly [number, object])[] = [
  [280, { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }],
  [80, { StringLike: { 'iam:PassedToService': 'ec2.amazonaws.com' } }],
  [55, { Null: { 'aws:RequestTag/owner': 'false' } }],
  [40, { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } }],
  [20, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner', 'team'] } }],
  [15, { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::example*' } }],
  [12, { Bool: { 'aws:ViaAWSService': 'true' } }],
  [8, { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } }],
]

export function syntheticPolicies(count: number, seed: number): Map<string, Policy> {
  const next = random(seed)
  const catalogue = loadCatalogue()
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  const policies = new Map<string, Policy>()
  const add = (name: string, ...statements: readonly object[]) => {
    const { policy } = parsePolicy({ Version: '2012-10-17', Statement: statements }, name)
    if (policy !== undefined) policies.set(name, policy)
  }
  const actionsOf = (wanted: number): string[] => {
    const actions: string[] = []
    while (actions.length < wanted) {
      const prefix = pick(catalogue.prefixes) ?? 's3'
      const all = [...(catalogue.service(prefix)?.actions.values() ?? [])]
      for (let n = Math.ceil(next() * 12); n > 0; n--) {
        const { id = `${prefix}:*` } = pick(all) ?? {}
        const verb = /^[^:]+:[A-Z][a-z]+/.exec(id)?.[0] ?? id
        const roll = next()
        actions.push(roll < 0.55 ? id : roll < 0.9 ? `${verb}*` : `${prefix}:*`)
      }
    }
    return actions
  }
  const condition = (): object | undefined => {
    let roll = next() * 1000
    for (const [share, block] of conditions) if ((roll -= share) < 0) return block
    return undefined
  }
  add('AdministratorAccess', { Effect: 'Allow', Action: '*', Resource: '*' })
  add(
    'PowerUserAccess',
    { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
    { Effect: 'Allow', Action: ['iam:ListRoles', 'account:GetAccountInformation'], Resource: '*' },
  )
  const reads = catalogue.prefixes.flatMap((p) => [`${p}:Get*`, `${p}:List*`, `${p}:Describe*`])
  add('ReadOnlyAccess', { Effect: 'Allow', Action: reads, Resource: '*' })
  add('SecurityAudit', {
    Effect: 'Allow',
    Action: reads.filter(() => next() < 0.3),
    Resource: '*',
  })
  for (let n = 0; policies.size < count; n++) {
    const statements = Array.from({ length: Math.ceil(-Math.log(1 - next()) * 5) }, () => {
      const Condition = condition()
      return {
        Effect: next() < 0.98 ? 'Allow' : 'Deny',
        Action: actionsOf(Math.ceil(-Math.log(1 - next()) * 9)),
        Resource: next() < 0.6 ? '*' : `arn:aws:s3:::example-${Math.floor(next() * 9)}/*`,
        ...(Condition && { Condition }),
      }
    })
    add(`Synthetic${n}`, ...statements)
  }
  return policies
}
