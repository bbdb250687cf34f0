import { type Kysely, type RawBuilder, sql } from 'kysely'

// `C` order: the same on every database and fit for keyset paging.
const key = sql`text collate "C" not null`
const text = sql`text not null`
const json = sql`jsonb not null`
const ms = sql`bigint not null`
const kept = sql`version integer not null default 1, created ${ms}, updated ${ms}`
const ofWorkload = sql`workload ${key} references workload on delete cascade`

/** What the console keeps: findings of the newest run, suppressions, plan items, attestations and their files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...findings, ...decisions]) await statement.execute(db)
}

const findings: readonly RawBuilder<unknown>[] = [
  sql`create table finding_set (run ${key} primary key references run on delete cascade, ${ofWorkload},
    created ${ms}, data ${json})`,
  sql`create index on finding_set (workload)`,
  // Severity and outcome are ranks: 0 is the most urgent. Empty text stands for "none", so that every column sorts.
  sql`create table finding (run ${key} references finding_set on delete cascade, id ${key}, check_id ${key},
    outcome smallint not null, severity smallint not null, service ${key}, type ${key}, resource ${key}, name ${key},
    account ${key}, region ${key}, source ${key}, since ${ms}, first ${ms}, entry ${key},
    suppression text collate "C", hidden bigint, data ${json}, primary key (run, id))`,
  sql`create index on finding (run, outcome, severity, id)`,
  sql`create index on finding (run, check_id)`,
  sql`create table finding_resource (run ${key} references finding_set on delete cascade, entry ${key}, data ${json},
    primary key (run, entry))`,
]

const decisions: readonly RawBuilder<unknown>[] = [
  sql`create table suppression (id ${key} primary key, ${ofWorkload}, check_id ${key}, status ${text}, expires ${ms},
    ${kept}, data ${json})`,
  sql`create index on suppression (workload, created, id)`,
  sql`create table plan_item (${ofWorkload}, item ${key}, status ${text}, due ${ms}, ${kept}, data ${json},
    primary key (workload, item))`,
  sql`create table attestation (id ${key} primary key, ${ofWorkload}, lens ${key}, question ${key}, choice ${key},
    status ${text}, expires ${ms}, ${kept}, data ${json})`,
  sql`create index on attestation (workload, created, id)`,
  // The content of a file is in parts, base64: rows of a bounded size that every tool of the store can carry.
  sql`create table evidence_file (${ofWorkload}, sha256 ${key}, size integer not null, created ${ms}, data ${json},
    primary key (workload, sha256))`,
  sql`create table evidence_part (workload ${key}, sha256 ${key}, part integer not null, bytes ${text},
    primary key (workload, sha256, part),
    foreign key (workload, sha256) references evidence_file on delete cascade)`,
]
