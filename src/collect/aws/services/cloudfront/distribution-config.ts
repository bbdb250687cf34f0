import type {
  CacheBehavior,
  DefaultCacheBehavior,
  DistributionConfig,
  Origin,
  ViewerCertificate,
} from '@aws-sdk/client-cloudfront'

/** A distribution's configuration in CloudFormation's spelling: lists without `Quantity`, `Acm…`, `Ssl…`, `HTTPPort`. */
export function distributionConfig(config: DistributionConfig | undefined): object | undefined {
  if (config === undefined) return undefined
  const { Logging: logging } = config
  return {
    Enabled: config.Enabled,
    Aliases: config.Aliases?.Items,
    DefaultRootObject: config.DefaultRootObject || undefined,
    WebACLId: config.WebACLId || undefined,
    HttpVersion: config.HttpVersion,
    Logging:
      logging?.Enabled === true ? { Bucket: logging.Bucket, Prefix: logging.Prefix } : undefined,
    ViewerCertificate: viewerCertificate(config.ViewerCertificate),
    DefaultCacheBehavior: behavior(config.DefaultCacheBehavior),
    CacheBehaviors: config.CacheBehaviors?.Items?.map((b) => ({
      PathPattern: b.PathPattern,
      ...behavior(b),
    })),
    Origins: config.Origins?.Items?.map(origin),
    Restrictions: config.Restrictions && {
      GeoRestriction: {
        RestrictionType: config.Restrictions.GeoRestriction?.RestrictionType,
        Locations: config.Restrictions.GeoRestriction?.Items,
      },
    },
  }
}

function viewerCertificate(certificate: ViewerCertificate | undefined) {
  return (
    certificate && {
      CloudFrontDefaultCertificate: certificate.CloudFrontDefaultCertificate,
      AcmCertificateArn: certificate.ACMCertificateArn || undefined,
      IamCertificateId: certificate.IAMCertificateId || undefined,
      MinimumProtocolVersion: certificate.MinimumProtocolVersion,
      SslSupportMethod: certificate.SSLSupportMethod,
    }
  )
}

function behavior(one: DefaultCacheBehavior | CacheBehavior | undefined) {
  return (
    one && {
      TargetOriginId: one.TargetOriginId,
      ViewerProtocolPolicy: one.ViewerProtocolPolicy,
      FieldLevelEncryptionId: one.FieldLevelEncryptionId || undefined,
      ResponseHeadersPolicyId: one.ResponseHeadersPolicyId || undefined,
      RealtimeLogConfigArn: one.RealtimeLogConfigArn || undefined,
      TrustedKeyGroups: one.TrustedKeyGroups?.Items,
    }
  )
}

function origin(one: Origin) {
  const { CustomOriginConfig: custom, S3OriginConfig: s3 } = one
  return {
    Id: one.Id,
    DomainName: one.DomainName,
    OriginAccessControlId: one.OriginAccessControlId || undefined,
    S3OriginConfig: s3 && { OriginAccessIdentity: s3.OriginAccessIdentity || undefined },
    CustomOriginConfig: custom && {
      HTTPPort: custom.HTTPPort,
      HTTPSPort: custom.HTTPSPort,
      OriginProtocolPolicy: custom.OriginProtocolPolicy,
      OriginSSLProtocols: custom.OriginSslProtocols?.Items,
    },
  }
}
