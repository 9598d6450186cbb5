/**
 * The questions of a published atlas as SQL functions: they read the views of their schema, whichever version those show.
 * They are volatile, so that each statement in them sees what stands when it runs: a question that waited while the views were
 * replaced would else look for the new version with the eyes of before, and find nothing.
 */

import { COLUMNS } from "../holding-columns.ts";
import { ALL_LAYERS, type AskedColumn, DAYS, PLACES } from "./functions-of-days.ts";
import { RECORD_HISTORY } from "./record-history.ts";
import { ANSWER_COLUMNS, SQL_TYPES } from "./table-layout.ts";

const declared = (columns: readonly AskedColumn[]): string => columns.map(([name, type]) => `${name} ${type}`).join(", ");
const named = (columns: readonly { readonly name: string }[], of: string): string => columns.map(({ name }) => `${of}.${name}`).join(", ");
const typed = (columns: readonly { readonly name: string; readonly type: keyof typeof SQL_TYPES }[]): readonly AskedColumn[] =>
  columns.map(({ name, type }) => [name, SQL_TYPES[type]]);

/** Columns of `who` and `history`. */
const TOLD: readonly AskedColumn[] = [
  ["layer", "text"],
  ["start_edtf", "text"],
  ["end_edtf", "text"],
  ...typed(ANSWER_COLUMNS),
  ["holders", "text[]"],
  ["detail", "jsonb"],
  ["atom", "integer"],
  ["on_border", "boolean"],
];
const TELLING = `s.layer, @.day_text(lower(s.days)), @.day_text(upper(s.days)), ${named(ANSWER_COLUMNS, "a")}, a.holders, a.detail, s.atom, l.on_border`;
const IN_ORDER = `array_position(array[${ALL_LAYERS}], s.layer)`;

const EYES = `
create or replace function @.eyes(viewpoint text) returns text language plpgsql volatile as $$
#variable_conflict use_column
declare
  -- the views are replaced together, this one first: who has asked it keeps the version until the transaction ends
  asked text := coalesce($1, (select v.viewpoint from @.viewpoint v where v.is_default));
begin
  if asked is not null and exists (select from @.viewpoint v where v.viewpoint = asked) then return asked; end if;
  if not exists (select from @.viewpoint) then
    raise exception 'the atlas was published anew while this transaction ran' using hint = 'begin the transaction again', errcode = 'serialization_failure';
  end if;
  raise exception 'no viewpoint is called %', asked
    using hint = 'there are ' || (select string_agg(v.viewpoint, ', ' order by v.viewpoint) from @.viewpoint v), errcode = 'invalid_parameter_value';
end $$`;

const LAYER = `
create or replace function @.layer(layer text, choices text[]) returns text language plpgsql immutable as $$
begin
  if $1 = any($2) then return $1; end if;
  raise exception 'no layer is called %', $1 using hint = 'there are ' || array_to_string($2, ', '), errcode = 'invalid_parameter_value';
end $$`;

const WHO = `
#variable_conflict use_column
declare asked text := @.eyes($4);
begin
  return query
    select ${TELLING}
    from @.atom_at($1, $2) l join @.spell s on s.atom = l.atom and s.viewpoint = asked and s.days @> $3 join @.answer a on a.answer_id = s.answer_id
    order by ${IN_ORDER};
end`;

const HISTORY = `
#variable_conflict use_column
declare asked text := @.eyes($3);
begin
  return query
    select ${TELLING}
    from @.atom_at($1, $2) l join @.spell s on s.atom = l.atom and s.viewpoint = asked join @.answer a on a.answer_id = s.answer_id
    order by ${IN_ORDER}, s.days;
end`;

/** The answer of `dejure who --json`, without a day of knowledge. */
const WHO_JSON = `
#variable_conflict use_column
declare asked text := @.eyes($4);
begin
  return (
    select jsonb_build_object(
      'place', jsonb_build_object('id', null, 'at', jsonb_build_array($1, $2)) || case when l.on_border then '{"on_border": true}' else '{}'::jsonb end,
      'date', @.day_text($3),
      'viewpoint', asked,
      'title', said -> 'title',
      'control', said -> 'control',
      'divergent', divergent,
      'claims', coalesce((select jsonb_agg(c.detail order by c.polity collate "C") from @.claim c where c.atom = l.atom and c.days @> $3), '[]'),
      'also', coalesce((select jsonb_agg(b.detail order by b.assertion collate "C") from @.bearing b where b.atom = l.atom and b.days @> $3), '[]')
    ) || case when p.period @> $3 then '{}' else '{"outside_period": true}'::jsonb end
    from @.atom_at($1, $2) l, @.publication p, lateral (
      select jsonb_object_agg(s.layer, a.detail) as said, bool_or(a.divergent) as divergent
      from @.spell s join @.answer a on a.answer_id = s.answer_id where s.atom = l.atom and s.viewpoint = asked and s.days @> $3
    ) x
    where p.active
  );
end`;

