/** The statements by which a version of an atlas comes into a database: its tables, then the views and functions that show it. */
import { fingerprint } from "../../core/fingerprint.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import type { Askable } from "../answers/question.ts";
import { headText } from "../geojson.ts";
import { attributionsOf } from "../licences.ts";
import { dayRange, sound } from "./copy-text.ts";
import { functionStatements } from "./functions.ts";
import { historyTables } from "./record-history.ts";
import { ANSWER_COLUMNS, DATABASE_TABLES, type DatabaseTable, LAYOUT } from "./table-layout.ts";

/** Names that need no quoting anywhere. */
export const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,39}$/;

export const versionSchema = (schema: string, version: number): string => `${schema}_v${version}`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The register of versions; who reads the views reads it too. */
export const registerStatements = (schema: string): string[] => [
  `create schema if not exists ${schema}`,
  `create table if not exists ${schema}.publication (
    version integer primary key,
    active boolean not null,
    fingerprint text not null,
    layout integer not null,
    dejure text not null,
    title text not null,
    licence text not null,
    attribution text[] not null,
    viewpoint text not null,
    holdings text[] not null,
    period int8range not null,
    published_at timestamptz not null default now()
  )`,
  `create unique index if not exists publication_active on ${schema}.publication (active) where active`,
  `comment on table ${schema}.publication is 'versions of the atlas; only the land of the active one is kept'`,
  ...historyTables(schema),
];

/** What the register says of a version, column by column. */
export function registered(
  { atlas, resolver }: Askable,
  { version, print, dejure, holdings }: { version: number; print: string; dejure: string; holdings: readonly string[] },
): readonly (string | number | boolean | readonly string[])[] {
  const { title, licence, default: opening } = atlas.head;
  const [first, last] = resolver.period;
  const period = dayRange(first, last + 1);
  return [
    version,
    true,
    print,
    LAYOUT,
    dejure,
    sound(headText(atlas, title)),
    sound(licence),
    attributionsOf(atlas).map(sound),
    opening.viewpoint,
    holdings,
    period,
  ];
}

export const REGISTER_COLUMNS =
  "version, active, fingerprint, layout, dejure, title, licence, attribution, viewpoint, holdings, period" as const;

/** A file by its fingerprint. */
export interface PrintedFile {
  readonly path: string;
  readonly fingerprint: string;
}

export const printed = ({ path, bytes }: SourceFile): PrintedFile => ({ path, fingerprint: fingerprint(bytes) });

/** The same for the same files, version of dejure and holdings: what is published already is not published again. */
export const printOf = (files: readonly PrintedFile[], dejure: string, holdings: readonly string[]): string =>
  fingerprint(
    JSON.stringify([
      LAYOUT,
      dejure,
      [...holdings].sort(),
      files.map((file) => [file.path, file.fingerprint]).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ]),
  );

/** The empty table in the schema of a version. */
export function tableStatement(v: string, { name, columns, constraints = [], madeBy }: DatabaseTable): string {
  const inside = [...columns.map((c) => `${c.name} ${c.type}`), ...constraints].join(", ");
  const made = `create table ${v}.${name} (${inside})`;
  return madeBy ? `${made}; insert into ${v}.${name} ${madeBy(v)}` : made;
}

export const afterStatements = (v: string, { name, after }: DatabaseTable): readonly string[] => [
  ...(after?.(`${v}.${name}`) ?? []),
  `analyze ${v}.${name}`,
];

const LAND = `
  select s.spell, q.viewpoint, q.layer, q.atom, @.plain_date(lower(s.days)) as start_date, @.plain_date(upper(s.days)) as end_date,
    @.day_text(lower(s.days)) as start_edtf, @.day_text(upper(s.days)) as end_edtf, lower(s.days) as start_day, upper(s.days) as end_day,
    ${ANSWER_COLUMNS.map(({ name }) => `a.${name}`).join(", ")}, t.area_km2, t.geom
  from %v.spell s join %v.question q on q.question = s.question join %v.answer a on a.answer_id = s.answer_id join %v.atom t on t.atom = q.atom where t.geom is not null`;

/** What a view shows where that is more than its table. */
const SHOWN: Readonly<Record<string, (columns: string) => string>> = {
  holding: (columns) => `select ${columns}, o.geom from %v.holding t join %v.outline o on o.outline = t.outline`,
  spell: (columns) => `select ${columns}, q.viewpoint, q.layer, q.atom from %v.spell t join %v.question q on q.question = t.question`,
};

const viewOf = ({ name, columns }: DatabaseTable): string => {
  const own = columns.map((c) => `t.${c.name}`).join(", ");
  return SHOWN[name]?.(own) ?? `select ${own} from %v.${name} t`;
};

/** Views by name: the first one is the gate that every function passes first. */
const VIEWS: readonly (readonly [name: string, query: string, doc: string])[] = [
  ...DATABASE_TABLES.map((table) => [table.name, viewOf(table), table.doc] as const),
  ["land", LAND, "pieces of land with each of their answers through time, for maps without dissolved holdings"],
];

export const VIEW_NAMES: readonly string[] = VIEWS.map(([name]) => name);

/** Puts a version before those who ask; `atlas` lends the grid. */
export const switchStatements = (schema: string, version: number, { atlas }: Pick<Askable, "atlas">, postgis: string): string[] => {
  const v = versionSchema(schema, version);
  const filled = (text: string): string => text.replaceAll("%v", v).replaceAll("@.", `${schema}.`);
  const functions = functionStatements(schema, atlas.land.arrangement.perDegree, postgis);
  return [
    ...functions.before,
    ...VIEWS.flatMap(([name, query, doc]) => [
      `create or replace view ${schema}.${name} as ${filled(query).trim()}`,
      `comment on view ${schema}.${name} is ${literal(doc)}`,
    ]),
    ...DATABASE_TABLES.flatMap(({ name, columns }) =>
      columns.map((c) => `comment on column ${schema}.${name}.${c.name} is ${literal(c.doc)}`),
    ),
    ...functions.after,
  ];
};

/** What lets a role ask, now and of later versions. */
export const readerStatements = (schema: string, role: string): string[] => [
  `grant usage on schema ${schema} to ${role}`,
  `grant select on all tables in schema ${schema} to ${role}`,
];
