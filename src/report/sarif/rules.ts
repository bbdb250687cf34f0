import type { Check, Severity } from '../../model/check.ts'
import type { IndexedPractice } from '../view/practice-index.ts'

/** GitHub's bands: critical over 9, high 7 to 8.9, medium 4 to 6.9, low below. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
}

export const levelOf: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

/** A check as a SARIF reporting descriptor. */
export function ruleOf(check: Check, practices: readonly IndexedPractice[]): object {
  const link = practices.map((p) => p.practice.link).find((l) => l !== undefined)
  const markdown = helpOf(check)
  return {
    id: check.id,
    name: pascal(check.id),
    shortDescription: { text: `${check.title}.` },
    fullDescription: { text: check.why },
    ...(link !== undefined && isWebLink(link) ? { helpUri: link } : {}),
    help: { text: `${check.why} ${check.fix.text}`, markdown },
    defaultConfiguration: { level: levelOf[check.severity] },
    properties: {
      'security-severity': securitySeverity[check.severity],
      tags: ['security', ...practices.map((p) => p.practice.number ?? p.practice.id)],
    },
  }
}

function helpOf({ why, fix }: Check): string {
  const parts = [`**Why.** ${why}`, `**Fix.** ${fix.text}`]
  if (fix.cli !== undefined) parts.push(`\`\`\`sh\n${fix.cli}\n\`\`\``)
  if (fix.cloudformation !== undefined) parts.push(`\`\`\`yaml\n${fix.cloudformation}\n\`\`\``)
  if (fix.terraform !== undefined) parts.push(`\`\`\`hcl\n${fix.terraform}\n\`\`\``)
  return parts.join('\n\n')
}

function isWebLink(link: string): boolean {
  return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)
}

function pascal(id: string): string {
  return id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}
