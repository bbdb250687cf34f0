import { type Command, InvalidArgumentError, Option } from 'commander'
import { createKey, listKeys, type NewKey, revokeKey } from '../../app/keys/access-keys.ts'
import { type Home, openHome } from '../../app/open-home.ts'
import { isOrganizationArn } from '../../app/tool/shares/target.ts'
import { parseTime } from '../../lib/time.ts'
import { PlinthError } from '../../model/diagnostic.ts'

/** `plinth keys create|list|revoke`: who may call the API. */
export function define(command: Command): void {
  command
    .command('create')
    .description('Make an access key; its secret is shown once.')
    .requiredOption('--account <id>', 'account it belongs to, 12 digits', account)
    .requiredOption('--user <name>', 'who it is for', user)
    .addOption(
      new Option('--role <role>', 'what it may do')
        .choices(['reader', 'contributor', 'owner', 'admin'])
        .default('owner'),
    )
    .option('--expires <time>', 'ISO 8601; default: never', time)
    .option(
      '--member-of <arn>',
      'organization or unit that the account is in; again for more',
      membership,
    )
    .action((options: NewKey) => withHome((home) => create(home, options)))
  command
    .command('list')
    .description('List the access keys, without secrets.')
    .option('--json', 'as JSON')
    .action((options: { readonly json?: boolean }) => withHome((home) => list(home, options)))
  command
    .command('revoke')
    .description('Revoke an access key at once.')
    .argument('<access-key-id>')
    .action((id: string) => withHome((home) => revoke(home, id)))
}

async function withHome(run: (home: Home) => Promise<void>): Promise<void> {
  const home = await openHome(true)
  try {
    await run(home)
  } finally {
    await home.store.close()
  }
}

async function create({ store, master }: Home, wanted: NewKey): Promise<void> {
  const key = await createKey(store.db, master, wanted, actor())
  process.stdout.write(
    `AWS_ACCESS_KEY_ID=${key.accessKeyId}\nAWS_SECRET_ACCESS_KEY=${key.secretAccessKey}\n`,
  )
}

async function list({ store }: Home, { json }: { readonly json?: boolean }): Promise<void> {
  const keys = await listKeys(store.db)
  if (json === true) {
    process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`)
    return
  }
  for (const { id, principal, role, status, expires } of keys) {
    const until = expires === null ? '' : `  until ${new Date(expires).toISOString()}`
    process.stdout.write(`${id}  ${status.padEnd(7)}  ${role.padEnd(11)}  ${principal}${until}\n`)
  }
}

async function revoke({ store }: Home, id: string): Promise<void> {
  if (await revokeKey(store.db, id, actor())) {
    process.stdout.write(`${id} is revoked.\n`)
    return
  }
  throw new PlinthError({
    code: 'keys-unknown',
    severity: 'error',
    message: `There is no access key ${id}.`,
    help: '`plinth keys list` names them.',
  })
}

function actor() {
  return { principal: 'plinth keys', at: Date.now() }
}

function account(value: string): string {
  if (!/^\d{12}$/.test(value)) throw new InvalidArgumentError('Give 12 digits.')
  return value
}

function user(value: string): string {
  if (!/^[\w+=,.@-]{1,64}$/.test(value))
    throw new InvalidArgumentError('Use letters, digits and + = , . @ _ -, at most 64.')
  return value
}

function membership(value: string, earlier: readonly string[] = []): readonly string[] {
  if (!isOrganizationArn(value))
    throw new InvalidArgumentError('Give the ARN of an organization or an organizational unit.')
  return [...earlier, value]
}

function time(value: string): number {
  const at = parseTime(value)
  if (at === undefined) throw new InvalidArgumentError('Give an ISO 8601 time.')
  return at
}
