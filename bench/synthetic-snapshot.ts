import type { Check, Example } from '../src/model/check.ts'
import { accountType, regionType, type Resource } from '../src/model/resource.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

/** How many of a thousand resources have a type, as in an estate of ordinary services; the rest share what is left. */
const mix: Readonly<Record<string, number>> = {
  'AWS::EC2::SecurityGroup': 110,
  'AWS::IAM::Role': 110,
  'AWS::Logs::LogGroup': 110,
  'AWS::Lambda::Function': 80,
  'AWS::EC2::Snapshot': 75,
  'AWS::EC2::Volume': 75,
  'AWS::IAM::ManagedPolicy': 60,
  'AWS::EC2::Instance': 60,
  'AWS::CloudWatch::Alarm': 60,
  'AWS::S3::Bucket': 40,
  'AWS::SQS::Queue': 40,
  'AWS::SNS::Topic': 30,
  'AWS::EC2::Subnet': 30,
  'AWS::DynamoDB::Table': 25,
  'AWS::SecretsManager::Secret': 25,
  'AWS::KMS::Key': 15,
  'AWS::ECS::TaskDefinition': 15,
  'AWS::EC2::RouteTable': 10,
  'AWS::RDS::DBInstance': 8,
  'AWS::IAM::User': 5,
}

/** Type → top-level property → type that it refers to. */
const references: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::EC2::Instance': { SubnetId: 'AWS::EC2::Subnet', ImageId: 'AWS::EC2::Image' },
  'AWS::EC2::Subnet': { VpcId: 'AWS::EC2::VPC' },
  'AWS::EC2::RouteTable': { SubnetIds: 'AWS::EC2::Subnet', VpcId: 'AWS::EC2::VPC' },
  'AWS::EC2::FlowLog': { ResourceId: 'AWS::EC2::VPC' },
  'AWS::EC2::VPCEndpoint': { VpcId: 'AWS::EC2::VPC' },
  'AWS::Lambda::Function': { Role: 'AWS::IAM::Role' },
  'AWS::IAM::Role': { ManagedPolicyArns: 'AWS::IAM::ManagedPolicy' },
  'AWS::CloudTrail::Trail': { S3BucketName: 'AWS::S3::Bucket' },
}

const regions = ['eu-west-1', 'eu-central-1', 'us-east-1']

/**
 * A live snapshot of a number of resources over 20 accounts and 3 Regions. Each resource is put together from one
 * example of every check of its type, mostly passing ones, so that all checks have something to read. Deterministic.
 */
export function synthesise(checks: readonly Check[], count: number): Snapshot {
  const random = generator(20_260_601)
  const accounts = Array.from({ length: 20 }, (_, i) => String(111_122_223_333 + i * 1_000_003))
  const byType = Map.groupBy(checks, (c) => c.resource)
  const types = new Set([...byType.keys(), ...Object.keys(references), 'AWS::EC2::FlowLog'])
  const resources: Resource[] = []
  const add = (type: string, account: string, region: string | undefined) =>
    resources.push(build(type, byType.get(type) ?? [], resources.length, account, region, random))

  for (const account of accounts) {
    add(accountType, account, undefined)
    for (const region of regions) add(regionType, account, region)
  }
  const single = new Set([accountType, regionType])
  const rest = [...types].filter((t) => mix[t] === undefined && !single.has(t))
  const drawn = Object.entries(mix).flatMap(([type, n]) => Array<string>(n).fill(type))
  while (resources.length < count) {
    const at = Math.floor(random() * 1_000)
    const type = drawn[at] ?? pick(rest, random)
    add(type, pick(accounts, random), pick(regions, random))
  }
  connect(resources, random)
  return {
    started: '2026-06-01T00:00:00Z',
    ended: '2026-06-01T00:10:00Z',
    sources: accounts.map((account) => ({
      kind: 'aws',
      name: account,
      account,
      regions,
      collected: [...types],
    })),
    resources,
    gaps: [],
    diagnostics: [],
  }
}

function build(
  type: string,
  checks: readonly Check[],
  index: number,
  account: string,
  region: string | undefined,
  random: () => number,
): Resource {
  const properties: Record<string, unknown> = {}
  const facts: Record<string, unknown> = {}
  const tags: Record<string, string> = {}
  for (const { examples } of checks) {
    const example = draw(examples, random)
    Object.assign(properties, structuredClone(example.properties ?? {}))
    Object.assign(facts, structuredClone(example.facts ?? {}))
    Object.assign(tags, example.tags)
  }
  const short = type.split('::').at(-1)?.toLowerCase() ?? 'resource'
  const id =
    type === accountType ? account : type === regionType ? (region ?? '') : `${short}-${index}`
  return {
    type,
    id,
    arn: `arn:aws:${short}:${region ?? ''}:${account}:${short}/${id}`,
    account,
    ...(region === undefined ? {} : { region }),
    properties,
    facts,
    tags,
    source: { kind: 'aws' },
  }
}

function draw(examples: Check['examples'], random: () => number): Example {
  const chance = random()
  if (chance < 0.75) return pick(examples.pass, random)
  if (chance < 0.95) return pick(examples.fail, random)
  return pick(examples.unknown ?? examples.fail, random)
}

/** Points references at resources of the same account and Region. */
function connect(resources: readonly Resource[], random: () => number): void {
  const place = (type: string, { account, region }: Resource) => `${type} ${account} ${region}`
  const places = Map.groupBy(resources, (r) => place(r.type, r))
  for (const resource of resources)
    for (const [property, type] of Object.entries(references[resource.type] ?? {})) {
      const targets = places.get(place(type, resource))
      if (targets === undefined) continue
      const target = pick(targets, random)
      const reference = type.startsWith('AWS::IAM') ? target.arn : target.id
      Object.assign(resource.properties, {
        [property]: /(?:Ids|Arns)$/.test(property) ? [reference] : reference,
      })
    }
}

function pick<T>(from: readonly T[], random: () => number): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** Mulberry32: numbers in [0, 1) that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
