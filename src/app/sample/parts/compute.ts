import type { Resource } from '../../../model/resource.ts'
import { daysAgo, type Details, idFrom, make, type Place } from '../place.ts'

export function lambda(
  place: Place,
  name: string,
  roleName: string,
  details: Details = {},
): Resource {
  return make(place, 'AWS::Lambda::Function', name, {
    ...details,
    properties: {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: `arn:aws:iam::${place.account}:role/${roleName}`,
      TracingConfig: { Mode: 'Active' },
      Architectures: ['arm64'],
      ...details.properties,
    },
    tags: { 'aws:cloudformation:stack-name': `service-${name}`, ...details.tags },
  })
}

export interface InstanceOptions extends Details {
  readonly subnet: string
  readonly group: string
  readonly volume: string
  readonly profile?: string
  readonly publicIp?: string
}

export function instance(place: Place, name: string, options: InstanceOptions): Resource {
  const { subnet, group, volume, profile = 'instance-baseline', publicIp } = options
  return make(place, 'AWS::EC2::Instance', idFrom('i', `${place.account}${place.region}${name}`), {
    properties: {
      ImageId: idFrom('ami', `${place.region}hardened-linux`),
      InstanceType: 'm7g.large',
      SubnetId: subnet,
      SecurityGroupIds: [group],
      IamInstanceProfile: profile,
      Monitoring: true,
      MetadataOptions: {
        HttpTokens: 'required',
        HttpEndpoint: 'enabled',
        HttpPutResponseHopLimit: 1,
      },
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeId: volume, Encrypted: true } },
      ],
      ...options.properties,
    },
    facts: {
      State: 'running',
      LaunchTime: daysAgo(20),
      PublicIpAddress: publicIp ?? null,
      ...options.facts,
    },
    tags: { Name: name, ...options.tags },
  })
}

export function image(place: Place, name: string, age: number): Resource {
  return make(place, 'AWS::EC2::Image', idFrom('ami', `${place.region}${name}`), {
    properties: { Name: name, SharedWith: [] },
    facts: { CreatedAt: daysAgo(age) },
  })
}

export function repository(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::ECR::Repository', name, {
    ...details,
    properties: {
      RepositoryName: name,
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
      EncryptionConfiguration: { EncryptionType: 'KMS' },
      LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
      ...details.properties,
    },
  })
}

/** A load balancer with its HTTPS listener and the redirect from port 80. */
export function loadBalancer(
  place: Place,
  name: string,
  options: {
    scheme: string
    groups: readonly string[]
    subnets: readonly string[]
    certificate: string
    waf?: string
    policy?: string
    logs?: boolean
  },
): readonly Resource[] {
  const {
    scheme,
    groups,
    subnets,
    certificate,
    waf,
    policy = 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    logs = true,
  } = options
  const arn = `arn:aws:elasticloadbalancing:${place.region}:${place.account}:loadbalancer/app/${name}/50dc6c495c0c9188`
  const attributes = {
    'access_logs.s3.enabled': logs,
    'routing.http.drop_invalid_header_fields.enabled': true,
    'deletion_protection.enabled': true,
  }
  const listener = (port: number, properties: Record<string, unknown>) =>
    make(
      place,
      'AWS::ElasticLoadBalancingV2::Listener',
      `${arn.replace('loadbalancer/', 'listener/')}/${port}`,
      {
        arn: `${arn.replace('loadbalancer/', 'listener/')}/${port}`,
        properties: { LoadBalancerArn: arn, Port: port, ...properties },
      },
    )
  return [
    make(place, 'AWS::ElasticLoadBalancingV2::LoadBalancer', arn, {
      arn,
      properties: {
        Name: name,
        Type: 'application',
        Scheme: scheme,
        SecurityGroups: groups,
        Subnets: subnets,
        LoadBalancerAttributes: Object.entries(attributes).map(([Key, on]) => ({
          Key,
          Value: String(on),
        })),
        ...(waf !== undefined && { WebACLArn: waf }),
      },
    }),
    listener(443, {
      Protocol: 'HTTPS',
      SslPolicy: policy,
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [{ Type: 'forward' }],
    }),
    listener(80, {
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } },
      ],
    }),
  ]
}