/** Expressions that make a row of land of the answers of its atoms, by column. */
const GATHERED: Readonly<Record<string, string>> = {
  viewpoint: "asked",
  layer: "shown",
  date: "@.day_text($1)",
  start_date: "@.plain_date(g.start_day)",
  end_date: "@.plain_date(g.end_day)",
  start_edtf: "@.day_text(g.start_day)",
  end_edtf: "@.day_text(g.end_day)",
  start_decdate: "@.decimal_year(g.start_day)",
  end_decdate: "@.decimal_year(g.end_day)",
  start_day: "g.start_day",
  end_day: "g.end_day",
  end_is: "'exclusive'",
  since: "case when g.several then @.earliest(g.since) else a.since end",
  basis_since: "case when g.several then @.earliest(g.basis_since) else a.basis_since end",
  because: "case when g.several then @.gathered(g.because, '; ') else a.because end",
  sources: "case when g.several then g.sources else a.sources end",
  licence: "concat_ws('; ', p.licence, @.gathered(g.licences, e'\\x1f'))",
  attribution: "@.gathered(g.attributions, e'\\x1f')",
  area_km2: "g.area_km2",
};

const SNAPSHOT_COLUMNS: readonly AskedColumn[] = [...typed(COLUMNS), ["detail", "jsonb"], ["geom", "geometry"]];

const SNAPSHOT = `
#variable_conflict use_column
declare
  asked text := @.eyes($2);
  shown text := @.layer($3, array[${ALL_LAYERS}]);
begin
  if exists (select from @.holding h where h.viewpoint = asked and h.layer = shown) then
    return query
      select ${COLUMNS.map(({ name }) => (name === "date" ? "@.day_text($1)" : `h.${name}`)).join(", ")}, h.detail, case when $4 then h.geom end
      from @.holding h where h.viewpoint = asked and h.layer = shown and h.days @> $1;
  else
    return query
      select ${COLUMNS.map(({ name }) => GATHERED[name] ?? `a.${name}`).join(", ")}, a.detail, g.geom
      from (
        select min(s.atom) as atom, (array_agg(x.answer_id order by s.atom))[1] as answer_id, count(distinct x.answer_id) > 1 as several,
          max(lower(s.days)) as start_day, min(upper(s.days)) as end_day,
          array_agg(distinct x.since) as since, array_agg(distinct x.basis_since) as basis_since,
          string_agg(distinct x.because, '; ') as because, string_agg(distinct x.sources, '; ') as sources,
          string_agg(array_to_string(t.licences, e'\\x1f'), e'\\x1f') as licences, string_agg(array_to_string(t.attributions, e'\\x1f'), e'\\x1f') as attributions,
          sum(t.area_km2) as area_km2, case when $4 then ST_Multi(ST_Union(t.geom)) end as geom
        from @.spell s join @.answer x on x.answer_id = s.answer_id join @.atom t on t.atom = s.atom
        where s.viewpoint = asked and s.layer = shown and s.days @> $1 and t.geom is not null
        group by x.holding_key
      ) g join @.answer a on a.answer_id = g.answer_id cross join @.publication p
      where p.active order by g.atom;
  end if;
end`;

const DIFF_COLUMNS: readonly AskedColumn[] = [
  ...["before", "after"].flatMap((side): AskedColumn[] => [
    [`${side}_answer`, "text"],
    [`${side}_holder`, "text"],
    [`${side}_alternatives`, "text"],
    [`${side}_detail`, "jsonb"],
  ]),
  ["area_km2", "double precision"],
  ["geom", "geometry"],
];
const SIDES = ["b", "a"].map((side) => `${side}.answer, ${side}.holder, ${side}.alternatives, ${side}.detail`).join(", ");

const DIFF = `
#variable_conflict use_column
declare
  asked text := @.eyes($2);
  other text := @.eyes($4);
  shown text := @.layer($5, array['title', 'control']);
begin
  return query
    select ${SIDES}, g.area_km2, g.geom
    from (
      select (array_agg(b.answer_id order by s.atom))[1] as before_id, (array_agg(a.answer_id order by s.atom))[1] as after_id,
        sum(t.area_km2) as area_km2, case when $6 then ST_Multi(ST_Union(t.geom)) end as geom
      from @.spell s
        join @.spell o on o.atom = s.atom and o.layer = shown and o.viewpoint = other and o.days @> $3
        join @.answer b on b.answer_id = s.answer_id join @.answer a on a.answer_id = o.answer_id
        join @.atom t on t.atom = s.atom
      where s.viewpoint = asked and s.layer = shown and s.days @> $1 and s.atom > 0 and a.decision_key <> b.decision_key
      group by b.decision_key, a.decision_key
    ) g join @.answer b on b.answer_id = g.before_id join @.answer a on a.answer_id = g.after_id
    order by g.area_km2 desc;
end`;

