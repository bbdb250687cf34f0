import { ACM } from '@aws-sdk/client-acm'
import { CloudFront } from '@aws-sdk/client-cloudfront'
import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { WAFV2 } from '@aws-sdk/client-wafv2'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const visibility = {
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled: true,
  MetricName: 'web',
}

describeLive('Live edge', (moto) => {
  let collected: Collected
  let made: Awaited<ReturnType<typeof build>>
  let acl: string
  beforeAll(async () => {
    made = await build(moto.client(EC2), moto.client(ElasticLoadBalancingV2), moto.client(ACM))
    acl = await buildAcls(moto.client(WAFV2), made.web)
    await buildDistribution(moto.client(CloudFront))
    const services = ['elasticloadbalancing', 'wafv2', 'acm', 'cloudfront']
    collected = await moto.collect({ services })
  })

  test('reads everything, without a gap', () => {
    expect(collected.gaps).toEqual([])
  })

  test('load balancers carry attributes and web ACL', () => {
    const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
    const web = the(collected, type, made.web)
    expect(web.properties).toMatchObject({
      Name: 'web',
      Scheme: 'internet-facing',
      Type: 'application',
      Subnets: made.subnets,
      WebACLArn: acl,
    })
    expect(web.properties['LoadBalancerAttributes']).toEqual(
      expect.arrayContaining([
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ]),
    )
    expect(web.tags).toEqual({ team: 'web' })
    const internal = the(collected, type, made.internal)
    expect(internal.properties).toMatchObject({ Scheme: 'internal', Type: 'network' })
    expect(internal.properties).not.toHaveProperty('WebACLArn')
  })

  test('listeners carry protocol, policy, certificate and actions', () => {
    const listeners = collected.resources.filter(
      (r) => r.type === 'AWS::ElasticLoadBalancingV2::Listener',
    )
    const by = (port: number) => listeners.find((l) => l.properties['Port'] === port)?.properties
    expect(listeners).toHaveLength(2)
    expect(by(80)).toMatchObject({
      LoadBalancerArn: made.web,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }],
    })
    expect(by(443)).toMatchObject({
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: made.certificate }],
    })
  })

  test('web ACLs of the Region and of CloudFront are read, each once', () => {
    const acls = collected.resources.filter((r) => r.type === 'AWS::WAFv2::WebACL')
    expect(acls.map((a) => [a.name, a.region, a.properties['Scope']])).toEqual([
      ['edge', 'us-east-1', 'CLOUDFRONT'],
      ['web', 'us-east-1', 'REGIONAL'],
    ])
    expect(the(collected, 'AWS::WAFv2::WebACL', acl).properties['Rules']).toMatchObject([
      { Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } } },
    ])
  })

  test('a certificate carries validation, and expiry and renewal as facts', () => {
    const certificate = the(collected, 'AWS::CertificateManager::Certificate', made.certificate)
    expect(certificate.properties).toMatchObject({
      DomainName: 'www.example.com',
      ValidationMethod: 'DNS',
      KeyAlgorithm: expect.stringMatching(/^[A-Za-z0-9_]+$/),
    })
    expect(certificate.facts).toMatchObject({
      NotAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      Status: 'PENDING_VALIDATION',
      RenewalEligibility: 'INELIGIBLE',
      InUse: true,
    })
    expect(certificate.tags).toEqual({ team: 'web' })
  })

  test('a distribution is in the words of CloudFormation, without counted lists and empty texts', () => {
    const distribution = the(collected, 'AWS::CloudFront::Distribution')
    expect(distribution.region).toBeUndefined()
    expect(distribution.properties['DistributionConfig']).toMatchObject({
      Enabled: true,
      Aliases: ['www.example.com'],
      DefaultRootObject: 'index.html',
      Logging: { Bucket: 'logs.s3.amazonaws.com', Prefix: 'cdn/' },
      ViewerCertificate: {
        AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/site',
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      Origins: [
        { Id: 'bucket', DomainName: 'site.s3.us-east-1.amazonaws.com' },
        {
          Id: 'api',
          CustomOriginConfig: {
            HTTPPort: 80,
            OriginProtocolPolicy: 'https-only',
            OriginSSLProtocols: ['TLSv1.2'],
          },
        },
      ],
    })
    expect(distribution.properties['DistributionConfig']).not.toHaveProperty('WebACLId')
    expect(JSON.stringify(distribution.properties)).not.toMatch(/"Quantity"|""/)
    expect(distribution.tags).toEqual({ team: 'web' })
  })
})

