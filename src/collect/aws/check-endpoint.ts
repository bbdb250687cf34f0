import { PlinthError } from '../../model/diagnostic.ts'

/** Refuses an endpoint that no request can go to. */
export function checkEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined) return
  const protocol = URL.parse(endpoint)?.protocol
  if (protocol === 'http:' || protocol === 'https:') return
  throw new PlinthError({
    code: 'aws-endpoint-invalid',
    severity: 'error',
    message: `The AWS endpoint ${JSON.stringify(endpoint)} is not an http or https URL.`,
    help: 'Give it with its scheme and port, such as http://127.0.0.1:5000.',
  })
}
