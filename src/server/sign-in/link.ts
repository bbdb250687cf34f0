import { installationAdministrator } from '../../app/users/one-time-links.ts'
import { requireAttempt, startSessionFor } from './attempt.ts'
import type { SignInOptions } from './options.ts'
import { isLoopbackAddress } from './site.ts'
import { redirect } from './redirect.ts'
import type { Visit } from './visit.ts'

/** `GET /sign-in/link/TOKEN`: signs in whoever started the server, once, on this machine. */
export async function byLink(
  visit: Visit,
  options: SignInOptions,
  token: string,
): Promise<Response> {
  const { request, site, client, now } = visit
  const here = site.loopback && isLoopbackAddress(client.address) && !isForwarded(request)
  // What a browser fetches ahead must not use the link up.
  if (request.headers.has('sec-purpose') || request.headers.has('purpose'))
    return new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } })
  await requireAttempt(visit, options)
  if (!here || options.links?.redeem(token) !== true) return redirect('/sign-in?problem=link-used')
  const user = await installationAdministrator(options.db, now)
  const started = await startSessionFor(visit, options, { user, how: 'link' })
  return started === undefined
    ? redirect('/sign-in?problem=sign-in-failed')
    : redirect(options.links.opens, started.cookies)
}

/** Behind a proxy every request comes from this machine. */
function isForwarded(request: Request): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) =>
    request.headers.has(name),
  )
}
