import type { PolicyCheck } from '../check.ts'
import { named } from './trust.ts'

/** Keys whose values are service principals. */
const keys = new Set([
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'iam:passedtoservice',
  'iam:awsservicename',
])

/** How the names of AWS services are written where they are principals: `lambda.amazonaws.com`. */
export const servicePrincipalFormat: PolicyCheck = {
  codes: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
  statement(statement, { document, report }) {
    if (document.type !== 'resource' && document.type !== 'trust') return
    for (const value of named(statement, 'Service'))
      if (!/[*?]|\$\{/.test(value.text) && !isServicePrincipal(value.text))
        report(
          'INVALID_SERVICE_PRINCIPAL_FORMAT',
          value,
          'A service principal looks like service-name.amazonaws.com.',
        )
  },
  condition(condition, _, { report }) {
    const key = condition.key.toLowerCase()
    const regional = key === 'kms:viaservice'
    if ((!regional && !keys.has(key)) || condition.operator?.operator === 'Null') return
    for (const value of condition.values) {
      if (value.kind !== 'string' || /[*?]|\$\{/.test(value.text)) continue
      if (regional ? isRegional(value.text) : isServicePrincipal(value.text)) continue
      const wanted = regional ? 'service-name.region.amazonaws.com' : 'service-name.amazonaws.com'
      report(
        'INVALID_SERVICE_PRINCIPAL_FORMAT',
        value,
        `A value of ${condition.key} looks like ${wanted}.`,
      )
    }
  },
}

const domains =
  /\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal|aws\.com|c2s\.ic\.gov|sc2s\.sgov\.gov)$/

/** Also the few services whose principal has a Region or two words before the domain: `states.us-east-1.amazonaws.com`. */
function isServicePrincipal(text: string): boolean {
  return domains.test(text) && /^[a-z0-9][a-z0-9.-]*$/.test(text)
}

function isRegional(text: string): boolean {
  return domains.test(text) && /^[a-z0-9-]+\.[a-z]{2,4}(?:-[a-z]+)+-\d\./.test(text)
}
