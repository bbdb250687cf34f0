import { compileGlob } from '../../../../lib/glob.ts'
import { isProvider } from '../../catalogue/provider-key.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { StatementPart, Text } from '../document.ts'
import { show } from './structure.ts'

/** What the trust policy of a role may say, and which principals go with which STS action. */
export const trust: PolicyCheck = {
  codes: [
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    'MISMATCHED_ACTION_FOR_PRINCIPAL',
    'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
  ],
  statement(statement, context) {
    const { document, report } = context
    if (document.type !== 'trust') return
    const { principal, elements } = statement
    const inverse = elements.get('NotPrincipal')
    if (inverse !== undefined)
      report(
        'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
        inverse.value,
        'Trust policies have no NotPrincipal: name with Principal who may assume the role.',
      )
    for (const name of ['Resource', 'NotResource']) {
      const part = elements.get(name)
      // An empty list names nothing and is told as such.
      const empty = part?.value.node.kind === 'list' && part.value.node.items.length === 0
      if (part !== undefined && !empty)
        report(
          'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
          part.value,
          `A trust policy has no ${name}: it applies to its role.`,
        )
    }
    if (principal?.text?.text === '*' && !principal.negated)
      report(
        'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
        principal,
        'A trust policy cannot name everybody with "*": name the accounts, roles or services.',
      )
    for (const value of named(statement, 'Federated')) checkFederated(value, context)
    mismatches(statement, context)
    rolesAnywhere(statement, context)
    redundantSessions(statement, context)
  },
}

export function named({ principal }: StatementPart, kind: string): readonly Text[] {
  return principal?.kinds.find(({ name }) => name === kind)?.values ?? []
}

export function isSamlProvider(text: string): boolean {
  return /^arn:[^:]*:iam::[^:]*:saml-provider\/.+$/.test(text)
}

/** An OpenID Connect provider: its ARN, or the domain of one of the four that IAM knows by name. */
export function isOidcProvider(text: string): boolean {
  return /^arn:[^:]*:iam::[^:]*:oidc-provider\/.+$/.test(text) || isProvider(text)
}

function checkFederated(value: Text, { report }: CheckContext): void {
  if (isSamlProvider(value.text) || isOidcProvider(value.text) || /[*?]|\$\{/.test(value.text))
    return
  report(
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    value,
    `${show(value.text)} is neither the domain of a provider nor the ARN of a SAML or OpenID Connect provider.`,
  )
}

/** SAML providers go with AssumeRoleWithSAML, OpenID Connect with AssumeRoleWithWebIdentity, everybody else with AssumeRole. */
function mismatches(statement: StatementPart, { report }: CheckContext): void {
  const { action, principal } = statement
  if (action === undefined || action.negated || principal === undefined || principal.negated) return
  const federated = named(statement, 'Federated')
  const saml = federated.filter(({ text }) => isSamlProvider(text))
  const oidc = federated.filter(({ text }) => isOidcProvider(text))
  const others = principal.kinds
    .filter(({ name }) => name === 'AWS' || name === 'Service')
    .flatMap(({ values }) => values)
  for (const value of action.values) {
    const name = value.text.toLowerCase()
    const wrong =
      name === 'sts:assumerole'
        ? federated
        : name === 'sts:assumerolewithsaml'
          ? [...oidc, ...others]
          : name === 'sts:assumerolewithwebidentity'
            ? [...saml, ...others]
            : []
    if (wrong.length > 0)
      report(
        'MISMATCHED_ACTION_FOR_PRINCIPAL',
        [value, ...wrong.slice(0, 10)],
        `${value.text} does not work for ${wrong
          .slice(0, 3)
          .map(({ text }) => show(text))
          .join(
            ', ',
          )}: SAML providers need sts:AssumeRoleWithSAML, OpenID Connect providers sts:AssumeRoleWithWebIdentity, both as Federated.`,
      )
  }
}

const anywhereActions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']

function rolesAnywhere(statement: StatementPart, { report }: CheckContext): void {
  const { action, effect } = statement
  if (action === undefined || action.negated || effect !== 'Allow') return
  if (!named(statement, 'Service').some(({ text }) => text === 'rolesanywhere.amazonaws.com'))
    return
  const missing = anywhereActions.filter(
    (wanted) =>
      !action.values.some(({ text }) => compileGlob(text.toLowerCase())(wanted.toLowerCase())),
  )
  if (missing.length > 0)
    report(
      'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
      action,
      `IAM Roles Anywhere also needs ${missing.join(' and ')}.`,
    )
}

function redundantSessions(statement: StatementPart, { report }: CheckContext): void {
  const values = named(statement, 'AWS')
  const roles = new Map<string, Text>()
  for (const value of values) {
    const [, account, role] = /^arn:[^:]*:iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(value.text) ?? []
    if (role !== undefined) roles.set(`${account}/${role}`, value)
  }
  for (const value of values) {
    const [, account, role] =
      /^arn:[^:]*:(?:sts|iam)::(\d*):assumed-role\/([^/]+)\//.exec(value.text) ?? []
    const parent = role === undefined ? undefined : roles.get(`${account}/${role}`)
    if (parent !== undefined)
      report(
        'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
        [value, parent],
        `${parent.text} trusts all sessions of the role already: remove the session.`,
      )
  }
}
