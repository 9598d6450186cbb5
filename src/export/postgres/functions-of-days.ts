/** What the questions of a database rest on: days as whole numbers, and whose land a point is. */
import { MAP_LAYERS } from "../../core/resolve/answer.ts";
import { SUBGRID } from "../../core/space/exact.ts";

export type AskedColumn = readonly [name: string, type: string];

export const ALL_LAYERS = MAP_LAYERS.map((layer) => `'${layer}'`).join(", ");

const DAY_TEXT = `
create or replace function @.day_text(day bigint) returns text language plpgsql immutable strict as $$
declare
  shifted bigint := $1 + 719468;
  cycle bigint := (shifted - mod(mod(shifted, 146097) + 146097, 146097)) / 146097;
  doc bigint := shifted - cycle * 146097;
  yoc bigint := (doc - doc / 1460 + doc / 36524 - doc / 146096) / 365;
  doy bigint := doc - (365 * yoc + yoc / 4 - yoc / 100);
  mp bigint := (5 * doy + 2) / 153;
  m bigint := case when mp < 10 then mp + 3 else mp - 9 end;
  y bigint := cycle * 400 + yoc + case when m <= 2 then 1 else 0 end;
  digits text := case when abs(y) < 10000 then lpad(abs(y)::text, 4, '0') else abs(y)::text end;
begin
  return case when length(digits) > 4 then 'Y' else '' end || case when y < 0 then '-' else '' end || digits
    || '-' || lpad(m::text, 2, '0') || '-' || lpad((doy - (153 * mp + 2) / 5 + 1)::text, 2, '0');
end $$`;

const DAY = `
create or replace function @.day(written text) returns bigint language plpgsql immutable strict as $$
declare
  parts text[] := regexp_match($1, '^\\s*Y?(-?\\d{4,12})-(\\d\\d)-(\\d\\d)\\s*$');
  m bigint := parts[2]; d bigint := parts[3];
  y bigint := parts[1]::bigint - case when m <= 2 then 1 else 0 end;
  cycle bigint := (y - mod(mod(y, 400) + 400, 400)) / 400;
  yoc bigint := y - cycle * 400;
  found bigint := cycle * 146097 + yoc * 365 + yoc / 4 - yoc / 100 + (153 * mod(m + 9, 12) + 2) / 5 + d - 1 - 719468;
begin
  if found is null or right(@.day_text(found), 5) <> parts[2] || '-' || parts[3] then
    raise exception '% is not a day', left($1, 60) using hint = 'write one such as 1920-08-01 or -0044-03-15', errcode = 'invalid_datetime_format';
  end if;
  return found;
end $$`;

export const DAYS: readonly string[] = [
  DAY_TEXT,
  DAY,
  `create or replace function @.day(written date) returns bigint language sql immutable strict as $$ select ($1 - date '1970-01-01')::bigint $$`,
  `
create or replace function @.plain_date(day bigint) returns date language sql immutable strict as $$
  select case when $1 between -719162 and 2932896 then date '1970-01-01' + $1::integer end $$`,
  `
create or replace function @.decimal_year(day bigint) returns float8 language plpgsql immutable strict as $$
declare
  y bigint := substring(@.day_text($1) from '^Y?(-?\\d+)-\\d\\d-\\d\\d$');
  first bigint := @.day(case when y < 0 then '-' else '' end || lpad(abs(y)::text, greatest(4, length(abs(y)::text)), '0') || '-01-01');
  long integer := case when mod(y, 4) = 0 and (mod(y, 100) <> 0 or mod(y, 400) = 0) then 366 else 365 end;
begin
  return round((y + ($1 - first + 0.5) / long)::numeric, 6)::float8;
end $$`,
  `
create or replace function @.earliest(days text[]) returns text language sql immutable as $$
  select case when '..' = any($1) then '..' else (select @.day_text(min(@.day(one))) from unnest($1) one) end $$`,
  `
create or replace function @.gathered(texts text, separator text) returns text language sql immutable as $$
  select string_agg(distinct one collate "C", '; ') from unnest(string_to_array($1, $2)) one where one <> '' $$`,
];

