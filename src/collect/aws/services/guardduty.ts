import type { DataSourceConfigurationsResult } from '@aws-sdk/client-guardduty'
import type { Collector } from '../collector.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { known } from '../known.ts'

/** From this severity on, GuardDuty calls a finding high. Source: GuardDuty user guide, finding severity levels. */
const high = 7

/** Detectors with features, and how many current findings are of high severity. */
export const collector: Collector = {
  service: 'guardduty',
  scope: 'regional',
  types: ['AWS::GuardDuty::Detector'],
  actions: ['guardduty:GetDetector', 'guardduty:ListDetectors', 'guardduty:ListFindings'],
  async collect(context) {
    const { GuardDuty, paginateListDetectors, paginateListFindings } =
      await import('@aws-sdk/client-guardduty')
    const guardduty = context.client(GuardDuty)
    const ids = await context.list(
      { permission: 'guardduty:ListDetectors' },
      paginateListDetectors({ client: guardduty }, {}),
      (page) => page.DetectorIds,
    )
    await context.each(ids, async (DetectorId) => {
      const detector = await context.detail(
        { permission: 'guardduty:GetDetector', resource: DetectorId },
        () => guardduty.getDetector({ DetectorId }),
      )
      const findings = await context.detail(
        { permission: 'guardduty:ListFindings', resource: DetectorId },
        async () => {
          let count = 0
          const criterion = {
            severity: { GreaterThanOrEqual: high },
            'service.archived': { Equals: ['false'] },
          }
          const pages = paginateListFindings(
            { client: guardduty },
            { DetectorId, FindingCriteria: { Criterion: criterion } },
          )
          for await (const page of pages) count += page.FindingIds?.length ?? 0
          return { high: count }
        },
      )
      context.emit({
        type: 'AWS::GuardDuty::Detector',
        id: DetectorId,
        arn: `arn:${context.partition}:guardduty:${context.region}:${context.account}:detector/${DetectorId}`,
        properties: {
          Enable: known(detector, (d) => d.Status === 'ENABLED'),
          FindingPublishingFrequency: known(detector, (d) => d.FindingPublishingFrequency),
          Features: known(detector, (d) =>
            d.Features?.map(({ Name, Status, AdditionalConfiguration }) => ({
              Name,
              Status,
              AdditionalConfiguration,
            })),
          ),
          DataSources: known(detector, (d) => dataSources(d.DataSources)),
        },
        facts: { Findings: findings },
        tags: isUnknown(detector) ? detector : detector?.Tags,
      })
    })
  },
}

/** The older form of features, as the schema has it: switches instead of statuses. */
function dataSources(sources: DataSourceConfigurationsResult | undefined) {
  if (sources === undefined) return undefined
  const { S3Logs, Kubernetes, MalwareProtection } = sources
  const isOn = (status: string | undefined) => status === 'ENABLED'
  return {
    S3Logs: S3Logs && { Enable: isOn(S3Logs.Status) },
    Kubernetes: Kubernetes && { AuditLogs: { Enable: isOn(Kubernetes.AuditLogs?.Status) } },
    MalwareProtection: MalwareProtection && {
      ScanEc2InstanceWithFindings: {
        EbsVolumes: isOn(MalwareProtection.ScanEc2InstanceWithFindings?.EbsVolumes?.Status),
      },
    },
  }
}
