import type { CheckContext, PolicyCheck, Report } from '../check.ts'
import type { PrincipalKind, StatementPart, Text } from '../document.ts'
import { show } from './structure.ts'

const kinds = ['AWS', 'CanonicalUser', 'Federated', 'Service']

/** Where principals may stand and how they are written. */
export const principal: PolicyCheck = {
  codes: [
    'UNSUPPORTED_PRINCIPAL',
    'INVALID_PRINCIPAL_FORMAT',
    'INVALID_PRINCIPAL_KEY',
    'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    'INVALID_ROLE_REFERENCE',
    'INVALID_USER_REFERENCE',
    'ALLOW_WITH_NOT_PRINCIPAL',
    'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
  ],
  statement(statement, context) {
    const { principal } = statement
    const { document, report } = context
    if (document.type === 'identity') {
      for (const name of ['Principal', 'NotPrincipal']) {
        const part = statement.elements.get(name)
        if (part !== undefined)
          report(
            'UNSUPPORTED_PRINCIPAL',
            part.value,
            `Identity policies have no ${name}: they apply to whom they are attached to.`,
          )
      }
      return
    }
    if (
      principal === undefined ||
      document.type === 'service-control' ||
      document.type === 'resource-control'
    )
      return
    if (principal.text !== undefined && principal.text.text !== '*')
      report(
        'INVALID_PRINCIPAL_FORMAT',
        principal,
        'A principal is "*", or an object such as {"AWS": "111122223333"}.',
      )
    if (principal.negated && statement.effect === 'Allow')
      report(
        'ALLOW_WITH_NOT_PRINCIPAL',
        principal,
        'Allow with NotPrincipal grants to everybody else, also to anonymous callers: name with Principal who may.',
      )
    for (const kind of principal.kinds) checkKind(kind, statement, context)
  },
}

function checkKind(kind: PrincipalKind, statement: StatementPart, context: CheckContext): void {
  const { document, report } = context
  if (!kinds.includes(kind.name)) {
    report(
      'INVALID_PRINCIPAL_KEY',
      kind.key,
      `${show(kind.name)} is no type of principal: ${kinds.join(', ')} are.`,
    )
    return
  }
  if (kind.name === 'Federated' && document.type !== 'trust' && !onlySts(statement))
    report(
      'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
      kind,
      'Only the trust policies of roles know federated principals.',
    )
  for (const value of kind.values) checkValue(kind.name, value, report)
}

function checkValue(kind: string, value: Text, report: Report): void {
  const { text } = value
  if (/\$\{/.test(text)) return
  if (/[*?]/.test(text)) {
    if (kind === 'AWS' && text === '*') return
    report(
      'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      value,
      `Wildcards do not work in ${kind} principals: name each one.`,
    )
    return
  }
  if (kind !== 'AWS') return
  if (/^AROA[A-Z0-9]{12,}$/.test(text))
    report(
      'INVALID_ROLE_REFERENCE',
      value,
      `${text} is the id of a role, which a role made anew does not have: use the ARN.`,
    )
  else if (/^AIDA[A-Z0-9]{12,}$/.test(text))
    report(
      'INVALID_USER_REFERENCE',
      value,
      `${text} is the id of a user, which a user made anew does not have: use the ARN.`,
    )
  else if (!isAwsPrincipal(text))
    report(
      'INVALID_PRINCIPAL_FORMAT',
      value,
      `${show(text)} is neither an account, nor the ARN of a user, role or session.`,
    )
}

function isAwsPrincipal(text: string): boolean {
  return (
    /^\d{12}$/.test(text) ||
    /^[A-Z0-9]{16,}$/.test(text) ||
    /^arn:[^:]*:(?:iam|sts|cloudfront)::[^:]*:.+$/.test(text)
  )
}

function onlySts({ action }: StatementPart): boolean {
  return (
    action !== undefined &&
    action.values.length > 0 &&
    action.values.every(({ text }) => /^sts:/i.test(text))
  )
}
