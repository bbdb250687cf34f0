/** Keys as the SDK takes them. */
export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

export type CredentialSource = () => Promise<Keys>

export interface CredentialOptions {
  readonly profile?: string | undefined
  readonly assumeRoleArn?: string | undefined
  readonly externalId?: string | undefined
  readonly endpointUrl?: string | undefined
  readonly region: string
}

/** Renewed this long before they expire, in milliseconds. */
const margin = 300_000

/**
 * Credentials by the SDK's default chain (environment, profile, SSO, container, instance), through a role when one is
 * given. Every client shares them, so that a role is assumed once and not once per service and Region.
 */
export async function credentialSource(options: CredentialOptions): Promise<CredentialSource> {
  const { fromNodeProviderChain, fromTemporaryCredentials } =
    await import('@aws-sdk/credential-providers')
  const chain = fromNodeProviderChain(
    options.profile === undefined ? {} : { profile: options.profile },
  )
  if (options.assumeRoleArn === undefined) return remember(chain)
  const clientConfig = {
    region: options.region,
    ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }),
  }
  return remember(
    fromTemporaryCredentials({
      masterCredentials: chain,
      clientConfig,
      params: {
        RoleArn: options.assumeRoleArn,
        RoleSessionName: 'plinth',
        ...(options.externalId === undefined ? {} : { ExternalId: options.externalId }),
      },
    }),
  )
}

/** Asks a source once, again shortly before the keys expire, and again after a failure. */
function remember(source: CredentialSource): CredentialSource {
  let keys: Promise<Keys> | undefined
  let until = Infinity
  return () => {
    if (keys === undefined || Date.now() > until) {
      until = Infinity
      keys = source().then(
        (found) => {
          if (found.expiration !== undefined) until = found.expiration.getTime() - margin
          return found
        },
        (error: unknown) => {
          keys = undefined
          throw error
        },
      )
    }
    return keys
  }
}