/**
 * A point counts to the land just north-east of it: moved by an infinitesimal east, then a smaller one north. Away from every
 * line the pieces of land say whose it is; within a step of the grid of one, whole numbers decide, as in dejure itself.
 */
const ON_A_LINE = `
create or replace function @.atom_near_border(x bigint, y bigint) returns table (atom integer, on_border boolean) rows 1 language sql stable as $$
  with segment as (
    select e.left_atom, e.right_atom, ST_X(a)::numeric * ${SUBGRID} as ax, ST_Y(a)::numeric * ${SUBGRID} as ay, ST_X(b)::numeric * ${SUBGRID} as bx, ST_Y(b)::numeric * ${SUBGRID} as by
    from @.edge e, ST_DumpSegments(e.line) d, lateral (select ST_StartPoint(d.geom) as a, ST_EndPoint(d.geom) as b) ends
    where e.line && ST_MakeEnvelope($1 / ${SUBGRID}::float8 - 1, -90 * %PER%::float8 - 1, $1 / ${SUBGRID}::float8 + 1, $2 / ${SUBGRID}::float8 + 1)
  ), upward as (
    select left_atom as above, ax, ay, bx, by from segment where ax < bx
    union all select right_atom, bx, by, ax, ay from segment where bx < ax
  ), pole as (select $2 - case when $2 = 90 * %PER%::bigint * ${SUBGRID} then 1 else 0 end as y)
  select coalesce((
    select u.above from upward u, pole where u.ax <= $1 and $1 < u.bx
      and ((u.bx - u.ax) * (pole.y - u.ay) > (u.by - u.ay) * ($1 - u.ax) or ((u.bx - u.ax) * (pole.y - u.ay) = (u.by - u.ay) * ($1 - u.ax) and u.by <= u.ay))
    order by u.ay + 1.000000000000000000000000000000 * (u.by - u.ay) * ($1 - u.ax) / (u.bx - u.ax) desc,
      1.000000000000000000000000000000 * (u.by - u.ay) / (u.bx - u.ax) desc
    limit 1
  ), 0), exists (
    select from segment s where (s.bx - s.ax) * ($2 - s.ay) = (s.by - s.ay) * ($1 - s.ax)
      and $1 between least(s.ax, s.bx) and greatest(s.ax, s.bx) and $2 between least(s.ay, s.by) and greatest(s.ay, s.by)
  ) $$`;

const LAND_AT = `
create or replace function @.atom_at(lon float8, lat float8) returns table (atom integer, on_border boolean) rows 1 language plpgsql volatile as $$
#variable_conflict use_column
declare
  half constant bigint := 180 * %PER%::bigint * ${SUBGRID};
  x bigint; y bigint; px float8; py float8;
begin
  if (abs($1) <= 180 and abs($2) <= 90) is not true then
    raise exception 'longitude %, latitude % is not on the Earth', $1, $2 using hint = 'longitude comes first: dejure.who(25.28, 54.69, ...)', errcode = 'invalid_parameter_value';
  end if;
  x := floor($1 * %PER%::float8 * ${SUBGRID} + 0.5);
  y := floor($2 * %PER%::float8 * ${SUBGRID} + 0.5);
  if x >= half then x := x - 2 * half; end if;
  px := x / ${SUBGRID}::float8;
  py := y / ${SUBGRID}::float8;
  if exists (select from @.edge e where ST_DWithin(e.line, ST_MakePoint(px, py), 1)) then
    return query select n.atom, n.on_border from @.atom_near_border(x, y) n;
  elsif x = -half and exists (select from @.edge e where ST_DWithin(e.line, ST_MakePoint(-px, py), 1)) then
    return query select n.atom, n.on_border or exists (select from @.atom_near_border(half, y) o where o.on_border) from @.atom_near_border(x, y) n;
  else
    return query select coalesce((select p.atom from @.part p where ST_Intersects(p.geom, ST_SetSRID(ST_MakePoint(px / %PER%, py / %PER%), 4326)) limit 1), 0), false;
  end if;
end $$`;

export const PLACES: readonly string[] = [ON_A_LINE, LAND_AT];
