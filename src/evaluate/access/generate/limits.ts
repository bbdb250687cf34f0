import type { Diagnostic } from '../../../model/diagnostic.ts'
import type { PrincipalUsage } from './principals.ts'
import { mostCircumstances, type Use } from './use.ts'

/** What was left out of a policy, or told less exactly, because there was more than is kept. Empty: everything counts. */
export function limitsReached(usage: PrincipalUsage): readonly Diagnostic[] {
  const reached: Diagnostic[] = []
  const tell = (code: string, message: string, help: string): void => {
    reached.push({ code: `generate-${code}`, severity: 'warning', message, help })
  }
  if (usage.cut > 0)
    tell(
      'names',
      `${usage.cut} ${usage.cut === 1 ? 'event names' : 'events name'} more resources than are read of one event (1,000); those beyond are not in the policy.`,
      'Add the resources of such calls by hand.',
    )
  if (usage.unknownLeftOut > 0)
    tell(
      'unknown',
      `${usage.unknownLeftOut} events have names that nobody knows, beyond the ${usage.unknown.size} names that are listed.`,
      'Look whether the logs are of AWS; such names are not.',
    )
  for (const use of inOrder(usage)) {
    const { action, resources, circumstances } = use
    if (resources.leftOut > 0)
      tell(
        'resources',
        `${action.id}: ${resources.leftOut} uses are of more resources than are kept (${resources.exact.size}), and no parent gathers them; the policy lacks these.`,
        'Write a pattern for them by hand, or ask for a shorter time or fewer principals.',
      )
    if (circumstances.length > mostCircumstances)
      tell(
        'circumstances',
        `${action.id}: it was used in more than ${mostCircumstances} circumstances, so that no condition is drawn from them.`,
        'Ask for a shorter time to have conditions.',
      )
  }
  return reached
}

function inOrder({ uses }: PrincipalUsage): readonly Use[] {
  return [...uses.values()].toSorted((a, b) => (a.action.id < b.action.id ? -1 : 1))
}
