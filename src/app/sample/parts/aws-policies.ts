import { awsManagedPolicyType, type Resource } from '../../../model/resource.ts'
import { make, type Place } from '../place.ts'
import { allow, policy } from './policies.ts'

const look = ['s3:Get*', 's3:List*', 'ec2:Describe*', 'iam:Get*', 'iam:List*', 'logs:Describe*']

/** Short stand-ins for the policies of AWS that the sample attaches: the like, not the letter. */
const documents: Readonly<Record<string, unknown>> = {
  AdministratorAccess: policy(allow('*', '*')),
  ReadOnlyAccess: policy(allow([...look, 'dynamodb:GetItem', 'logs:Get*'], '*')),
  SecurityAudit: policy(allow(['s3:GetBucket*', 'ec2:Describe*', 'iam:Get*', 'iam:List*'], '*')),
  AWSSupportAccess: policy(allow('support:*', '*')),
  AmazonSSMManagedInstanceCore: policy(
    allow(['ssm:UpdateInstanceInformation', 'ssmmessages:*', 'ec2messages:*'], '*'),
  ),
}

/** The policies of AWS that identities of an account have attached. */
export function awsPolicies(place: Place, ...names: readonly string[]): readonly Resource[] {
  return names.map((name) => {
    const arn = `arn:aws:iam::aws:policy/${name}`
    return make({ account: place.account, tags: {} }, awsManagedPolicyType, arn, {
      arn,
      properties: { ManagedPolicyName: name, PolicyDocument: documents[name] },
    })
  })
}
