import { check } from '../../../../model/check.ts'
import { regionType, type Resource } from '../../../../model/resource.ts'
import type { Facts } from '../../../../model/facts.ts'
import { decide } from '../../predicates/judgement.ts'
import { someAround } from '../../predicates/related.ts'
import { and, not, holds, type Truth } from '../../predicates/truth.ts'
import { fact } from '../../predicates/value.ts'

const vpcType = 'AWS::EC2::VPC'
const subnetType = 'AWS::EC2::Subnet'
const instanceType = 'AWS::EC2::Instance'
const subnet = { type: subnetType, id: 'subnet-1', properties: { VpcId: 'vpc-1' } }
const instance = { type: instanceType, id: 'i-1', properties: { SubnetId: 'subnet-1' } }
const messages = {
  pass: 'No instance runs in a default VPC.',
  fail: 'An instance runs in the default VPC.',
}

export default check({
  title: 'Nothing runs in the default VPC of the Region',
  resource: regionType,
  severity: 'low',
  why: 'Every subnet of a default VPC is public, so whatever starts there without thought faces the Internet.',
  fix: {
    text: 'Move the instances to a VPC with private subnets and delete the default VPC.',
    effort: 'L',
    cli: 'aws ec2 delete-vpc --vpc-id DEFAULT_VPC_ID',
  },
  reads: [],
  relates: [vpcType, subnetType, instanceType],
  test: (region, facts) => {
    const used = someAround(region, facts, vpcType, (vpc) => {
      const isDefault = holds(fact(vpc, 'IsDefault'), (v) => v === true)
      return isDefault === false ? false : and(isDefault, hasInstances(vpc, facts))
    })
    return decide(not(used), messages)
  },
  examples: {
    pass: [
      { name: 'without a default VPC' },
      { name: 'with an empty default VPC', near: [vpc(true), subnet] },
      { name: 'with instances in another VPC', near: [vpc(false), subnet, instance] },
    ],
    fail: [{ name: 'with an instance in it', near: [vpc(true), subnet, instance] }],
    unknown: [
      { name: 'when VPCs were not seen', unseen: [vpcType] },
      { name: 'when instances were not seen', near: [vpc(true), subnet], unseen: [instanceType] },
    ],
  },
})

function hasInstances(vpc: Resource, facts: Facts): Truth {
  const subnets = facts.referring(subnetType, 'VpcId', vpc)
  for (const s of subnets) if (facts.referring(instanceType, 'SubnetId', s).length > 0) return true
  const seen = facts.seen(subnetType, vpc)
  if (seen !== true) return seen
  const instances = facts.seen(instanceType, vpc)
  return instances === true ? false : instances
}

function vpc(IsDefault: boolean) {
  return { type: vpcType, id: 'vpc-1', facts: { IsDefault } }
}
