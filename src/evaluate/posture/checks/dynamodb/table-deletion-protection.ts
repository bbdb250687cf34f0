import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Table is protected against deletion',
  resource: 'AWS::DynamoDB::Table',
  severity: 'low',
  why: 'One mistaken call or one removed template line deletes a table that is not protected.',
  fix: {
    text: 'Switch on deletion protection.',
    effort: 'S',
    cli: 'aws dynamodb update-table --table-name TABLE --deletion-protection-enabled',
    cloudformation: 'DeletionProtectionEnabled: true',
    terraform: 'deletion_protection_enabled = true',
  },
  reads: ['DeletionProtectionEnabled'],
  test: (table) =>
    isTrue(table, 'DeletionProtectionEnabled', {
      pass: 'Deletion protection is on.',
      fail: 'Deletion protection is off.',
    }),
  examples: {
    pass: [{ properties: { DeletionProtectionEnabled: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { DeletionProtectionEnabled: { $unknown: 'unresolved' } } }],
  },
})
