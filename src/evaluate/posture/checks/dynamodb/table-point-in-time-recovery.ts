import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Table can be restored to any second of the last days',
  resource: 'AWS::DynamoDB::Table',
  severity: 'medium',
  why: 'A wrong write or a malicious delete reaches every replica at once; only a restore brings the data back.',
  fix: {
    text: 'Switch on point-in-time recovery.',
    effort: 'S',
    cli: 'aws dynamodb update-continuous-backups --table-name TABLE --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    cloudformation: 'PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }',
    terraform: 'point_in_time_recovery { enabled = true }',
  },
  reads: ['PointInTimeRecoverySpecification'],
  test: (table) =>
    isTrue(table, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', {
      pass: 'Point-in-time recovery is on.',
      fail: 'Point-in-time recovery is off.',
    }),
  examples: {
    pass: [
      { properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } } },
    ],
    fail: [{ properties: {} }],
    unknown: [
      {
        properties: {
          PointInTimeRecoverySpecification: {
            $unknown: 'denied',
            detail: 'dynamodb:DescribeContinuousBackups',
          },
        },
      },
    ],
  },
})
