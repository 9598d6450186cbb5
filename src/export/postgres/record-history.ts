/** What became of each record from one publication to the next: who, when and why. It outlives the land of former versions. */

/**
 * Tables that stand beside the register of versions. What is said of a version has a table of its own, since a column more in the
 * register would keep those who read it waiting.
 */
export const historyTables = (schema: string): string[] => [
  `create table if not exists ${schema}.edition (
    version integer primary key,
    by text not null default session_user,
    why text,
    at timestamptz not null default now()
  )`,
  `create table if not exists ${schema}.record_change (
    collection text not null,
    id text not null,
    version integer not null references ${schema}.edition,
    change text not null check (change in ('added', 'changed', 'removed')),
    data jsonb,
    primary key (collection, id, version)
  )`,
  `comment on table ${schema}.edition is 'who published each version, when and why'`,
  `comment on table ${schema}.record_change is 'records that a version added, changed or removed, as they were then'`,
];

/** Who publishes this version and why: $1 version, $2 who (null: the role that does it), $3 why. */
export const editionStatement = (schema: string): string =>
  `insert into ${schema}.edition (version, by, why) values ($1, coalesce($2, session_user), $3)`;

/** Notes how the records of the schema `v` differ from what is noted last of each. */
export const changesStatement = (schema: string, v: string, version: number): string => `
insert into ${schema}.record_change (collection, id, version, change, data)
select coalesce(n.collection, o.collection), coalesce(n.record, o.id), ${version},
  case when o.id is null then 'added' when n.record is null then 'removed' else 'changed' end, n.data
from ${v}.record n full join (
  select * from (select distinct on (collection, id) * from ${schema}.record_change order by collection, id, version desc) last where change <> 'removed'
) o on o.collection = n.collection and o.id = n.record
where o.data is distinct from n.data`;

/** The body of `record_history`: `$1` is an id, or `collection/id`. */
export const RECORD_HISTORY = `
#variable_conflict use_column
begin
  return query
    select c.version, e.at, e.by, e.why, c.change, c.collection, c.id, c.data
    from @.record_change c join @.edition e on e.version = c.version
    where c.id = $1 or c.collection || '/' || c.id = $1
    order by c.version, c.collection;
end`;
