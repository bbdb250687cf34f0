import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { or, holds, some } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Cluster encrypts Kubernetes secrets',
  resource: 'AWS::EKS::Cluster',
  severity: 'medium',
  why: 'Kubernetes keeps secrets in its database; envelope encryption keeps them from whoever gets a copy.',
  fix: {
    text: 'Associate a KMS key with the cluster, or upgrade to 1.28 or newer, which always encrypts.',
    effort: 'S',
    cli: `aws eks associate-encryption-config --cluster-name CLUSTER --encryption-config '[{"resources":["secrets"],"provider":{"keyArn":"KEY"}}]'`,
    cloudformation:
      'EncryptionConfig: [{ Resources: [secrets], Provider: { KeyArn: !GetAtt Key.Arn } }]',
  },
  reads: ['EncryptionConfig', 'Version'],
  test: (cluster) =>
    decide(
      or(
        some(list(read(cluster, 'EncryptionConfig')), (c) =>
          some(list(dig(c, 'Resources')), (r) => r === 'secrets'),
        ),
        // Envelope encryption of all API data is the default from 1.28; without a version the newest is made.
        holds(
          read(cluster, 'Version'),
          (v) => v === undefined || Number(String(v).split('.')[1]) >= 28,
        ),
      ),
      { pass: 'Secrets are encrypted.', fail: 'Secrets are not encrypted.' },
      pointer('EncryptionConfig'),
      pointer('Version'),
    ),
  examples: {
    pass: [
      {
        properties: {
          Version: '1.27',
          EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: '${Key.Arn}' } }],
        },
      },
      { name: 'by default from 1.28', properties: { Version: '1.33' } },
    ],
    fail: [{ properties: { Version: '1.27' } }],
    unknown: [{ properties: { Version: { $unknown: 'unresolved' } } }],
  },
})
