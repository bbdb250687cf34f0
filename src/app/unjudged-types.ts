import { nearestName } from '../lib/nearest-name.ts'
import type { Check } from '../model/check.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Resource } from '../model/resource.ts'

const most = 8
/** Nested stacks are read as templates of their own, or told. */
const stack = 'AWS::CloudFormation::Stack'

/**
 * Tells of resources in templates whose type no check judges or looks at, a mistyped one among them: that nothing is
 * said of them must not read as nothing to say. Of plans the same is told by gaps.
 */
export function unjudgedTypes(
  resources: readonly Resource[],
  checks: readonly Check[],
): readonly Diagnostic[] {
  const judged = new Set([stack, ...checks.flatMap((c) => [c.resource, ...(c.relates ?? [])])])
  const found = resources.filter((r) => r.source.kind === 'cloudformation' && !judged.has(r.type))
  const [first] = found
  if (first === undefined) return []
  const { file, line } = first.source
  const types = [...new Set(found.map((r) => r.type))]
  const meant = types.flatMap((type) => nearestType(type, judged) ?? [])
  return [
    {
      code: 'types-unjudged',
      severity: 'note',
      message: `No check judges ${listed(types)}; ${found.length === 1 ? 'one resource is' : `${found.length} resources are`} not reviewed.`,
      help:
        meant.length > 0
          ? `Did you mean ${listed(meant)}?`
          : 'docs/reference/checks.md lists the types that are judged.',
      where: { ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
    },
  ]
}

/** Among the types of its service: those of others are alike by their first words alone. */
function nearestType(type: string, judged: ReadonlySet<string>): string | undefined {
  const service = type.slice(0, type.lastIndexOf('::') + 2)
  const names = [...judged].filter((t) => t.startsWith(service)).map((t) => t.slice(service.length))
  const near = nearestName(type.slice(service.length), names)
  return service === '' || near === undefined ? undefined : service + near
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
