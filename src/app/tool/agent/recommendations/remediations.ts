import type { Check } from '../../../../model/check.ts'
import type { AgentAdvice } from '../../../../store/schema.ts'

type Remediation = AgentAdvice['remediations'][number]

/** The API takes so many UTF-16 units per step. */
const longest = 8000

/** How the fix of a check is done: by hand always, by command line and in templates where the check says how. */
export function remediationsOf({ id, title, why, fix }: Check): readonly Remediation[] {
  const byHand: Remediation = {
    type: 'CONSOLE',
    steps: [
      step('Change the resource', `${fix.text}\n${why} Repeat it for every resource listed.`, id),
    ],
  }
  const templates = [
    ...(fix.cloudformation === undefined
      ? []
      : [step('Change the CloudFormation template', code(fix.cloudformation), id)]),
    ...(fix.terraform === undefined
      ? []
      : [step('Change the Terraform configuration', code(fix.terraform), id)]),
  ]
  return [
    ...(templates.length === 0 ? [] : [{ type: 'IAC' as const, steps: templates }]),
    ...(fix.cli === undefined
      ? []
      : [{ type: 'CLI' as const, steps: [step('Run a command', code(fix.cli), id)] }]),
    byHand,
  ]

  function code(text: string): string {
    return `So that it holds: ${title}.\n\n${text}\n\nNames in capital letters stand for your own.`
  }
}

/** Content that is too long is cut before the closing line, which also makes it long enough. */
function step(title: string, content: string, check: string) {
  const close = `\n\nThen run the generation again: the check ${check} must pass for every resource.`
  return { title, content: `${content.slice(0, longest - close.length)}${close}` }
}
