import type { IAM } from '@aws-sdk/client-iam'
import { isUnknown, type Unknown, unknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'

export type ReportRow = ReadonlyMap<string, string>
/** Rows by ARN. */
export type CredentialReport = ReadonlyMap<string, ReportRow>

const types = ['AWS::IAM::User', 'AWS::::Account']
/** Pauses between asking whether the report is ready, in milliseconds; half a minute in all. */
const pauses = [100, 400, 1000, 2000, 4000, 6000, 8000, 8000]

/** Has IAM write the report, unless one of the last four hours exists, and reads it. */
export async function readCredentialReport(
  context: CollectContext,
  iam: IAM,
): Promise<CredentialReport | Unknown> {
  for (const pause of [...pauses, 0]) {
    const state = await context.detail(
      { permission: 'iam:GenerateCredentialReport', types },
      async () => (await iam.generateCredentialReport({})).State,
    )
    if (isUnknown(state)) break
    if (state === 'COMPLETE') break
    if (pause === 0) return unknown('failed', 'the credential report did not become ready')
    await context.pause(pause)
  }
  const content = await context.detail(
    { permission: 'iam:GetCredentialReport', types },
    async () => (await iam.getCredentialReport({})).Content,
  )
  if (isUnknown(content)) return content
  if (content === undefined) return unknown('failed', 'the credential report is empty')
  return parseReport(Buffer.from(content).toString('utf8'))
}

/**
 * Reads the report's CSV. It has no quoting, and names of users may contain commas: such a row has surplus cells,
 * half of them in the name and half in the ARN, which are the first two columns.
 */
export function parseReport(csv: string): CredentialReport {
  const [head = '', ...lines] = csv.split(/\r?\n/)
  const columns = head.split(',')
  const report = new Map<string, ReportRow>()
  for (const line of lines) {
    if (line === '') continue
    const cells = line.split(',')
    const parts = (cells.length - columns.length) / 2 + 1
    if (!Number.isInteger(parts) || parts < 1) continue
    const arn = cells.slice(parts, 2 * parts).join(',')
    const values = [cells.slice(0, parts).join(','), arn, ...cells.slice(2 * parts)]
    report.set(arn, new Map(columns.map((column, i) => [column, values[i] ?? ''])))
  }
  return report
}

/** A yes or no of the report; what it does not say is unknown. */
export function flagIn(row: ReportRow, column: string): boolean | Unknown {
  const value = row.get(column)?.toLowerCase()
  if (value === 'true') return true
  if (value === 'false' || value === 'not_supported') return false
  return unknown('unresolved', `the credential report says nothing in ${column}`)
}

/** A date of the report, ISO 8601; `null` where it says that there is none. */
export function dateIn(row: ReportRow, column: string): string | null | Unknown {
  const value = row.get(column) ?? ''
  if (value === 'N/A' || value === 'no_information' || value === 'not_supported') return null
  const time = Date.parse(value)
  if (Number.isNaN(time))
    return unknown('unresolved', `the credential report has no date in ${column}`)
  return new Date(time).toISOString()
}
