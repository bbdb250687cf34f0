import { type Kysely, type RawBuilder, sql } from 'kysely'

// `C` order: the same on every database and fit for keyset paging.
const key = sql`text collate "C" not null`
const text = sql`text not null`
const json = sql`jsonb not null`
const ms = sql`bigint not null`
const kept = sql`version integer not null default 1, created ${ms}, updated ${ms}`

/** Every table, its uniques and indexes, and the triggers that keep milestones, versions and the audit as they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...workloads, ...catalog, ...sharing, ...accounts, ...agents, ...guards])
    await statement.execute(db)
}

const workloads: readonly RawBuilder<unknown>[] = [
  sql`create table workload (id ${key} primary key, arn ${key} unique, account ${key}, region ${key}, name ${key},
    folded ${key}, ${kept}, data ${json}, unique (account, region, folded))`,
  sql`create table lens_review (workload ${key} references workload on delete cascade, lens ${key}, lens_version ${text},
    position integer not null, ${kept}, data ${json}, primary key (workload, lens))`,
  sql`create index on lens_review (lens)`,
  sql`create table answer (workload ${key}, lens ${key}, question ${key}, pillar ${key}, risk ${text}, ${kept}, data ${json},
    primary key (workload, lens, question),
    foreign key (workload, lens) references lens_review on delete cascade)`,
  sql`create table milestone (workload ${key} references workload on delete cascade, number integer not null, name ${key},
    folded ${key}, created ${ms}, summary ${json}, data ${json}, primary key (workload, number), unique (workload, folded))`,
  sql`create table run (id ${key} primary key, workload ${key} references workload on delete cascade, account ${key},
    region ${key}, status ${text}, ended bigint, ${kept}, data ${json})`,
  sql`create index on run (workload, created, id)`,
  sql`create table evidence (run ${key} references run on delete cascade, lens ${key}, question ${key}, choice ${key},
    workload ${key} references workload on delete cascade, created ${ms}, data ${json},
    primary key (run, lens, question, choice))`,
  sql`create index on evidence (workload)`,
]

const catalog: readonly RawBuilder<unknown>[] = [
  sql`create table lens (id ${key} primary key, arn ${key} unique, account ${key}, region ${key}, name ${key},
    status ${text}, current text, ${kept}, data ${json})`,
  sql`create index on lens (account, region)`,
  sql`create table lens_version (lens ${key} references lens on delete cascade, lens_version ${key}, number integer not null,
    major boolean not null, created ${ms}, data ${json}, primary key (lens, lens_version), unique (lens, number))`,
  sql`create table profile (id ${key} primary key, arn ${key} unique, account ${key}, region ${key}, name ${key},
    folded ${key}, current ${text}, ${kept}, data ${json}, unique (account, region, folded))`,
  sql`create table profile_version (profile ${key} references profile on delete cascade, profile_version ${key},
    number integer not null, created ${ms}, data ${json}, primary key (profile, profile_version), unique (profile, number))`,
  sql`create table review_template (id ${key} primary key, arn ${key} unique, account ${key}, region ${key}, name ${key},
    ${kept}, data ${json})`,
  sql`create index on review_template (account, region)`,
  sql`create table template_answer (template ${key} references review_template on delete cascade, lens ${key},
    question ${key}, pillar ${key}, status ${text}, ${kept}, data ${json}, primary key (template, lens, question))`,
]

const sharing: readonly RawBuilder<unknown>[] = [
  sql`create table share (id ${key} primary key, type ${key}, resource ${key}, resource_arn ${key}, resource_name ${key},
    account ${key}, region ${key}, target ${key}, kind ${text}, permission ${text}, status ${text},
    invitation text collate "C" unique, expires bigint, ${kept}, data ${json}, unique (type, resource, target))`,
  sql`create index on share (target, region, type, status)`,
  sql`create index on share (expires) where status = 'PENDING'`,
  sql`create table notification (id ${key} primary key, account ${key}, region ${key}, kind ${text}, resource_arn ${key},
    workload text collate "C" references workload on delete cascade, status ${text}, ${kept}, data ${json})`,
  sql`create index on notification (account, region, kind)`,
  sql`create index on notification (workload)`,
  sql`create table tag (resource_arn ${key}, key ${key}, value ${text}, primary key (resource_arn, key))`,
]

const accounts: readonly RawBuilder<unknown>[] = [
  sql`create table setting (account ${key}, region ${key}, ${kept}, data ${json}, primary key (account, region))`,
  sql`create table access_key (id ${key} primary key, account ${key}, principal ${text}, role ${text}, status ${text},
    expires bigint, ${kept}, data ${json})`,
  sql`create table idempotency (account ${key}, region ${key}, operation ${key}, token ${key}, request ${text},
    expires ${ms}, response jsonb, primary key (account, region, operation, token))`,
  sql`create index on idempotency (expires)`,
  sql`create table audit_head (account ${key} primary key, seq bigint not null, hash ${text}, prev ${text})`,
  sql`create table audit (account ${key}, seq bigint not null, at ${ms}, actor ${text}, action ${text}, subject ${text},
    before text, after text, changes ${json}, prev ${text}, hash ${text}, primary key (account, seq))`,
  sql`create index on audit (account, subject, seq)`,
]

const agents: readonly RawBuilder<unknown>[] = [
  sql`create table agent_profile (id ${key} primary key, account ${key}, region ${key}, name ${key}, ${kept}, data ${json})`,
  sql`create index on agent_profile (account, region)`,
  ...[
    ['agent_goal', sql``],
    ['agent_context', sql`type ${text},`],
    ['agent_generation', sql`status ${text},`],
    [
      'agent_recommendation',
      sql`generation ${text}, type ${text}, pillar ${text}, status ${text}, state ${text},`,
    ],
  ].flatMap(([table, columns]) => [
    sql`create table ${sql.raw(String(table))} (id ${key} primary key,
      profile ${key} references agent_profile on delete cascade, ${columns} ${kept}, data ${json})`,
    sql`create index on ${sql.raw(String(table))} (profile, created, id)`,
  ]),
]

const refuse = (table: string, events: string, when = sql``) => sql`
  create trigger ${sql.raw(`${table}_stays`)} before ${sql.raw(events)} on ${sql.raw(table)}
  for each row ${when} execute function refuse_change()`

const guards: readonly RawBuilder<unknown>[] = [
  sql`create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'A % row never changes.', tg_table_name using errcode = 'restrict_violation';
    end $$`,
  refuse('audit', 'update or delete'),
  refuse('milestone', 'update'),
  refuse('lens_version', 'update'),
  refuse('profile_version', 'update'),
  // A milestone goes only with its workload, whose row is gone before the cascade gets here.
  sql`create function refuse_lone_delete() returns trigger language plpgsql as $$
    begin
      if exists (select from workload where id = old.workload) then
        raise exception 'A milestone goes only with its workload.' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$`,
  sql`create trigger milestone_goes_with_workload before delete on milestone
    for each row execute function refuse_lone_delete()`,
]
