import { Clients } from './clients.ts'
import { configuredRegion } from './configured-region.ts'
import { type CredentialOptions, credentialSource } from './credentials.ts'
import { Scheduler } from './scheduler.ts'
import { defaultTiming } from './timing.ts'

export interface Identity {
  readonly account: string
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string
  readonly arn: string
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
  return { account: Account, partition: Arn?.split(':')[1] ?? 'aws', arn: Arn ?? '' }
}

/** Whose credentials the options give, without collecting anything. */
export async function callerIdentity(
  options: Omit<CredentialOptions, 'region'> & { readonly regions?: readonly string[] | undefined },
): Promise<Identity> {
  const region = options.regions?.[0] ?? (await configuredRegion(options.profile))
  const credentials = await credentialSource({ ...options, region })
  const timing = defaultTiming
  const clients = new Clients(credentials, options.endpointUrl, new Scheduler(timing), timing)
  try {
    return await identify(clients, region, new AbortController().signal)
  } finally {
    clients.close()
  }
}
