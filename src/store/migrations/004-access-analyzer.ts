import { type Kysely, type RawBuilder, sql } from 'kysely'

const key = sql`text collate "C" not null`
const text = sql`text not null`
const json = sql`jsonb not null`
const ms = sql`bigint not null`
const kept = sql`version integer not null default 1, created ${ms}, updated ${ms}`
const ofAnalyzer = sql`analyzer ${key} references access_analyzer on delete cascade`

/** What Access Analyzer keeps: what runs saw of access, analyzers, archive rules, findings, previews, generated policies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements: readonly RawBuilder<unknown>[] = [
  sql`create table access_snapshot (workload ${key} references workload on delete cascade, part integer not null,
    run ${key}, created ${ms}, data ${json}, primary key (workload, part))`,
  sql`create table access_analyzer (id ${key} primary key, account ${key}, region ${key}, name ${key}, type ${text},
    ${kept}, data ${json})`,
  sql`create index on access_analyzer (account, region, name)`,
  sql`create table access_archive_rule (${ofAnalyzer}, name ${key}, ${kept}, data ${json}, primary key (analyzer, name))`,
  sql`create table access_finding (${ofAnalyzer}, id ${key}, status ${text}, ${kept}, data ${json},
    primary key (analyzer, id))`,
  sql`create table access_preview (id ${key} primary key, ${ofAnalyzer}, status ${text}, ${kept}, data ${json})`,
  sql`create index on access_preview (analyzer, created, id)`,
  sql`create table policy_generation (id ${key} primary key, account ${key}, region ${key}, principal ${key},
    status ${text}, ${kept}, data ${json})`,
  sql`create index on policy_generation (account, region, created, id)`,
]
