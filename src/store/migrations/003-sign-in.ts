import { type Kysely, type RawBuilder, sql } from 'kysely'

const key = sql`text collate "C" not null`
const text = sql`text not null`
const json = sql`jsonb not null`
const ms = sql`bigint not null`

/** Users of the console, their sessions, sign-ins under way, and counted attempts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements: readonly RawBuilder<unknown>[] = [
  sql`create table console_user (id ${key} primary key, account ${key}, name ${key}, folded ${key} unique, status ${text},
    identity text collate "C" unique, version integer not null default 1, created ${ms}, updated ${ms}, data ${json})`,
  sql`create table console_session (id ${key} primary key, holder ${key} references console_user on delete cascade,
    account ${key}, region ${key}, created ${ms}, seen ${ms}, expires ${ms}, data ${json})`,
  sql`create index on console_session (holder, created)`,
  sql`create index on console_session (expires)`,
  sql`create table sign_in_step (id ${key} primary key, kind ${text}, expires ${ms}, tries integer not null default 0,
    data ${json})`,
  sql`create index on sign_in_step (expires)`,
  sql`create table sign_in_attempt (subject ${key} primary key, since ${ms}, count integer not null)`,
  sql`create index on sign_in_attempt (since)`,
]
