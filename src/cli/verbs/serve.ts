import { randomBytes } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { firstKey } from '../../app/keys/first-key.ts'
import { openHome } from '../../app/open-home.ts'
import { readServerSection } from '../../app/read-server-section.ts'
import { createAccountReader } from '../../app/tool/agent/accounts/account-reader.ts'
import { createOneTimeLinks } from '../../app/users/one-time-links.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { serve } from '../../server/serve.ts'
import { buildConsoleFromSource } from '../build-console.ts'
import { isPortTaken, portNumber } from '../options/port.ts'
import { untilSignal } from '../until-signal.ts'
import { addOidcOptions, type OidcOptions, readOidcOptions } from '../options/oidc.ts'

interface Options extends OidcOptions {
  readonly port: number
  readonly host: string
  readonly url?: URL
  readonly config?: string
  readonly live: readonly string[]
  readonly cloudtrail?: readonly string[]
}

/** `plinth serve`: the console and the Well-Architected API on loopback, until a signal ends it. */
export function define(command: Command): void {
  command
    .addOption(
      new Option('--port <port>', 'port to listen on')
        .env('PLINTH_PORT')
        .argParser(portNumber)
        .default(7070),
    )
    .addOption(
      new Option('--host <address>', 'address to listen on')
        .env('PLINTH_HOST')
        .default('127.0.0.1'),
    )
    .addOption(
      new Option('--url <url>', 'address of the console for browsers, behind a proxy with TLS')
        .env('PLINTH_CONSOLE_URL')
        .argParser(publicUrl),
    )
    .addOption(
      new Option('--config <file>', 'plinth.yaml whose section `server` counts').env(
        'PLINTH_SERVER_CONFIG',
      ),
    )
    .addOption(
      new Option('--live <accounts...>', 'accounts that agent generations may read; * for any')
        .env('PLINTH_LIVE_ACCOUNTS')
        .argParser(accounts)
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--cloudtrail <path>',
        'file or folder with logs of CloudTrail that policies are generated from; repeatable',
      )
        .env('PLINTH_CLOUDTRAIL')
        .argParser((path: string, before?: readonly string[]) => [...(before ?? []), path]),
    )
  addOidcOptions(command)
  command
    .addHelpText(
      'after',
      `
The embedded store is in ./.plinth (PLINTH_HOME); DATABASE_URL moves it to PostgreSQL.

Example
  plinth serve
  aws wellarchitected list-workloads --endpoint-url http://127.0.0.1:7070 --region eu-west-1`,
    )
    .action(run)
}

async function run(options: Options): Promise<void> {
  const section = await readServerSection(options.config)
  const oidc = readOidcOptions(options, section.oidc)
  const url = options.url ?? (section.url === undefined ? undefined : new URL(section.url))
  await buildConsoleFromSource()
  const home = await openHome(false)
  const apiToken = randomBytes(32).toString('base64url')
  const links = createOneTimeLinks(Date.now)
  const signal = untilSignal()
  const running = await serve(home, {
    ...options,
    ...(options.live.length > 0 && { accountReader: readerOf(options.live) }),
    apiToken,
    apiHosts: apiHosts(options),
    links,
    ...(url !== undefined && { publicUrl: url }),
    ...(oidc !== undefined && { oidc }),
    ...(options.cloudtrail !== undefined && { cloudTrail: options.cloudtrail }),
  }).catch(async (error: unknown) => {
    await home.store.close()
    throw isPortTaken(error) ? portTaken(options) : error
  })
  const key = await firstKey(home, Date.now())
  process.stdout.write(`The Well-Architected API is served on ${running.url}\n`)
  process.stdout.write(`Its JSON API is ${running.url}/api, token ${apiToken}\n`)
  if (key !== undefined) process.stdout.write(welcome(key, running.url))
  const link = linkTo(running.url, options)
  if (link !== undefined) {
    process.stdout.write(`Open the console, once, within 10 minutes:\n`)
    process.stdout.write(`  ${link}/${links.issue()}\n`)
  }
  process.stdout.write('Ready.\n')
  await signal
  process.stderr.write('Closing.\n')
  await running.close()
  await home.store.close()
}

function readerOf(live: readonly string[]) {
  const endpointUrl = process.env['AWS_ENDPOINT_URL']
  return createAccountReader({ accounts: live, ...(endpointUrl && { endpointUrl }) })
}

/** Where a link signs in: on this machine only. */
function linkTo(url: string, { host }: Options): string | undefined {
  const { port } = new URL(url)
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}/sign-in/link`
  return ['127.0.0.1', 'localhost', '::1'].includes(host) ? `${url}/sign-in/link` : undefined
}

/** Names in `Host` that the JSON API answers to, besides those of this machine. */
function apiHosts({ host }: Options): readonly string[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  const bound = everywhere ? '' : host.includes(':') ? `[${host}]` : host
  const named = (process.env['PLINTH_API_HOSTS'] ?? '').toLowerCase().split(',')
  return [bound, ...named.map((name) => name.trim())].filter((name) => name !== '')
}

function welcome(
  key: { readonly accessKeyId: string; readonly secretAccessKey: string },
  url: string,
): string {
  return `
This is the first run. A key of an administrator was made; its secret is shown this once:

  export AWS_ACCESS_KEY_ID=${key.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${key.secretAccessKey}
  export AWS_REGION=eu-west-1
  export AWS_ENDPOINT_URL_WELLARCHITECTED=${url}
  export AWS_ENDPOINT_URL_ACCESSANALYZER=${url}
  aws wellarchitected list-lenses

More keys: plinth keys create --account 111122223333 --user NAME --role contributor
`
}

function portTaken({ host, port }: Options): PlinthError {
  return new PlinthError({
    code: 'serve-port-taken',
    severity: 'error',
    message: `Another process listens on ${host}:${port}.`,
    help: 'Stop it, or name another port with --port.',
  })
}

function publicUrl(value: string): URL {
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new InvalidArgumentError(
      'Give an address without a path, e.g. https://plinth.example.com.',
    )
  return url
}

function accounts(value: string, before: readonly string[]): readonly string[] {
  const ids = value.split(',').map((id) => id.trim())
  for (const id of ids)
    if (!/^(\d{12}|\*)$/.test(id))
      throw new InvalidArgumentError('Give accounts of 12 digits, or * for any.')
  return [...before, ...ids]
}
