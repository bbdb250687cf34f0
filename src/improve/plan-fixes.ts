import type { Check } from '../model/check.ts'
import type { Finding } from '../model/finding.ts'
import type { PlanItem } from '../model/plan.ts'
import { highestLevel, practicesByCheck, suggestOwner } from './closes.ts'
import type { PlanInput } from './plan.ts'
import { score } from './score.ts'
import { dueDate } from './sla.ts'

/** One item per check that has failed findings nobody suppressed: one fix and all that it closes. Unranked. */
export function planFixes(input: PlanInput): readonly Omit<PlanItem, 'rank'>[] {
  const served = practicesByCheck(input.lens, input.answers)
  return [...failuresByCheck(input.answers.findings).values()].map(({ check, findings }) => {
    const closes = served.get(check.id) ?? []
    const level = highestLevel(closes)
    const exposure = check.exposure ?? 'internal'
    const { severity } = check
    const { effort } = check.fix
    const { environment } = input
    return {
      id: check.id,
      title: check.title,
      check,
      fix: check.fix.text,
      effort,
      severity,
      level,
      exposure,
      score: score({ severity, exposure, level, effort, breadth: findings.length, environment }),
      owner: suggestOwner(closes),
      due: dueDate(severity, input.now, input.sla),
      findings,
      practices: closes.map((s) => s.practice.id),
      questions: [...new Set(closes.map((s) => s.question.id))],
    }
  })
}

function failuresByCheck(
  findings: readonly Finding[],
): ReadonlyMap<string, { readonly check: Check; readonly findings: Finding[] }> {
  const groups = new Map<string, { check: Check; findings: Finding[] }>()
  for (const finding of findings) {
    if (finding.outcome !== 'fail' || finding.suppressed !== undefined) continue
    const group = groups.get(finding.check.id)
    if (group === undefined)
      groups.set(finding.check.id, { check: finding.check, findings: [finding] })
    else group.findings.push(finding)
  }
  return groups
}
