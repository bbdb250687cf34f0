import { type Fields, flag, list, literal, many, number, object, one } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

const behaviour: Fields = {
  AllowedMethods: list('allowed_methods'),
  CachePolicyId: 'cache_policy_id',
  FieldLevelEncryptionId: 'field_level_encryption_id',
  RealtimeLogConfigArn: 'realtime_log_config_arn',
  ResponseHeadersPolicyId: 'response_headers_policy_id',
  TargetOriginId: 'target_origin_id',
  TrustedKeyGroups: list('trusted_key_groups'),
  ViewerProtocolPolicy: literal('viewer_protocol_policy'),
}

const distribution: Fields = {
  Aliases: list('aliases'),
  Comment: 'comment',
  DefaultRootObject: 'default_root_object',
  Enabled: flag('enabled'),
  HttpVersion: 'http_version',
  PriceClass: 'price_class',
  WebACLId: 'web_acl_id',
  CacheBehaviors: many('ordered_cache_behavior', { PathPattern: 'path_pattern', ...behaviour }),
  DefaultCacheBehavior: one('default_cache_behavior', behaviour),
  Logging: one('logging_config', {
    Bucket: 'bucket',
    IncludeCookies: flag('include_cookies'),
    Prefix: 'prefix',
  }),
  Origins: many('origin', {
    Id: 'origin_id',
    DomainName: 'domain_name',
    OriginPath: 'origin_path',
    OriginAccessControlId: 'origin_access_control_id',
    CustomOriginConfig: one('custom_origin_config', {
      HTTPPort: number('http_port'),
      HTTPSPort: number('https_port'),
      OriginProtocolPolicy: literal('origin_protocol_policy'),
      OriginSSLProtocols: list('origin_ssl_protocols'),
    }),
    S3OriginConfig: one('s3_origin_config', { OriginAccessIdentity: 'origin_access_identity' }),
  }),
  Restrictions: one('restrictions', {
    GeoRestriction: one('geo_restriction', {
      RestrictionType: 'restriction_type',
      Locations: list('locations'),
    }),
  }),
  ViewerCertificate: one('viewer_certificate', {
    AcmCertificateArn: 'acm_certificate_arn',
    CloudFrontDefaultCertificate: flag('cloudfront_default_certificate'),
    IamCertificateId: 'iam_certificate_id',
    MinimumProtocolVersion: literal('minimum_protocol_version'),
    SslSupportMethod: 'ssl_support_method',
  }),
}

export const cloudfront: Mappings = {
  aws_cloudfront_cache_policy: ignored,
  aws_cloudfront_distribution: resource('AWS::CloudFront::Distribution', {
    DistributionConfig: object(distribution),
  }),
  aws_cloudfront_function: ignored,
  aws_cloudfront_origin_access_control: resource('AWS::CloudFront::OriginAccessControl', {
    OriginAccessControlConfig: object({
      Name: literal('name'),
      OriginAccessControlOriginType: 'origin_access_control_origin_type',
      SigningBehavior: 'signing_behavior',
      SigningProtocol: 'signing_protocol',
    }),
  }),
  aws_cloudfront_origin_access_identity: resource(
    'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    { CloudFrontOriginAccessIdentityConfig: object({ Comment: 'comment' }) },
  ),
  aws_cloudfront_origin_request_policy: ignored,
  aws_cloudfront_response_headers_policy: ignored,
}
