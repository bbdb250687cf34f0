import type { PolicyCheck } from '../check.ts'

/**
 * What service control policies cannot say. Principals: never. Since 2025 the rest of the policy language is open to them;
 * before (`grammar: '2023'`) Allow took no condition, no NotAction and only `Resource: "*"`, and NotResource was unknown.
 */
export const scp: PolicyCheck = {
  codes: [
    'SCP_SYNTAX_ERROR_PRINCIPAL',
    'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
    'SCP_SYNTAX_ERROR_ALLOW_CONDITION',
    'SCP_SYNTAX_ERROR_ALLOW_NOTACTION',
    'SCP_SYNTAX_ERROR_ALLOW_RESOURCE',
    'SCP_SYNTAX_ERROR_NOTRESOURCE',
  ],
  statement({ elements, effect, resource }, { document, report }) {
    if (document.type !== 'service-control') return
    for (const name of ['Principal', 'NotPrincipal']) {
      const part = elements.get(name)
      if (part !== undefined)
        report(
          'SCP_SYNTAX_ERROR_PRINCIPAL',
          part.value,
          `A service control policy has no ${name}: compare aws:PrincipalArn in a condition.`,
        )
    }
    if (document.grammar !== '2023') return
    const [condition, notAction, notResource] = ['Condition', 'NotAction', 'NotResource'].map(
      (name) => elements.get(name),
    )
    if (notResource !== undefined)
      report(
        'SCP_SYNTAX_ERROR_NOTRESOURCE',
        notResource.value,
        'The older grammar of service control policies has no NotResource.',
      )
    if (effect !== 'Allow') return
    if (condition !== undefined)
      report(
        'SCP_SYNTAX_ERROR_ALLOW_CONDITION',
        condition.value,
        'The older grammar of service control policies takes conditions only with Deny.',
      )
    if (notAction !== undefined)
      report(
        'SCP_SYNTAX_ERROR_ALLOW_NOTACTION',
        notAction.value,
        'The older grammar of service control policies takes NotAction only with Deny.',
      )
    if (
      resource !== undefined &&
      !resource.negated &&
      resource.values.some(({ text }) => text !== '*')
    )
      report(
        'SCP_SYNTAX_ERROR_ALLOW_RESOURCE',
        resource,
        'The older grammar of service control policies takes only "*" as the resource of Allow.',
      )
  },
  action(action, _, { document, report }) {
    if (document.type !== 'service-control' || document.grammar !== '2023') return
    if (/[*?](?!$)/.test(action.text))
      report(
        'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
        action,
        'The older grammar of service control policies takes wildcards only at the end of an action.',
      )
  },
}
