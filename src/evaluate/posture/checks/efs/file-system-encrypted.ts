import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'File system is encrypted',
  resource: 'AWS::EFS::FileSystem',
  severity: 'high',
  why: 'Encryption of a file system can only be chosen when it is created.',
  fix: {
    text: 'Create an encrypted file system and copy the data with DataSync.',
    effort: 'L',
    cli: 'aws efs create-file-system --encrypted --kms-key-id KEY',
    cloudformation: 'Encrypted: true',
    terraform: 'encrypted = true',
  },
  reads: ['Encrypted'],
  test: (system) =>
    isTrue(system, 'Encrypted', {
      pass: 'The file system is encrypted.',
      fail: 'The file system is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { Encrypted: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { Encrypted: { $unknown: 'unresolved' } } }],
  },
})
