/** Policy documents that the sample uses again and again. */

export interface StatementLiteral {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: unknown
  readonly Action?: unknown
  readonly NotAction?: unknown
  readonly Resource?: unknown
  readonly Condition?: unknown
}

export function policy(...statements: readonly StatementLiteral[]) {
  return { Version: '2012-10-17', Statement: statements }
}

/** Who may assume a role: an AWS service. */
export function trustService(service: string) {
  return policy({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sts:AssumeRole',
  })
}

/** Who may assume a role: principals of an account, under a condition. */
export function trustAccount(account: string, condition?: unknown) {
  return policy({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
    ...(condition !== undefined && { Condition: condition }),
  })
}

export function allow(action: unknown, resource: unknown, condition?: unknown): StatementLiteral {
  return {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...(condition !== undefined && { Condition: condition }),
  }
}

/** Refuses requests without TLS to a resource and what is in it. */
export function tlsOnly(action: string, arn: string): StatementLiteral {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: `${action}:*`,
    Resource: action === 's3' ? [arn, `${arn}/*`] : arn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
}

/** The policy of a KMS key whose own account delegates to IAM. */
export function keyPolicy(account: string) {
  return policy({
    Sid: 'AccountDecides',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  })
}