async function build(ec2: EC2, elb: ElasticLoadBalancingV2, acm: ACM) {
  const { CertificateArn: certificate = '' } = await acm.requestCertificate({
    DomainName: 'www.example.com',
    ValidationMethod: 'DNS',
    KeyAlgorithm: 'EC_prime256v1',
    Tags: [{ Key: 'team', Value: 'web' }],
  })
  const vpc = (await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? ''
  const subnets: string[] = []
  for (const [zone, net] of [
    ['a', 1],
    ['b', 2],
  ] as const) {
    const made = await ec2.createSubnet({
      VpcId: vpc,
      CidrBlock: `10.0.${net}.0/24`,
      AvailabilityZone: `us-east-1${zone}`,
    })
    subnets.push(made.Subnet?.SubnetId ?? '')
  }
  const create = async (Name: string, Type: 'application' | 'network') => {
    const made = await elb.createLoadBalancer({
      Name,
      Type,
      Subnets: subnets,
      Scheme: Type === 'application' ? 'internet-facing' : 'internal',
      Tags: [{ Key: 'team', Value: Name }],
    })
    return made.LoadBalancers?.[0]?.LoadBalancerArn ?? ''
  }
  const web = await create('web', 'application')
  const internal = await create('internal', 'network')
  await elb.modifyLoadBalancerAttributes({
    LoadBalancerArn: web,
    Attributes: [
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
    ],
  })
  await elb.createListener({
    LoadBalancerArn: web,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [
      {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      },
    ],
  })
  await elb.createListener({
    LoadBalancerArn: web,
    Protocol: 'HTTPS',
    Port: 443,
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    Certificates: [{ CertificateArn: certificate }],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  })
  return { web, internal, certificate, subnets }
}

async function buildAcls(waf: WAFV2, balancer: string): Promise<string> {
  const shape = { DefaultAction: { Allow: {} }, VisibilityConfig: visibility }
  await waf.createWebACL({ Name: 'edge', Scope: 'CLOUDFRONT', ...shape })
  const { Summary } = await waf.createWebACL({
    Name: 'web',
    Scope: 'REGIONAL',
    ...shape,
    Rules: [
      {
        Name: 'common',
        Priority: 0,
        OverrideAction: { None: {} },
        VisibilityConfig: visibility,
        Statement: {
          ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
        },
      },
    ],
  })
  const arn = Summary?.ARN ?? ''
  await waf.associateWebACL({ WebACLArn: arn, ResourceArn: balancer })
  return arn
}

async function buildDistribution(cloudfront: CloudFront) {
  await cloudfront.createDistributionWithTags({
    DistributionConfigWithTags: {
      Tags: { Items: [{ Key: 'team', Value: 'web' }] },
      DistributionConfig: {
        CallerReference: 'one',
        Comment: 'site',
        Enabled: true,
        DefaultRootObject: 'index.html',
        WebACLId: '',
        Aliases: { Quantity: 1, Items: ['www.example.com'] },
        Logging: {
          Enabled: true,
          IncludeCookies: false,
          Bucket: 'logs.s3.amazonaws.com',
          Prefix: 'cdn/',
        },
        ViewerCertificate: {
          ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/site',
          SSLSupportMethod: 'sni-only',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'bucket',
          ViewerProtocolPolicy: 'redirect-to-https',
        },
        Origins: {
          Quantity: 2,
          Items: [
            {
              Id: 'bucket',
              DomainName: 'site.s3.us-east-1.amazonaws.com',
              OriginAccessControlId: 'E1ACCESS',
              S3OriginConfig: { OriginAccessIdentity: '' },
            },
            {
              Id: 'api',
              DomainName: 'api.example.com',
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: 'https-only',
                OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
              },
            },
          ],
        },
      },
    },
  })
}
