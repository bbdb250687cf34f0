import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Home, openHome } from '../../app/open-home.ts'
import type { Role } from '../../app/tool/context.ts'
import { everyAccount, type Grant } from '../../app/users/grants.ts'
import {
  createUser,
  listUsers,
  requireUser,
  resetUser,
  setUserGrants,
  setUserStatus,
  type UserSummary,
} from '../../app/users/users.ts'
import { printable } from '../../lib/printable.ts'
import { readPassword } from '../read-password.ts'

interface Granted {
  readonly role: Role
  readonly account?: readonly string[]
  readonly everyAccount?: true
}

/** `plinth users create|list|grant|disable|enable|reset`: who may sign in to the console. */
export function define(command: Command): void {
  grantOptions(command.command('create'))
    .description('Add a user; the password is typed, or the first line of stdin.')
    .argument('<name>')
    .action((name: string, options: Granted) => withHome((home) => create(home, name, options)))
  command
    .command('list')
    .description('List the users, without secrets.')
    .option('--json', 'as JSON')
    .action((options: { readonly json?: true }) => withHome((home) => list(home, options)))
  grantOptions(command.command('grant'))
    .description('Give a user these roles in place of the ones so far; ends the sessions.')
    .argument('<name>')
    .action((name: string, options: Granted) => withHome((home) => grant(home, name, options)))
  for (const [verb, status] of [
    ['disable', 'DISABLED'],
    ['enable', 'ACTIVE'],
  ] as const)
    command
      .command(verb)
      .description(verb === 'disable' ? 'Keep a user out, at once.' : 'Let a user in again.')
      .argument('<name>')
      .action((name: string) => withHome((home) => setStatus(home, name, status)))
  command
    .command('reset')
    .description('Give a user a new password, typed or from stdin; ends the sessions.')
    .argument('<name>')
    .option('--factors', 'also take authenticator app, passkeys and recovery codes away')
    .action((name: string, options: { readonly factors?: true }) =>
      withHome((home) => reset(home, name, options.factors === true)),
    )
}

function grantOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--role <role>', 'what the user may do')
        .choices(['reader', 'contributor', 'owner', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--account <id>', 'account where, 12 digits; again for more', account)
    .option('--every-account', 'in every account of the installation')
}

async function withHome(run: (home: Home) => Promise<void>): Promise<void> {
  const home = await openHome(true)
  try {
    await run(home)
  } finally {
    await home.store.close()
  }
}

async function create({ store }: Home, name: string, options: Granted): Promise<void> {
  const grants = grantsOf(options)
  const password = await readPassword(name)
  const user = await createUser(store.db, { name, grants, password }, actor())
  process.stdout.write(`${user.name} may sign in.\n`)
}

async function list({ store }: Home, { json }: { readonly json?: true }): Promise<void> {
  const users = await listUsers(store.db)
  if (json === true) process.stdout.write(`${JSON.stringify(users, null, 2)}\n`)
  else for (const user of users) process.stdout.write(`${line(user)}\n`)
}

async function grant({ store }: Home, name: string, options: Granted): Promise<void> {
  const user = await requireUser(store.db, name)
  const { data } = await setUserGrants(store.db, user, grantsOf(options), actor())
  process.stdout.write(`${user.name}: ${describe(data.grants)}.\n`)
}

async function setStatus(
  { store }: Home,
  name: string,
  status: 'ACTIVE' | 'DISABLED',
): Promise<void> {
  const user = await requireUser(store.db, name)
  await setUserStatus(store.db, user, status, actor())
  const words = status === 'ACTIVE' ? 'may sign in again' : 'is kept out'
  process.stdout.write(`${user.name} ${words}.\n`)
}

async function reset({ store }: Home, name: string, factors: boolean): Promise<void> {
  const user = await requireUser(store.db, name)
  await resetUser(store.db, user, { password: await readPassword(user.name), factors }, actor())
  process.stdout.write(`${user.name} has a new password.\n`)
}

function line({ name, status, grants, totp, passkeys, oidc, signedIn }: UserSummary): string {
  const ways = [
    ...(oidc ? ['OIDC'] : []),
    ...(totp ? ['authenticator app'] : []),
    ...(passkeys > 0 ? [`${passkeys} passkeys`] : []),
  ].join(', ')
  const last = signedIn === undefined ? 'never' : new Date(signedIn).toISOString()
  const cells = [printable(name), status.toLowerCase(), describe(grants), ways || '-', last]
  return cells.join('  ')
}

function describe(grants: readonly Grant[]): string {
  return grants
    .map(({ account, role }) =>
      account === everyAccount ? `${role} everywhere` : `${role} in ${account}`,
    )
    .join(', ')
}

function grantsOf({ role, account = [], everyAccount: all }: Granted): readonly Grant[] {
  const accounts = all === true ? [everyAccount] : account
  return accounts.map((each) => ({ account: each, role }))
}

function actor() {
  return { principal: 'plinth users', at: Date.now() }
}

function account(value: string, earlier: readonly string[] = []): readonly string[] {
  if (!/^\d{12}$/.test(value)) throw new InvalidArgumentError('Give 12 digits.')
  return [...earlier, value]
}
