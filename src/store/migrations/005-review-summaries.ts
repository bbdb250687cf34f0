import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * What lists say of the reviews of a workload, in one row that the database keeps by itself: reading and counting all
 * answers of fifty workloads takes most of the time of a list. The audit does not know it, since all of it follows from
 * what the audit knows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements: readonly RawBuilder<unknown>[] = [
  sql`create table review_summary (workload text collate "C" primary key references workload on delete cascade,
    reviews jsonb not null, ran boolean not null default false)`,
  // In order, with how many answers have which risk and when one changed last.
  sql`create function review_summary_of(of text) returns jsonb stable language plpgsql as $$
    begin
      return coalesce((
        select jsonb_agg(jsonb_build_object('lens', r.lens, 'lens_version', r.lens_version, 'updated', r.updated,
            'answered', a.updated, 'risks', coalesce(a.risks, '{}')) order by r.position, r.lens)
          from lens_review as r
          left join lateral (select jsonb_object_agg(risk, n) as risks, max(updated) as updated from (
              select risk, count(*) as n, max(updated) as updated from answer
                where answer.workload = r.workload and answer.lens = r.lens group by risk) as counted
            ) as a on true
          where r.workload = of), '[]');
    end $$`,
  sql`create function begin_review_summary() returns trigger language plpgsql as $$
    begin
      insert into review_summary values (new.id, '[]');
      return null;
    end $$`,
  sql`create trigger workload_summary after insert on workload
    for each row execute function begin_review_summary()`,
  // The lock comes first: the statement after it sees what others, who held it, have changed of the same workload.
  sql`create function keep_review_summary() returns trigger language plpgsql as $$
    begin
      perform from review_summary where workload in (select workload from changed) order by workload for update;
      update review_summary set reviews = review_summary_of(workload)
        where workload in (select workload from changed);
      return null;
    end $$`,
  ...['lens_review', 'answer'].flatMap((table) => [
    keep(table, 'insert', 'new'),
    keep(table, 'update', 'new'),
    keep(table, 'delete', 'old'),
  ]),
  // Whether there may be evidence to look for.
  sql`create function note_run() returns trigger language plpgsql as $$
    begin
      update review_summary set ran = true where workload = new.workload and not ran;
      return null;
    end $$`,
  sql`create trigger run_summary after insert or update of status on run
    for each row when (new.status = 'COMPLETE') execute function note_run()`,
  sql`insert into review_summary select id, review_summary_of(id),
    exists (select from run where run.workload = workload.id and status = 'COMPLETE') from workload`,
  // Own workloads are read in this order, whatever their number.
  sql`create index on workload (account, region, created, id)`,
]

function keep(table: string, event: string, rows: string): RawBuilder<unknown> {
  return sql`create trigger ${sql.raw(`${table}_summary_${event}`)} after ${sql.raw(event)} on ${sql.raw(table)}
    referencing ${sql.raw(rows)} table as changed for each statement execute function keep_review_summary()`
}
