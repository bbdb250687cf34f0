import type { Report } from './report.ts'
import { own, type Template } from './template.ts'

/** Macros that are carried out here, or that do not change what is judged. */
const known = new Set([
  'AWS::CodeDeployBlueGreen',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::Serverless-2016-10-31',
])

/** Reports macros of a template that cannot be carried out: they may add or change anything. */
export function reportTransforms(
  template: Template,
  types: readonly string[],
  report: Report,
): void {
  const { file, root, positions } = template
  const line = positions.lineOf(root, 'Transform')
  for (const transform of [own(root, 'Transform')].flat()) {
    const name = typeof transform === 'string' ? transform : own(transform, 'Name')
    if (transform === undefined || (typeof name === 'string' && known.has(name))) continue
    const shown = typeof name === 'string' ? name.slice(0, 100) : 'without a name'
    report.add({
      code: 'cloudformation-macro-unsupported',
      severity: 'warning',
      message: `The macro ${shown} is not carried out; the resources are reviewed as they are written.`,
      help: 'Review the processed template (aws cloudformation get-template --template-stage Processed).',
      where: { file, ...(line !== undefined && { line }) },
    })
    report.hide(`Transform ${shown}`, 'A macro can add or change resources.', types)
  }
}
