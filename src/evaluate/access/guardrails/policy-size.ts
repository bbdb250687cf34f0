import type { GuardrailType } from './guardrail.ts'

/**
 * The largest document in characters, and how many may be attached to one root, unit or account. The console strips white space before
 * it counts; who attaches by API must do so. Of SCPs, FullAWSAccess is one. Source: Quotas for AWS Organizations.
 */
export const guardrailLimits: Readonly<
  Record<GuardrailType, { readonly characters: number; readonly perTarget: number }>
> = {
  scp: { characters: 5120, perTarget: 5 },
  rcp: { characters: 5120, perTarget: 5 },
}

/** The size that AWS counts of a document without white space, in UTF-8 bytes, which is what it is at most. */
export function sizeOf(document: unknown): number {
  return Buffer.byteLength(JSON.stringify(document) ?? '', 'utf8')
}
