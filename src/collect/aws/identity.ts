import type { Clients } from './clients.ts'

export interface Identity {
  readonly account: string
  readonly partition: string
}

/** Whose credentials these are. Needs no permission; throws what the call throws. */
export async function identify(
  clients: Clients,
  region: string,
  signal: AbortSignal,
): Promise<Identity> {
  const { STS } = await import('@aws-sdk/client-sts')
  const { Account, Arn } = await clients.make(STS, 'sts', region, signal).getCallerIdentity({})
  if (Account === undefined) throw new Error('the answer names no account')
  return { account: Account, partition: Arn?.split(':')[1] ?? 'aws' }
}
