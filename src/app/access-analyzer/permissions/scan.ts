import {
  insertAccessFindings,
  getAccessFinding,
  updateAccessFinding,
} from '../../../store/access-findings.ts'
import { listArchiveRules } from '../../../store/access-analyzers.ts'
import type { AccessAnalyzerRow, AccessFindingData } from '../../../store/schema.ts'
import type { Identity } from '../../../evaluate/access/graph/identity.ts'
import { write } from '../../../store/write.ts'
import { type GeneratedPolicy, generatePolicies } from '../../access/generate.ts'
import type { ToolContext } from '../../tool/context.ts'
import { findingIdOf } from '../analyse/found.ts'
import { usualAge } from '../analyse/unused.ts'
import { matchesFilter } from '../filter/filter.ts'
import { inTurn } from '../in-turn.ts'

const day = 86_400_000
/** Unused actions of a service that a finding names. */
const mostActions = 500

/**
 * Compares, in the background, what a user or role is granted with what the server's logs saw it do, and keeps one
 * finding of the permissions that it did not use. Without logs, or without one event of it in them, nothing is said.
 */
export function scanPermissions(
  { db, cloudTrail = [], now, caller }: ToolContext,
  analyzer: AccessAnalyzerRow,
  identity: Identity,
): Promise<void> {
  if (cloudTrail.length === 0) return Promise.resolve()
  return inTurn(`${analyzer.id} ${identity.arn}`, async () => {
    const { unusedAccessAge = usualAge } = analyzer.data.configuration?.unusedAccess ?? {}
    const { policies } = await generatePolicies({
      logs: cloudTrail,
      principals: [identity.arn],
      since: new Date(now - unusedAccessAge * day).toISOString(),
      mostResources: 20,
      conditions: false,
      limit: 6144,
      granted: () => identity.policies,
    })
    const seen = policies.find(({ principal }) => principal === identity.arn)
    if (seen === undefined) return
    const data = findingOf(identity, seen)
    const actor = { account: analyzer.account, principal: caller.principalArn, at: now }
    await write(db, actor, 'ScanPermissions', analyzer.id, (tx) => keep(tx, analyzer, data))
  })
}

function findingOf(
  identity: Identity,
  { grants = [], documents }: GeneratedPolicy,
): AccessFindingData {
  return {
    type: 'UnusedPermission',
    resource: identity.arn,
    resourceType: identity.kind === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User',
    account: identity.account,
    unused: grants
      .filter(({ unused }) => unused.length > 0)
      .map(({ service, used, unused }) => ({
        service,
        // Of a service that was not used at all the name says enough.
        actions: used.length === 0 ? [] : unused.slice(0, mostActions),
      })),
    needed: documents.map((document) => JSON.stringify(document)),
    granted: identity.policies.map(({ name = 'a policy' }) => name),
  }
}

async function keep(
  tx: Parameters<Parameters<typeof write>[4]>[0],
  analyzer: AccessAnalyzerRow,
  data: AccessFindingData,
): Promise<void> {
  const id = findingIdOf(analyzer.id, { data, about: [] })
  const row = await getAccessFinding(tx, analyzer.id, id)
  const none = data.unused?.length === 0
  if (row === undefined) {
    if (none) return
    const rules = await listArchiveRules(tx, analyzer.id)
    const fresh = { id, status: 'ACTIVE' as const, data }
    const archived = rules.some((rule) => matchesFilter(fresh, rule.data.filter))
    const status = archived ? 'ARCHIVED' : 'ACTIVE'
    await insertAccessFindings(tx, [{ analyzer: analyzer.id, id, status, data }])
    return
  }
  const status = none ? 'RESOLVED' : row.status === 'RESOLVED' ? 'ACTIVE' : row.status
  await updateAccessFinding(tx, row, { status, data })
}
