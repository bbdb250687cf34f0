import type { Resource } from '../../../model/resource.ts'
import { type Details, make, type Place } from '../place.ts'

export interface BaselineOptions {
  readonly guardDuty?: boolean
  readonly config?: boolean
  readonly securityHub?: boolean
  readonly analyzer?: boolean
  readonly ebs?: boolean
  /** Settings of the Region that differ from the landing zone's. */
  readonly region?: Readonly<Record<string, unknown>>
}

/** What the landing zone sets in each Region of each account. */
export function regionBaseline(place: Place, options: BaselineOptions = {}): readonly Resource[] {
  const { guardDuty = true, config = true, securityHub = true, analyzer = true } = options
  return [
    settings(place, options),
    ...(guardDuty ? [detector(place)] : []),
    ...(config ? recording(place) : []),
    ...(securityHub ? hub(place) : []),
    ...(analyzer ? [externalAccess(place)] : []),
  ]
}

function one(place: Place, type: string, name: string, details: Details): Resource {
  return make(place, type, `${name}-${place.region}`, details)
}

function settings(place: Place, { ebs = true, region }: BaselineOptions): Resource {
  return make(place, 'AWS::::Region', `${place.account}/${place.region}`, {
    properties: {
      EbsEncryptionByDefault: ebs,
      EbsDefaultKmsKeyId: 'alias/aws/ebs',
      SnapshotBlockPublicAccess: 'block-all-sharing',
      ImageBlockPublicAccess: 'block-new-sharing',
      InstanceMetadataDefaults: { HttpTokens: 'required' },
      ...region,
    },
  })
}

function detector(place: Place): Resource {
  const features = {
    S3_DATA_EVENTS: 'ENABLED',
    EBS_MALWARE_PROTECTION: 'ENABLED',
    RUNTIME_MONITORING: 'DISABLED',
  }
  return one(place, 'AWS::GuardDuty::Detector', 'detector', {
    properties: {
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Features: Object.entries(features).map(([Name, Status]) => ({ Name, Status })),
    },
    facts: { Findings: { high: 0 } },
  })
}

function recording(place: Place): readonly Resource[] {
  const rules = [
    'encrypted-volumes',
    'rds-storage-encrypted',
    's3-bucket-level-public-access-prohibited',
  ]
  return [
    one(place, 'AWS::Config::ConfigurationRecorder', 'recorder', {
      properties: {
        Name: 'default',
        RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
      },
      facts: { Recording: true, LastStatus: 'SUCCESS' },
    }),
    one(place, 'AWS::Config::DeliveryChannel', 'channel', {
      properties: { S3BucketName: 'examplepay-log-archive-config' },
    }),
    ...rules.map((rule) =>
      one(place, 'AWS::Config::ConfigRule', rule, {
        properties: {
          ConfigRuleName: rule,
          Source: { Owner: 'AWS', SourceIdentifier: rule.toUpperCase().replaceAll('-', '_') },
        },
      }),
    ),
  ]
}

function hub(place: Place): readonly Resource[] {
  const standard = 'aws-foundational-security-best-practices/v/1.0.0'
  return [
    one(place, 'AWS::SecurityHub::Hub', 'hub', { properties: { AutoEnableControls: true } }),
    one(place, 'AWS::SecurityHub::Standard', 'fsbp', {
      properties: { StandardsArn: `arn:aws:securityhub:${place.region}::standards/${standard}` },
    }),
  ]
}

function externalAccess(place: Place): Resource {
  return one(place, 'AWS::AccessAnalyzer::Analyzer', 'external', {
    properties: { AnalyzerName: 'external', Type: 'ACCOUNT' },
    facts: { Status: 'ACTIVE', ActiveFindings: 0 },
  })
}
