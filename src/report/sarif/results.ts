import { fileUri } from '../../lib/file-uri.ts'
import { printable } from '../../lib/printable.ts'
import { findingId } from '../../model/finding-id.ts'
import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import { findingLine, relativePath } from '../view/locate.ts'
import { levelOf } from './rules.ts'

/** A failed or unknown finding as a SARIF result; what is unknown is an open question without a level. */
export function resultOf(finding: Finding, ruleIndex: number, cwd: string): object {
  const { check, resource, suppressed } = finding
  const failed = finding.outcome === 'fail'
  return {
    ruleId: check.id,
    ruleIndex,
    kind: failed ? 'fail' : 'open',
    level: failed ? levelOf[check.severity] : 'none',
    message: { text: messageOf(finding) },
    locations: [locationOf(finding, cwd)],
    partialFingerprints: { 'plinthFinding/v1': findingId(finding) },
    ...(suppressed === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${suppressed.reason} (${suppressed.owner}, until ${suppressed.expires})`,
            },
          ],
        }),
    properties: identity(resource),
  }
}

/** Plain text: where brackets could be read as an embedded link, they are escaped (SARIF 2.1.0, 3.11.6). */
function messageOf({ message, resource }: Finding): string {
  const text = printable(`${resource.type} ${resource.id}: ${message}`)
  return text.includes('](') ? text.replace(/[\\[\]]/g, String.raw`\$&`) : text
}

function locationOf({ resource, pointers }: Finding, cwd: string): object {
  const logicalLocations = [
    {
      name: resource.source.address ?? resource.id,
      fullyQualifiedName: qualify(resource),
      kind: 'resource',
    },
  ]
  const { file } = resource.source
  if (file === undefined) return { logicalLocations }
  const uri = fileUri(relativePath(file, cwd))
  const artifactLocation = uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' }
  const line = findingLine(resource, pointers)
  const region = line === undefined ? {} : { region: { startLine: Math.max(1, line) } }
  return { physicalLocation: { artifactLocation, ...region }, logicalLocations }
}

function qualify(resource: Resource): string {
  if (resource.arn !== undefined) return resource.arn
  return [resource.account, resource.region, resource.type, resource.id]
    .filter((part) => part !== undefined)
    .join('/')
}

function identity({ type, account, region }: Resource): object {
  return {
    resourceType: type,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}
