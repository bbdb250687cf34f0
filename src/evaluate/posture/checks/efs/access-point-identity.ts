import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Access point enforces a user and a root directory',
  resource: 'AWS::EFS::AccessPoint',
  severity: 'medium',
  why: 'Without both, an application acts as the user it claims to be and sees the files of all others.',
  fix: {
    text: 'Create the access point anew with a POSIX user and a directory of its own.',
    effort: 'M',
    cli: 'aws efs create-access-point --file-system-id FS --posix-user Uid=1000,Gid=1000 --root-directory Path=/app',
    cloudformation: 'PosixUser: { Uid: "1000", Gid: "1000" }',
    terraform: 'posix_user { uid = 1000, gid = 1000 }',
  },
  reads: ['PosixUser', 'RootDirectory'],
  test: (point) =>
    decide(
      and(
        holds(
          read(point, 'PosixUser.Uid'),
          (v) => v !== undefined && v !== null && String(v) !== '0',
        ),
        holds(read(point, 'RootDirectory.Path'), (v) => isPresent(v) && v !== '/'),
      ),
      {
        pass: 'A user and a root directory are enforced.',
        fail: 'The user or the root directory is not enforced.',
      },
      pointer('PosixUser'),
      pointer('RootDirectory'),
    ),
  examples: {
    pass: [
      { properties: { PosixUser: { Uid: '1000', Gid: '1000' }, RootDirectory: { Path: '/app' } } },
    ],
    fail: [
      { properties: { RootDirectory: { Path: '/app' } } },
      { properties: { PosixUser: { Uid: '1000', Gid: '1000' }, RootDirectory: { Path: '/' } } },
    ],
    unknown: [
      { properties: { PosixUser: { $unknown: 'unresolved' }, RootDirectory: { Path: '/app' } } },
    ],
  },
})
