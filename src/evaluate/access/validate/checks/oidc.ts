import type { CheckContext, PolicyCheck } from '../check.ts'
import { stoppedEarly } from '../codes.ts'
import type { ConditionPart, StatementPart, Text } from '../document.ts'
import { isOidcProvider, named } from './trust.ts'

/** Providers looked at in one statement; no policy has room for more. */
const maxProviders = 200

const github = 'token.actions.githubusercontent.com'

/** Roles that web identities assume: whose tokens are accepted must be said by conditions on the provider's claims. */
export const oidc: PolicyCheck = {
  codes: [
    'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    'MISSING_GITHUB_REPO_CONDITION_KEY',
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
  ],
  statement(statement, context) {
    if (context.document.type !== 'trust' || statement.effect !== 'Allow') return
    if (statement.principal?.negated !== false) return
    const providers = named(statement, 'Federated')
    if (providers.length > maxProviders)
      context.report(stoppedEarly, statement, 'providers after the first 200 of a statement')
    for (const provider of providers.slice(0, maxProviders))
      if (isOidcProvider(provider.text)) checkProvider(provider, statement, context)
  },
}

function checkProvider(provider: Text, statement: StatementPart, { report }: CheckContext): void {
  const url = providerUrl(provider.text)
  const claims = statement.conditions.filter(({ key }) => key.toLowerCase().startsWith(`${url}:`))
  if (claims.length === 0)
    report(
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
      provider,
      `Any token of ${url} may assume the role: add conditions on keys that begin with ${url}:.`,
    )
  if (url !== github && !url.startsWith(`${github}/`)) return
  const subjects = claims.filter(({ key }) => key.toLowerCase() === `${url}:sub`)
  if (subjects.length === 0)
    report(
      'MISSING_GITHUB_REPO_CONDITION_KEY',
      provider,
      `Workflows of every GitHub organisation may assume the role: compare ${github}:sub with your repository and branch.`,
    )
  const hasRef = claims.some(({ key }) => key.toLowerCase() === `${url}:ref`)
  for (const subject of subjects) checkSubject(subject, hasRef, report)
}

/** `repo:<owner>/<repository>:…`: a wildcard after the repository is fine where a condition names the branch. */
function checkSubject(
  subject: ConditionPart,
  hasRef: boolean,
  report: CheckContext['report'],
): void {
  for (const value of subject.values) {
    const [, repository = ''] = /^(?:repo:)?([^:]*)/.exec(value.text) ?? []
    if (!/[*?]/.test(value.text) || (hasRef && !/[*?]/.test(repository))) continue
    report(
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
      value,
      'The wildcard lets more workflows in than needed: name the repository and the branch.',
    )
  }
}

/** The URL of a provider without scheme, which its condition keys begin with. */
function providerUrl(text: string): string {
  return text.replace(/^arn:[^:]*:iam::[^:]*:oidc-provider\//, '').toLowerCase()
}
