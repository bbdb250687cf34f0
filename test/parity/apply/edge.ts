import { ACM, type RequestCertificateRequest } from '@aws-sdk/client-acm'
import { CloudFront, type DistributionConfig } from '@aws-sdk/client-cloudfront'
import {
  type CreateListenerInput,
  type CreateLoadBalancerInput,
  ElasticLoadBalancingV2,
  type LoadBalancerAttribute,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { type AssociateWebACLRequest, type CreateWebACLRequest, WAFV2 } from '@aws-sdk/client-wafv2'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

interface SiteConfig {
  readonly Enabled: boolean
  readonly DefaultRootObject?: string
  readonly Logging?: { readonly Bucket: string; readonly Prefix: string }
  readonly ViewerCertificate: {
    readonly CloudFrontDefaultCertificate?: boolean
    readonly AcmCertificateArn?: string
    readonly SslSupportMethod?: 'sni-only'
    readonly MinimumProtocolVersion?: 'TLSv1.2_2021'
  }
  readonly DefaultCacheBehavior: {
    readonly TargetOriginId: string
    readonly ViewerProtocolPolicy: 'redirect-to-https'
  }
  readonly Origins: readonly {
    readonly Id: string
    readonly DomainName: string
    readonly CustomOriginConfig: {
      readonly OriginProtocolPolicy: 'https-only'
      readonly OriginSSLProtocols: 'TLSv1.2'[]
    }
  }[]
}

export const edge: Appliers = {
  'AWS::CertificateManager::Certificate': async (p: RequestCertificateRequest, moto: Moto) => {
    return { ref: sure((await moto.client(ACM).requestCertificate(p)).CertificateArn) }
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': async (
    p: CreateLoadBalancerInput & { LoadBalancerAttributes?: LoadBalancerAttribute[] },
    moto: Moto,
  ) => {
    const elb = moto.client(ElasticLoadBalancingV2)
    const { LoadBalancerAttributes: Attributes, ...rest } = p
    const made = await elb.createLoadBalancer(rest)
    const LoadBalancerArn = sure(made.LoadBalancers?.[0]?.LoadBalancerArn)
    if (Attributes !== undefined)
      await elb.modifyLoadBalancerAttributes({ LoadBalancerArn, Attributes })
    return { ref: LoadBalancerArn }
  },
  'AWS::ElasticLoadBalancingV2::Listener': async (p: CreateListenerInput, moto: Moto) => {
    const made = await moto.client(ElasticLoadBalancingV2).createListener(p)
    return { ref: sure(made.Listeners?.[0]?.ListenerArn) }
  },
  'AWS::WAFv2::WebACL': async (p: CreateWebACLRequest, moto: Moto) => {
    const { Summary } = await moto.client(WAFV2).createWebACL(p)
    return { ref: sure(Summary?.ARN), attributes: { Arn: sure(Summary?.ARN) } }
  },
  'AWS::WAFv2::WebACLAssociation': async (p: AssociateWebACLRequest, moto: Moto) => {
    await moto.client(WAFV2).associateWebACL(p)
    return nameless
  },
  'AWS::CloudFront::Distribution': async (p: { DistributionConfig: SiteConfig }, moto: Moto) => {
    const DistributionConfig = distribution(p.DistributionConfig)
    const made = await moto.client(CloudFront).createDistribution({ DistributionConfig })
    return { ref: sure(made.Distribution?.Id) }
  },
}

/** CloudFront's API counts its lists and has every part; CloudFormation does not. */
function distribution(site: SiteConfig): DistributionConfig {
  const { ViewerCertificate: certificate } = site
  return {
    CallerReference: site.DefaultCacheBehavior.ViewerProtocolPolicy,
    Comment: '',
    Enabled: site.Enabled,
    DefaultRootObject: site.DefaultRootObject ?? '',
    WebACLId: '',
    Logging: {
      Enabled: site.Logging !== undefined,
      IncludeCookies: false,
      Bucket: site.Logging?.Bucket ?? '',
      Prefix: site.Logging?.Prefix ?? '',
    },
    ViewerCertificate: {
      CloudFrontDefaultCertificate: certificate.CloudFrontDefaultCertificate ?? false,
      ACMCertificateArn: certificate.AcmCertificateArn,
      SSLSupportMethod: certificate.SslSupportMethod,
      MinimumProtocolVersion: certificate.MinimumProtocolVersion ?? 'TLSv1',
    },
    DefaultCacheBehavior: site.DefaultCacheBehavior,
    Origins: {
      Quantity: site.Origins.length,
      Items: site.Origins.map(({ Id, DomainName, CustomOriginConfig: custom }) => ({
        Id,
        DomainName,
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: custom.OriginProtocolPolicy,
          OriginSslProtocols: {
            Quantity: custom.OriginSSLProtocols.length,
            Items: custom.OriginSSLProtocols,
          },
        },
      })),
    },
  }
}
