import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { deniesPlainHttp } from '../../predicates/policy-tls.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'File system refuses clients without TLS',
  resource: 'AWS::EFS::FileSystem',
  severity: 'medium',
  why: 'NFS without TLS shows every file that is read or written to everyone on the way.',
  fix: {
    text: 'Deny requests with aws:SecureTransport false in the file system policy and mount with TLS.',
    effort: 'M',
    cli: 'aws efs put-file-system-policy --file-system-id FS --policy file://POLICY.json',
  },
  reads: ['FileSystemPolicy'],
  test: (system) =>
    decide(
      deniesPlainHttp(read(system, 'FileSystemPolicy')),
      {
        pass: 'The policy denies clients without TLS.',
        fail: 'The policy does not deny clients without TLS.',
      },
      pointer('FileSystemPolicy'),
    ),
  examples: {
    pass: [
      {
        properties: {
          FileSystemPolicy: {
            Statement: [
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: '*',
                Resource: '*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          },
        },
      },
    ],
    fail: [{ name: 'without a policy', properties: {} }],
    unknown: [{ properties: { FileSystemPolicy: { $unknown: 'denied' } } }],
  },
})