const CHANGE_COLUMNS: readonly AskedColumn[] = [
  ["version", "integer"],
  ["at", "timestamptz"],
  ["by", "text"],
  ["why", "text"],
  ["change", "text"],
  ["collection", "text"],
  ["id", "text"],
  ["data", "jsonb"],
];

/** A question that people put: what it is given, what it gives, and how it is answered; the answer calls what it is given by number. */
interface Question {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  readonly body: string;
}

const table = (columns: readonly AskedColumn[]): string => `table (${declared(columns)})`;
const POINT = ["lon float8", "lat float8"];
const DAY_AS_SEEN = ["day bigint", "viewpoint text default null"];

const QUESTIONS: readonly Question[] = [
  { name: "who", parameters: [...POINT, ...DAY_AS_SEEN], returns: table(TOLD), body: WHO },
  { name: "who_json", parameters: [...POINT, ...DAY_AS_SEEN], returns: "jsonb", body: WHO_JSON },
  { name: "history", parameters: [...POINT, "viewpoint text default null"], returns: table(TOLD), body: HISTORY },
  {
    name: "snapshot",
    parameters: ["day bigint", "as_viewpoint text default null", "on_layer text default 'title'", "outlines boolean default true"],
    returns: table(SNAPSHOT_COLUMNS),
    body: SNAPSHOT,
  },
  {
    name: "diff",
    parameters: [
      "day bigint",
      "viewpoint text",
      "other_day bigint",
      "other_viewpoint text",
      "layer text default 'title'",
      "outlines boolean default true",
    ],
    returns: table(DIFF_COLUMNS),
    body: DIFF,
  },
  { name: "record_history", parameters: ["record text"], returns: table(CHANGE_COLUMNS), body: RECORD_HISTORY },
];

/** Functions that people call. */
export const QUESTION_NAMES: readonly string[] = QUESTIONS.map(({ name }) => name);

/** A question, and the same with its days written as text, as people do, or as a DATE. */
function functionsOf({ name, parameters, returns, body }: Question): string[] {
  const made = `
create or replace function @.${name}(${parameters.join(", ")}) returns ${returns} language plpgsql volatile as $$${body} $$`;
  if (!parameters.some((p) => p.includes("bigint"))) return [made];
  const spoken = ["text", "date"].map((type) => {
    const given = parameters.map((p) => p.replace(/\bbigint\b/, type)).join(", ");
    const passed = parameters.map((p, i) => (p.includes("bigint") ? `@.day($${i + 1})` : `$${i + 1}`)).join(", ");
    return `
create or replace function @.${name}(${given}) returns ${returns} language sql volatile as $$ select ${returns === "jsonb" ? "" : "* from "}@.${name}(${passed}) $$`;
  });
  return [made, ...spoken];
}

/** All functions, in the order in which they rest on each other; `@` is their schema. */
const FUNCTIONS: readonly string[] = [...PLACES, EYES, LAYER, ...QUESTIONS.flatMap(functionsOf)];

/** What is made before the views, which need it, and after them. */
export interface Functions {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What the planner is told of a question: compiling it would take longer than answering, and land of a day is planned for that day. */
function settingsOf(text: string, postgis: string): string {
  const [, name = ""] = /function @\.(\w+)/.exec(text) ?? [];
  const direct = /language plpgsql volatile|rows 1/.test(text);
  return [
    direct ? " set jit = off" : "",
    direct && (name === "snapshot" || name === "diff") ? " set plan_cache_mode = force_custom_plan" : "",
    text.includes("ST_") ? ` set search_path = ${postgis}, pg_catalog, pg_temp` : "",
  ].join("");
}

/** The statements that make the functions; `postgis` is where its functions are, whatever the search path of those who ask. */
export function functionStatements(schema: string, perDegree: number, postgis: string): Functions {
  const filled = (text: string): string =>
    text
      .trim()
      .replace(" as $$", (as) => `${settingsOf(text, postgis)}${as}`)
      .replaceAll("@.", `${schema}.`)
      .replaceAll("%PER%", String(perDegree));
  return { before: DAYS.map(filled), after: FUNCTIONS.map(filled) };
}
