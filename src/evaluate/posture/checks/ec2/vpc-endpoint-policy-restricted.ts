import { check } from '../../../../model/check.ts'
import { fail, notApplicable, decide } from '../../predicates/judgement.ts'
import { statements } from '../../predicates/policy.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, not, holds, some } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const everything = (values: unknown) => some(list(values), (v) => v === '*')

export default check({
  title: 'VPC endpoint policy limits what passes',
  resource: 'AWS::EC2::VPCEndpoint',
  severity: 'low',
  why: 'The default endpoint policy lets anyone inside the VPC send data to accounts that are not yours.',
  fix: {
    text: 'Limit the endpoint policy to your organization, buckets or actions.',
    effort: 'M',
    cli: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id ENDPOINT --policy-document file://POLICY.json',
  },
  reads: ['PolicyDocument', 'VpcEndpointType', 'ServiceName'],
  test: (endpoint) => {
    const at = pointer('PolicyDocument')
    const service = read(endpoint, 'ServiceName')
    if (
      read(endpoint, 'VpcEndpointType') === 'GatewayLoadBalancer' ||
      String(service).includes('vpce-svc-')
    )
      return notApplicable('Such an endpoint takes no policy.', pointer('ServiceName'))
    const document = read(endpoint, 'PolicyDocument')
    if (document === undefined)
      return fail('The endpoint keeps the default policy, which allows all.', at)
    const open = some(statements(document), (s) => {
      if (dig(s, 'effect') !== 'Allow') return false
      return and(
        everything(dig(s, 'principals')),
        everything(dig(s, 'actions')),
        everything(dig(s, 'resources')),
        holds(dig(s, 'conditions'), (c) => !isPresent(c)),
      )
    })
    return decide(
      not(open),
      { pass: 'The endpoint policy is limited.', fail: 'The endpoint policy allows everything.' },
      at,
    )
  },
  examples: {
    pass: [
      {
        properties: {
          ServiceName: 'com.amazonaws.eu-west-1.s3',
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: '*',
                Resource: '*',
                Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-example' } },
              },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
          },
        },
      },
      { name: 'without a policy', properties: { ServiceName: 'com.amazonaws.eu-west-1.s3' } },
    ],
    unknown: [{ properties: { PolicyDocument: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { VpcEndpointType: 'GatewayLoadBalancer' } }],
  },
})
