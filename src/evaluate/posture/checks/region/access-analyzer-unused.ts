import { check } from '../../../../model/check.ts'
import { accountType, regionType, type Resource } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { someAround, someOf } from '../../predicates/related.ts'
import { and, or, holds, type Truth } from '../../predicates/truth.ts'
import { read, fact } from '../../predicates/value.ts'
import { inOrganization } from '../../predicates/organization.ts'

const analyzerType = 'AWS::AccessAnalyzer::Analyzer'
const kinds = new Set<unknown>(['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS'])
const messages = {
  pass: 'An active analyzer of this kind watches the Region.',
  fail: 'No active analyzer of this kind watches the Region.',
}

export default check({
  title: 'Access Analyzer watches for unused access',
  resource: regionType,
  severity: 'low',
  why: 'Permissions nobody uses only serve an intruder, and nobody finds them by reading policies.',
  fix: {
    text: 'Create an organization analyzer for unused access.',
    effort: 'S',
    cli: 'aws accessanalyzer create-analyzer --analyzer-name NAME --type ORGANIZATION_UNUSED_ACCESS',
    cloudformation: `Type: AWS::AccessAnalyzer::Analyzer
Properties:
  Type: ORGANIZATION_UNUSED_ACCESS`,
  },
  reads: [],
  relates: [analyzerType, accountType],
  test: (region, facts) => {
    const own = someAround(region, facts, analyzerType, watches)
    if (own === true) return decide(own, messages)
    const shared = someOf(facts.everywhere(analyzerType), (analyzer) =>
      and(
        analyzer.region === region.region,
        holds(read(analyzer, 'Type'), (v) => v === 'ORGANIZATION_UNUSED_ACCESS'),
        watches(analyzer),
      ),
    )
    return decide(or(and(inOrganization(region, facts), shared), own), messages)
  },
  examples: {
    pass: [
      { name: 'with one of the account', near: [analyzer('ACCOUNT_UNUSED_ACCESS', 'ACTIVE')] },
      {
        name: 'with one of the organization in another account',
        near: [
          { ...analyzer('ORGANIZATION_UNUSED_ACCESS', 'ACTIVE'), account: '444455556666' },
          { type: accountType, id: '111122223333', properties: { OrganizationId: 'o-1' } },
        ],
      },
    ],
    fail: [
      { name: 'without one' },
      { name: 'with the other kind', near: [analyzer('ACCOUNT', 'ACTIVE')] },
      { name: 'with one that failed', near: [analyzer('ACCOUNT_UNUSED_ACCESS', 'FAILED')] },
    ],
    unknown: [{ name: 'when analyzers were not seen', unseen: [analyzerType] }],
  },
})

function watches(candidate: Resource): Truth {
  return and(
    holds(read(candidate, 'Type'), (v) => kinds.has(v)),
    holds(fact(candidate, 'Status'), (v) => v === 'ACTIVE'),
  )
}

function analyzer(Type: string, Status: string) {
  return { type: analyzerType, id: 'it', properties: { Type }, facts: { Status } }
}
