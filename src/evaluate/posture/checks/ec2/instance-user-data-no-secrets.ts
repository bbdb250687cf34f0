import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { textHoldsSecret } from '../../predicates/secrets.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance start script holds no secrets',
  resource: 'AWS::EC2::Instance',
  severity: 'high',
  sensitive: true,
  why: 'User data is readable by everyone who may describe the instance and by every process on it.',
  fix: {
    text: 'Rotate the secret, store it in Secrets Manager or Parameter Store, and let the script read it with the role.',
    effort: 'M',
    cli: 'aws secretsmanager get-secret-value --secret-id SECRET --query SecretString',
  },
  reads: ['UserData'],
  test: (instance) => {
    const script = read(instance, 'UserData')
    const at = pointer('UserData')
    if (isUnknown(script)) return undecided(script, at)
    if (typeof script !== 'string' || script === '')
      return notApplicable('There is no start script.', at)
    return decide(
      !textHoldsSecret(script) &&
        !textHoldsSecret(Buffer.from(script, 'base64').toString('latin1')),
      {
        pass: 'The start script shows no secret.',
        fail: 'The start script seems to hold a secret.',
      },
      at,
    )
  },
  examples: {
    pass: [
      { properties: { UserData: '#!/bin/sh\nyum update -y\n' } },
      {
        name: 'that reads it at start',
        properties: { UserData: 'export DB_PASSWORD=$(aws ssm get-parameter)' },
      },
    ],
    fail: [
      { properties: { UserData: '#!/bin/sh\nexport DB_PASSWORD=kT9vQ2xLw7Zb\n' } },
      {
        name: 'in Base64',
        properties: { UserData: 'IyEvYmluL3NoCmV4cG9ydCBEQl9QQVNTV09SRD1rVDl2UTJ4THc3WmIK' },
      },
    ],
    unknown: [
      { properties: { UserData: { $unknown: 'denied', detail: 'ec2:DescribeInstanceAttribute' } } },
    ],
    notApplicable: [{ properties: {} }],
  },
})
