import type { Resource } from '../../../model/resource.ts'
import { daysAgo, make, type Place } from '../place.ts'
import { instance, loadBalancer } from '../parts/compute.ts'
import { from, httpsEgress, openEgress, securityGroup } from '../parts/network.ts'
import { snapshot, volume } from '../parts/storage.ts'

/** What the Internet reaches: load balancers, certificate, web ACL. */
export function edge(
  place: Place,
  vpc: string,
  subnets: readonly string[],
  primary: boolean,
): readonly Resource[] {
  const web = securityGroup(place, 'edge', vpc, {
    SecurityGroupIngress: [from('0.0.0.0/0', 443), from('0.0.0.0/0', 80)],
    SecurityGroupEgress: httpsEgress,
  })
  const certificate = make(
    place,
    'AWS::CertificateManager::Certificate',
    `arn:aws:acm:${place.region}:${place.account}:certificate/api`,
    {
      properties: {
        DomainName: 'api.example.com',
        ValidationMethod: 'DNS',
        KeyAlgorithm: 'EC_prime256v1',
      },
      facts: {
        NotAfter: daysAgo(-200),
        Status: 'ISSUED',
        RenewalEligibility: 'ELIGIBLE',
        InUse: true,
      },
    },
  )
  const acl = make(place, 'AWS::WAFv2::WebACL', 'edge', {
    properties: {
      Name: 'edge',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Name: 'common',
          Priority: 0,
          Statement: {
            ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
          },
          OverrideAction: { None: {} },
        },
      ],
    },
  })
  const shared = {
    scheme: 'internet-facing',
    groups: [web.id],
    subnets,
    certificate: certificate.id,
  }
  return [
    web,
    certificate,
    acl,
    ...loadBalancer(place, 'api', primary ? { ...shared, waf: acl.arn ?? '' } : shared),
    // A weakness: the partners' gateway still speaks TLS 1.0.
    ...loadBalancer(place, 'partners', {
      ...shared,
      waf: acl.arn ?? '',
      policy: 'ELBSecurityPolicy-2016-08',
    }),
  ]
}

/** The fleet in private subnets, and a bastion. */
export function workers(
  place: Place,
  vpc: string,
  subnets: readonly string[],
  primary: boolean,
): readonly Resource[] {
  const group = securityGroup(place, 'workers', vpc, {
    SecurityGroupIngress: [from('10.0.0.0/8', 8443)],
    SecurityGroupEgress: httpsEgress,
  })
  // A weakness: a bastion from before Session Manager, open to the world in the second Region.
  const bastionGroup = securityGroup(place, 'bastion', vpc, {
    SecurityGroupIngress: [from(primary ? '198.51.100.0/24' : '0.0.0.0/0', 22, 'SSH')],
    SecurityGroupEgress: openEgress,
  })
  const fleet = Array.from({ length: 24 }, (_, i) => {
    const disk = volume(place, `worker-${i}`)
    return [
      disk,
      instance(place, `worker-${i}`, {
        subnet: subnets[i % 3] ?? '',
        group: group.id,
        volume: disk.id,
      }),
      snapshot(place, `worker-${i}`, { properties: { VolumeId: disk.id } }),
    ]
  })
  const disk = volume(place, 'bastion', { properties: { Encrypted: primary } })
  return [
    group,
    bastionGroup,
    ...fleet.flat(),
    disk,
    instance(place, 'bastion', {
      subnet: subnets[0] ?? '',
      group: bastionGroup.id,
      volume: disk.id,
      publicIp: '203.0.113.10',
      properties: {
        KeyName: 'operations',
        MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { VolumeId: disk.id, Encrypted: primary } },
        ],
      },
    }),
  ]
}

/** The web site in front of its bucket. */
export function distribution(place: Place): readonly Resource[] {
  return [
    make(
      { account: place.account, tags: place.tags },
      'AWS::CloudFront::Distribution',
      'E1EXAMPLE',
      {
        properties: {
          DistributionConfig: {
            Enabled: true,
            DefaultRootObject: 'index.html',
            WebACLId: `arn:aws:wafv2:us-east-1:${place.account}:global/webacl/edge/1`,
            Logging: { Bucket: 'examplepay-access-logs-eu-west-1.s3.amazonaws.com' },
            ViewerCertificate: {
              AcmCertificateArn: `arn:aws:acm:us-east-1:${place.account}:certificate/www`,
              MinimumProtocolVersion: 'TLSv1.2_2021',
              SslSupportMethod: 'sni-only',
            },
            DefaultCacheBehavior: {
              TargetOriginId: 'site',
              ViewerProtocolPolicy: 'redirect-to-https',
            },
            Origins: [
              {
                Id: 'site',
                DomainName: 'examplepay-exports-eu-west-1.s3.eu-west-1.amazonaws.com',
                OriginAccessControlId: 'E2EXAMPLE',
                S3OriginConfig: {},
              },
            ],
          },
        },
      },
    ),
  ]
}
