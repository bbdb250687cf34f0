interface HostedRequest {
  hostname: string
  port?: number
  headers: Record<string, string>
}

interface Building {
  readonly middlewareStack: {
    add(
      middleware: (next: (args: never) => Promise<never>) => (args: never) => Promise<never>,
      options: { step: 'build'; priority: 'low'; name: string },
    ): void
  }
}

/** A stand-in that can carry an account id in front, which an IP address cannot. */
const standIn = 'endpoint.invalid'

/** The custom endpoint as S3 Control can be made with it. */
export function standInEndpoint(endpoint: string): string {
  const url = new URL(endpoint)
  url.hostname = standIn
  return url.href
}

/**
 * S3 Control puts the account id in front of the host name, also of a custom endpoint, where no such host exists.
 * This sends the request to the endpoint itself and keeps the account in the `Host` header, by which simulators route.
 */
export function keepEndpointHost(client: object, endpoint: string): void {
  if (!isBuilding(client)) return
  const { hostname } = new URL(endpoint)
  client.middlewareStack.add(
    (next) => (args: { request: HostedRequest; input: { AccountId?: string } }) => {
      const { request, input } = args
      request.hostname = hostname
      request.headers['host'] = `${input.AccountId ?? ''}.s3-control.amazonaws.com`
      return next(args as never)
    },
    { step: 'build', priority: 'low', name: 'keepEndpointHost' },
  )
}

function isBuilding(client: object): client is Building {
  return 'middlewareStack' in client
}
