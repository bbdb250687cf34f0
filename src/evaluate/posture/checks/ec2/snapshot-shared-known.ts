import { check } from '../../../../model/check.ts'
import { accountTypes, isKnownAccount } from '../../predicates/known-accounts.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { not } from '../../predicates/truth.ts'

export default check({
  title: 'Snapshot is shared with known accounts only',
  resource: 'AWS::EC2::Snapshot',
  severity: 'medium',
  exposure: 'cross-account',
  why: 'Whoever a snapshot is shared with owns a copy of the disk, beyond every control of yours.',
  fix: {
    text: 'Remove accounts that are not of the organization, or record why a partner needs the snapshot.',
    effort: 'S',
    cli: 'aws ec2 modify-snapshot-attribute --snapshot-id SNAPSHOT --attribute createVolumePermission --operation-type remove --user-ids ACCOUNT',
  },
  reads: ['SharedWith'],
  relates: accountTypes,
  test: (snapshot, facts) =>
    noneOffends(
      snapshot,
      'SharedWith',
      (account) => account === 'all' || not(isKnownAccount(String(account), snapshot, facts)),
      {
        pass: 'Only known accounts see the snapshot.',
        fail: 'An account outside the organization sees the snapshot.',
      },
      'string',
    ),
  examples: {
    pass: [{ properties: { SharedWith: [] } }],
    fail: [
      { properties: { SharedWith: ['all'] } },
      {
        name: 'with a stranger',
        properties: { SharedWith: ['999988887777'] },
        near: [{ type: 'AWS::Organizations::Account', id: '111122223333' }],
      },
    ],
    unknown: [
      { name: 'when the organization is not known', properties: { SharedWith: ['999988887777'] } },
    ],
  },
})
