import type { Finding } from '../../model/finding.ts'
import type { PlanItem } from '../../model/plan.ts'
import { exampleChecks as c } from './checks.ts'
import { examplePractices as p } from './lens.ts'

/** A plan as the improve stage would make it; stages do not import each other. */
export function examplePlan(findings: readonly Finding[]): readonly PlanItem[] {
  const fix = (
    rank: number,
    check: Finding['check'],
    part: Pick<PlanItem, 'level' | 'score' | 'owner' | 'due' | 'practices' | 'questions'>,
  ): PlanItem => ({
    rank,
    id: check.id,
    title: check.title,
    check,
    fix: check.fix.text,
    effort: check.fix.effort,
    severity: check.severity,
    exposure: check.exposure ?? 'internal',
    findings: findings.filter(
      (f) => f.check === check && f.outcome === 'fail' && f.suppressed === undefined,
    ),
    ...part,
  })
  return [
    fix(1, c.openPorts, {
      level: 'high',
      score: 300,
      owner: 'Network team',
      due: '2026-03-03T09:00:00.000Z',
      practices: [p.network.id],
      questions: ['network-protection'],
    }),
    fix(2, c.bucketPublic, {
      level: 'high',
      score: 200,
      owner: 'Data platform team',
      due: '2026-03-03T09:00:00.000Z',
      practices: [p.publicAccess.id, p.atRest.id],
      questions: ['permissions', 'protect-data-rest'],
    }),
    fix(3, c.roleAdmin, {
      level: 'high',
      score: 24,
      owner: 'Identity team',
      due: '2026-03-09T09:00:00.000Z',
      practices: [p.leastPrivilege.id],
      questions: ['permissions'],
    }),
    fix(4, c.bucketEncrypted, {
      level: 'high',
      score: 22.5,
      owner: 'Data platform team',
      due: '2026-04-01T09:00:00.000Z',
      practices: [p.atRest.id],
      questions: ['protect-data-rest'],
    }),
    {
      rank: 5,
      id: `attest:${p.threatModel.id}`,
      title: `Make the statement for “${p.threatModel.title}”`,
      fix: 'State, with a link to the proof: a threat model of the workload, reviewed this year. It is valid for at most 365 days.',
      effort: 'M',
      severity: 'medium',
      level: 'high',
      exposure: 'internal',
      score: 15,
      owner: 'Application architect',
      due: '2026-04-01T09:00:00.000Z',
      findings: [],
      practices: [p.threatModel.id],
      questions: ['securely-operate'],
    },
  ]
}
