import { flag, ifSet, inside, list, listOf, literal, many, one } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

export const detection: Mappings = {
  aws_accessanalyzer_analyzer: resource(
    'AWS::AccessAnalyzer::Analyzer',
    {
      AnalyzerName: literal('analyzer_name'),
      Type: (block) => block.value('type') ?? 'ACCOUNT',
    },
    { name: 'analyzer_name' },
  ),
  aws_accessanalyzer_archive_rule: ignored,
  aws_guardduty_detector: resource('AWS::GuardDuty::Detector', {
    Enable: flag('enable'),
    FindingPublishingFrequency: 'finding_publishing_frequency',
    DataSources: ifSet(
      'datasources',
      one('datasources', {
        S3Logs: one('s3_logs', { Enable: flag('enable') }),
        Kubernetes: one('kubernetes', {
          AuditLogs: one('audit_logs', { Enable: flag('enable') }),
        }),
        MalwareProtection: one('malware_protection', {
          ScanEc2InstanceWithFindings: one('scan_ec2_instance_with_findings', {
            EbsVolumes: inside('ebs_volumes', flag('enable')),
          }),
        }),
      }),
    ),
  }),
  aws_guardduty_detector_feature: part('AWS::GuardDuty::Detector', 'detector_id', {
    Features: listOf({
      Name: literal('name'),
      Status: literal('status'),
      AdditionalConfiguration: many('additional_configuration', {
        Name: 'name',
        Status: 'status',
      }),
    }),
  }),
  aws_guardduty_organization_admin_account: ignored,
  aws_guardduty_organization_configuration: ignored,
  aws_guardduty_organization_configuration_feature: ignored,
  aws_guardduty_publishing_destination: resource('AWS::GuardDuty::PublishingDestination', {
    DetectorId: 'detector_id',
    DestinationType: 'destination_type',
  }),
  aws_inspector2_enabler: ignored,
  aws_inspector2_organization_configuration: ignored,
  aws_macie2_account: resource('AWS::Macie::Session', {
    FindingPublishingFrequency: 'finding_publishing_frequency',
    Status: (block) => (block.state('status') === 'computed' ? 'ENABLED' : block.value('status')),
  }),
  aws_macie2_classification_job: ignored,
  aws_securityhub_account: resource('AWS::SecurityHub::Hub', {
    AutoEnableControls: flag('auto_enable_controls'),
    EnableDefaultStandards: flag('enable_default_standards'),
  }),
  aws_securityhub_finding_aggregator: resource('AWS::SecurityHub::FindingAggregator', {
    RegionLinkingMode: 'linking_mode',
    Regions: list('specified_regions'),
  }),
  aws_securityhub_member: ignored,
  aws_securityhub_organization_admin_account: ignored,
  aws_securityhub_organization_configuration: ignored,
  aws_securityhub_standards_subscription: resource('AWS::SecurityHub::Standard', {
    StandardsArn: 'standards_arn',
  }),
}
