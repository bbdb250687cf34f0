import type { IAM } from '@aws-sdk/client-iam'
import { isUnknown, type Unknown, unknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { type CredentialReport, dateIn, flagIn, type ReportRow } from './credential-report.ts'

/** What is known of the root user: from the credential report, else from the account summary. */
export async function readRoot(
  context: CollectContext,
  iam: IAM,
  report: CredentialReport | Unknown,
): Promise<void> {
  const arn = `arn:${context.partition}:iam::${context.account}:root`
  const row = isUnknown(report) ? undefined : report.get(arn)
  const Root = row === undefined ? await fromSummary(context, iam, report) : fromReport(row)
  context.contributeAccount({ facts: { Root } })
}

function fromReport(row: ReportRow): Readonly<Record<string, unknown>> {
  const active = [flagIn(row, 'access_key_1_active'), flagIn(row, 'access_key_2_active')]
  const used = ['password_last_used', 'access_key_1_last_used_date', 'access_key_2_last_used_date']
  const dates = used.map((column) => dateIn(row, column))
  return {
    MfaActive: flagIn(row, 'mfa_active'),
    AccessKeys: active.find(isUnknown) ?? active.filter((key) => key === true).length,
    LastUsedAt: dates.find(isUnknown) ?? latest(dates),
  }
}

function latest(dates: readonly (string | null | Unknown)[]): string | null {
  return (
    dates
      .filter((date) => typeof date === 'string')
      .toSorted()
      .at(-1) ?? null
  )
}

async function fromSummary(
  context: CollectContext,
  iam: IAM,
  report: CredentialReport | Unknown,
): Promise<unknown> {
  const summary = await context.detail(
    { permission: 'iam:GetAccountSummary', types: ['AWS::::Account'], resource: context.account },
    async () => (await iam.getAccountSummary({})).SummaryMap,
  )
  if (isUnknown(summary)) return summary
  const silent = unknown('not-collected', 'neither the credential report nor the summary says it')
  const mfa = summary?.AccountMFAEnabled
  return {
    MfaActive: mfa === undefined ? silent : mfa > 0,
    AccessKeys: summary?.AccountAccessKeysPresent ?? silent,
    LastUsedAt: isUnknown(report) ? report : silent,
  }
}
