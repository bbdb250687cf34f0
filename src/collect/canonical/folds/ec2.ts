import { append, type Draft, isObject, put } from '../draft.ts'
import { type Fold, foldInto, without } from '../fold.ts'
import { regionType } from '../../../model/resource.ts'

export const ec2: Readonly<Record<string, Fold>> = {
  'AWS::EC2::Instance': liftPrimaryInterface,
  'AWS::EC2::SecurityGroupIngress': rule('SecurityGroupIngress'),
  'AWS::EC2::SecurityGroupEgress': rule('SecurityGroupEgress'),
  'AWS::EC2::NetworkAclEntry': entry('AWS::EC2::NetworkAcl', 'NetworkAclId', 'Entries'),
  'AWS::EC2::Route': entry('AWS::EC2::RouteTable', 'RouteTableId', 'Routes'),
  'AWS::EC2::SubnetRouteTableAssociation': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::EC2::RouteTable',
      reference: child.properties['RouteTableId'],
      property: 'SubnetIds',
      mode: 'list',
      move: (table) => append(table, 'SubnetIds', child.properties['SubnetId'], child, '/SubnetId'),
    }),
  'AWS::EC2::SnapshotBlockPublicAccess': (child, stack) => {
    const region = stack.ofType(regionType)[0]
    if (region === undefined) return
    put(region, 'SnapshotBlockPublicAccess', child.properties['State'], child, '/State')
    child.folded = true
  },
}

function rule(property: 'SecurityGroupIngress' | 'SecurityGroupEgress'): Fold {
  return (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::EC2::SecurityGroup',
      reference: child.properties['GroupId'] ?? child.properties['GroupName'],
      property,
      mode: 'list',
      move: (group: Draft) =>
        append(group, property, without(child.properties, 'GroupId', 'GroupName'), child, ''),
    })
}

function entry(parent: string, reference: string, property: string): Fold {
  return (child, stack) =>
    foldInto(child, stack, {
      parent,
      reference: child.properties[reference],
      property,
      mode: 'list',
      move: (owner) => append(owner, property, without(child.properties, reference), child, ''),
    })
}

/** Subnet and groups may be said of the instance or of its first interface, never of both. */
function liftPrimaryInterface(instance: Draft): void {
  const interfaces = instance.properties['NetworkInterfaces']
  if (!Array.isArray(interfaces)) return
  const index = interfaces.findIndex((i) => isObject(i) && Number(i['DeviceIndex']) === 0)
  const primary: unknown = interfaces[index]
  if (!isObject(primary)) return
  const from = `/NetworkInterfaces/${index}`
  for (const [property, member] of [
    ['SubnetId', 'SubnetId'],
    ['SecurityGroupIds', 'GroupSet'],
  ] as const)
    if (instance.properties[property] === undefined)
      put(instance, property, primary[member], instance, `${from}/${member}`)
}
