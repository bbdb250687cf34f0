import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type OidcRole,
  oidcSettings,
  type OidcSettings,
  parseOidcRole,
} from '../../app/users/oidc-settings.ts'
import { describeFileError } from '../../lib/describe-file-error.ts'
import { PlinthError } from '../../model/diagnostic.ts'

export interface OidcOptions {
  readonly oidcIssuer?: string
  readonly oidcClientId?: string
  readonly oidcClientSecretFile?: string
  readonly oidcName?: string
  readonly oidcScopes?: string
  readonly oidcGroupClaim?: string
  readonly oidcRole?: readonly OidcRole[]
}

/** Options for signing in at the company's identity provider. */
export function addOidcOptions(command: Command): void {
  const option = (flags: string, text: string, variable: string) =>
    command.addOption(new Option(flags, text).env(variable))
  option('--oidc-issuer <url>', 'sign in at this OpenID Connect provider', 'PLINTH_OIDC_ISSUER')
  option('--oidc-client-id <id>', 'client id there', 'PLINTH_OIDC_CLIENT_ID')
  option(
    '--oidc-client-secret-file <file>',
    'file with the client secret; or PLINTH_OIDC_CLIENT_SECRET',
    'PLINTH_OIDC_CLIENT_SECRET_FILE',
  )
  option('--oidc-name <words>', 'words on the button', 'PLINTH_OIDC_NAME')
  option('--oidc-scopes <scopes>', 'scopes to ask for', 'PLINTH_OIDC_SCOPES')
  option('--oidc-group-claim <claim>', 'claim with the groups', 'PLINTH_OIDC_GROUP_CLAIM')
  command.addOption(
    new Option(
      '--oidc-role <group=role@account>',
      'what members of a group may do; account * is every one; again, or `;` between, for more',
    )
      .env('PLINTH_OIDC_ROLES')
      .argParser(roles),
  )
}

/**
 * The settings that options and environment make, else those of a file; `undefined` where there is no provider.
 * @throws PlinthError
 */
export function readOidcOptions(
  options: OidcOptions,
  file: Omit<OidcSettings, 'clientSecret'> | undefined,
): OidcSettings | undefined {
  const secret = clientSecret(options)
  const settings = options.oidcIssuer === undefined ? file : ofOptions(options)
  if (settings === undefined) return undefined
  return { ...settings, ...(secret !== undefined && { clientSecret: secret }) }
}

function ofOptions(options: OidcOptions): Omit<OidcSettings, 'clientSecret'> {
  const { oidcName, oidcScopes, oidcGroupClaim } = options
  const read = oidcSettings.safeParse({
    issuer: options.oidcIssuer,
    clientId: options.oidcClientId,
    roles: options.oidcRole ?? [],
    ...(oidcName !== undefined && { name: oidcName }),
    ...(oidcScopes !== undefined && { scopes: oidcScopes.split(/[\s,]+/).filter(Boolean) }),
    ...(oidcGroupClaim !== undefined && { groupClaim: oidcGroupClaim }),
  })
  if (!read.success) {
    const [issue] = read.error.issues
    throw problem(
      `The OIDC option ${issue?.path[0]?.toString() ?? ''} is wrong: ${issue?.message}.`,
    )
  }
  return read.data
}

/** Never an argument, which other users of the machine could read. */
function clientSecret({ oidcClientSecretFile: file }: OidcOptions): string | undefined {
  if (file === undefined) return process.env['PLINTH_OIDC_CLIENT_SECRET']
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw problem(`${file} cannot be read: ${describeFileError(error)}.`)
  }
}

function problem(message: string): PlinthError {
  return new PlinthError({
    code: 'serve-oidc',
    severity: 'error',
    message,
    help: 'docs/guide/sign-in.md shows every setting.',
  })
}

function roles(value: string, earlier: readonly OidcRole[] = []): readonly OidcRole[] {
  const read = value
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => parseOidcRole(part))
  if (read.some((role) => role === undefined))
    throw new InvalidArgumentError('Give e.g. security=owner@111122223333, or staff=reader@*.')
  return [...earlier, ...read.filter((role) => role !== undefined)]
}
