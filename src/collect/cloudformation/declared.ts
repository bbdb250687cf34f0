import { cutText } from '../../lib/cut-text.ts'
import { isUnknown } from '../../model/unknown.ts'
import { expandLoops } from './for-each.ts'
import type { Report } from './report.ts'
import type { Scope } from './scope.ts'
import { expandServerless } from './serverless/expand.ts'
import { isRaw, own, ownRaw, type Raw } from './template.ts'

/** Longest logical id and type that CloudFormation takes; findings repeat them. */
const maxId = 255

/** A resource as declared, after loops and macros, before anything is resolved. */
export interface Declared {
  readonly id: string
  readonly type: string
  readonly raw: Raw
  readonly line?: number
}

/** The resources that a template declares. What is not a resource is reported and left out. */
export function declaredResources(scope: Scope, report: Report): readonly Declared[] {
  const { file, root, positions } = scope.template
  const section = ownRaw(root, 'Resources')
  const { 'Fn::Transform': included, ...written } = section
  if (included !== undefined)
    report.hide('Fn::Transform in Resources', 'A macro adds resources.', ['*'])
  positions.copy(section, written)
  const loops = expandLoops(written, scope, positions)
  if (isUnknown(loops)) {
    const line = positions.lineOf(root, 'Resources')
    report.add({
      code: 'cloudformation-loop-unresolved',
      severity: 'warning',
      message: `A loop in Resources of ${file} cannot be expanded: ${loops.detail ?? 'unresolved'}.`,
      help: 'Give its parameters with values, or review the processed template.',
      where: { file, ...(line !== undefined && { line }) },
    })
    report.hide('Fn::ForEach in Resources', 'A loop cannot be expanded.', ['*'])
  }
  const entries = isUnknown(loops)
    ? Object.entries(written).filter(([key]) => !key.startsWith('Fn::ForEach::'))
    : loops.entries
  const types = new Set<string>()
  const declared = entries.flatMap(([id, raw]) => {
    const line = positions.lineOf(written, id)
    const type = own(raw, 'Type')
    if (
      isRaw(raw) &&
      typeof type === 'string' &&
      type !== '' &&
      Math.max(id.length, type.length) <= maxId
    )
      return expandServerless({ id, type, raw, ...(line !== undefined && { line }) }, scope, report)
    report.add({
      code: 'cloudformation-resource-malformed',
      severity: 'warning',
      message: `${cutText(id, 200)} is not a resource with a Type; it is left out.`,
      help: 'Give it a Type such as AWS::S3::Bucket; it and the name have at most 255 characters.',
      where: { file, ...(line !== undefined && { line }) },
    })
    types.add(typeof type === 'string' && type.length <= maxId && type !== '' ? type : '*')
    return []
  })
  if (types.size > 0)
    report.hide('Resources', 'An entry is not a resource with a Type.', [...types].toSorted())
  return declared
}
