import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { partOf } from '../../canonical/part.ts'
import type { Block } from '../block.ts'
import { ownList } from '../json.ts'
import { build, type Field, flag, literal, number, read } from '../fields.ts'
import { type Mapping, type Mappings, type Piece, resource, several } from '../mapping.ts'

const group = 'AWS::EC2::SecurityGroup'
type Direction = 'ingress' | 'egress'
const property = { ingress: 'SecurityGroupIngress', egress: 'SecurityGroupEgress' } as const

/** Property for a peer of each kind. */
const peer = {
  ingress: { group: 'SourceSecurityGroupId', prefix: 'SourcePrefixListId' },
  egress: { group: 'DestinationSecurityGroupId', prefix: 'DestinationPrefixListId' },
} as const

const ruleTypes = new Set([
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
])

export const ec2SecurityGroup: Mappings = {
  aws_default_security_group: securityGroup(() => 'default'),
  aws_security_group: securityGroup(literal('name')),
  aws_security_group_rule: several(oldRule),
  aws_vpc_security_group_egress_rule: several((block) => newRule(block, 'egress')),
  aws_vpc_security_group_ingress_rule: several((block) => newRule(block, 'ingress')),
}

function securityGroup(name: Field): Mapping {
  return resource(
    group,
    {
      GroupName: name,
      GroupDescription: 'description',
      VpcId: 'vpc_id',
      SecurityGroupIngress: (block) => inlineRules(block, 'ingress'),
      SecurityGroupEgress: (block) => inlineRules(block, 'egress'),
    },
    { name: 'name' },
  )
}

/**
 * Rules written inside the group. The provider also computes them where none are written, and a plan does not show
 * which it was; a group with rules as separate resources has none inside (the provider removes the open egress that AWS adds).
 */
/** The provider takes every rule that is not written from a default group. */
function emptied(block: Block): boolean {
  return block.instance.type === 'aws_default_security_group'
}

function inlineRules(block: Block, direction: Direction): unknown {
  const blocks = block.blocks(direction)
  if (isUnknown(blocks))
    return block.state(direction) === 'computed' && (emptied(block) || hasSeparateRules(block))
      ? []
      : blocks
  const self = `\${${block.instance.address}.id}`
  return blocks.flatMap((b) => (isUnknown(b) ? [b] : entries(b, direction, self)))
}

const separate = new WeakMap<object, ReadonlySet<string>>()

function hasSeparateRules(block: Block): boolean {
  let groups = separate.get(block.world)
  if (groups === undefined) {
    const found = new Set<string>()
    for (const rule of block.world.instances.filter((i) => ruleTypes.has(i.type)))
      for (const { instance, candidates } of block.world.expressionTargets(
        rule,
        'security_group_id',
      ))
        for (const target of instance === undefined ? candidates : [instance])
          found.add(target.address)
    separate.set(block.world, (groups = found))
  }
  return groups.has(block.instance.address)
}

/** One entry per peer of a rule block. */
function entries(block: Block, direction: Direction, self: string): readonly unknown[] {
  const shared = ports(block)
  const kinds = peer[direction]
  const found = [
    ...peers(block, 'cidr_blocks', 'CidrIp'),
    ...peers(block, 'ipv6_cidr_blocks', 'CidrIpv6'),
    ...peers(block, 'prefix_list_ids', kinds.prefix),
    ...peers(block, 'security_groups', kinds.group),
    ...scalar(block, 'source_security_group_id', kinds.group),
  ]
  const own = read(flag('self'), block)
  if (own === true) found.push([kinds.group, self])
  return withEach(shared, found)
}

function withEach(
  shared: Readonly<Record<string, unknown>>,
  found: readonly (readonly [string, unknown])[],
): readonly unknown[] {
  const rules: unknown[] = []
  for (const [key, value] of found) rules.push({ ...shared, [key]: value })
  return rules
}

function peers(block: Block, name: string, key: string): (readonly [string, unknown])[] {
  const values = block.list(name)
  if (values === undefined) return []
  return isUnknown(values) ? [[key, values]] : values.map((v) => [key, v] as const)
}

function scalar(block: Block, name: string, key: string): (readonly [string, unknown])[] {
  const value = block.value(name)
  return value === undefined ? [] : [[key, value]]
}

function ports(block: Block): Record<string, unknown> {
  const IpProtocol = protocolOf(
    read(literal('protocol'), block) ?? read(literal('ip_protocol'), block),
  )
  const shared = build({ Description: 'description' }, block)
  // Terraform writes 0 to 0 for all protocols, which would read as port 0.
  if (IpProtocol === '-1') return { IpProtocol, ...shared }
  return {
    IpProtocol,
    ...build({ FromPort: number('from_port'), ToPort: number('to_port') }, block),
    ...shared,
  }
}

function protocolOf(value: unknown): unknown {
  if (isUnknown(value)) return value satisfies Unknown
  const names: Record<string, string> = { all: '-1', '6': 'tcp', '17': 'udp', '1': 'icmp' }
  const text = String(value ?? '-1').toLowerCase()
  return Object.hasOwn(names, text) ? names[text] : text
}

function oldRule(block: Block): readonly Piece[] {
  const type = block.known('type')
  const directions: readonly Direction[] =
    type === 'ingress' || type === 'egress' ? [type] : ['ingress', 'egress']
  const parent = parentOf(block)
  const self = typeof parent === 'string' ? parent : `\${${block.instance.address}}`
  return directions.map((direction) =>
    piece(
      parent,
      direction,
      directions.length === 1 ? entries(block, direction, self) : [block.unresolved('type')],
    ),
  )
}

function newRule(block: Block, direction: Direction): readonly Piece[] {
  const kinds = peer[direction]
  const shared = ports(block)
  const found = [
    ...scalar(block, 'cidr_ipv4', 'CidrIp'),
    ...scalar(block, 'cidr_ipv6', 'CidrIpv6'),
    ...scalar(block, 'prefix_list_id', kinds.prefix),
    ...scalar(block, 'referenced_security_group_id', kinds.group),
  ]
  const rules = withEach(shared, found)
  return [piece(parentOf(block), direction, rules)]
}

/**
 * The group of a separate rule. Files do not show what a local is; one that stands in a module instance with a single
 * group can only mean that group.
 */
function parentOf(block: Block): unknown {
  const parent = block.value('security_group_id')
  if (!isUnknown(parent)) return parent
  const references = ownList(block.expression('security_group_id'), 'references')
  if (!references.every((r) => typeof r === 'string' && r.startsWith('local.'))) return parent
  const groups = block.world.inModule('aws_security_group', block.instance.module)
  return references.length > 0 && groups.length === 1 && groups[0] !== undefined
    ? `\${${groups[0].address}.id}`
    : parent
}

function piece(parent: unknown, direction: Direction, rules: readonly unknown[]): Piece {
  return {
    type: partOf(group),
    suffix: direction,
    properties: { Parent: parent, [property[direction]]: rules },
  }
}
