import type { PolicyCheck } from '../check.ts'
import type { IssueCode } from '../codes.ts'
import type { PolicyDocument } from '../document.ts'

/** Quotas in characters. Sources: IAM and STS quotas; AWS Organizations quotas; S3 and DynamoDB limits of resource policies. */
const identity = 6_144
const trust = 2_048
const control = 5_120
const resource = 20_480

/** How long a policy of its type may be. IAM does not count white space, AWS Organizations counts every character. */
export const size: PolicyCheck = {
  codes: [
    'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
  ],
  document({ document, report }) {
    const [code, quota, length] = measure(document)
    if (length > quota)
      report(
        code,
        document.root,
        `The policy has ${length} characters, ${quota} are the most: split it.`,
      )
  },
}

function measure({ type, text }: PolicyDocument): readonly [IssueCode, number, number] {
  const dense = text.replaceAll(/\s/g, '').length
  switch (type) {
    case 'identity':
      return ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', identity, dense]
    case 'trust':
      return ['POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', trust, dense]
    case 'service-control':
      return ['POLICY_SIZE_EXCEEDS_SCP_QUOTA', control, text.length]
    case 'resource-control':
      return ['POLICY_SIZE_EXCEEDS_RCP_QUOTA', control, text.length]
    case 'resource':
      return ['POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', resource, dense]
  }
}
