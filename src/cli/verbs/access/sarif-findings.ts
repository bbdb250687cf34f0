import { pathToFileURL } from 'node:url'
import type { ValidatedFile } from '../../../app/access/validate.ts'
import { learnMoreLink } from '../../../app/access/validation-names.ts'

const levels = {
  ERROR: 'error',
  SECURITY_WARNING: 'error',
  WARNING: 'warning',
  SUGGESTION: 'note',
} as const

/** Findings as SARIF 2.1.0, for code scanning. */
export function sarifOf(files: readonly ValidatedFile[]): object {
  const findings = files.flatMap(({ file, findings }) =>
    findings.map((finding) => ({ file, finding })),
  )
  const codes = [...new Set(findings.map(({ finding }) => finding.issueCode))].toSorted()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plinth',
            rules: codes.map((id) => ({ id, helpUri: learnMoreLink(id) })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ file, finding }) => ({
          ruleId: finding.issueCode,
          level: levels[finding.findingType],
          message: { text: finding.findingDetails },
          locations: finding.locations.slice(0, 1).map(({ span: { start, end } }) => ({
            physicalLocation: {
              artifactLocation: { uri: uriOf(file) },
              region: {
                startLine: start.line,
                startColumn: start.column + 1,
                endLine: end.line,
                endColumn: end.column + 1,
              },
            },
          })),
        })),
      },
    ],
  }
}

/** Relative paths stay relative, which is what code scanning wants. */
function uriOf(file: string): string {
  if (/^(?:\/|[a-z]:)/i.test(file)) return pathToFileURL(file).href
  return encodeURI(file.replaceAll('\\', '/'))
}
