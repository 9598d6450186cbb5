/** The tables of a published atlas, declared once: what is created, copied and shown by views follows from it. */
import { COLUMNS, type ColumnType } from "../holding-columns.ts";

/**
 * Number of the arrangement of tables, views and functions: a database with another one is left alone.
 * A table more is no other arrangement: what is missing is published again.
 */
export const LAYOUT = 2;

export const SQL_TYPES: Readonly<Record<ColumnType, string>> = { text: "text", date: "date", real: "double precision", integer: "bigint" };

export interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
}

export interface DatabaseTable {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly DatabaseColumn[];
  /** what follows the columns inside the parentheses */
  readonly constraints?: readonly string[];
  /** made of other tables by the database itself; `v` is its schema */
  readonly madeBy?: (v: string) => string;
  /** what is added once the rows are there; `t` is the table */
  readonly after?: (t: string) => readonly string[];
}

const column = (name: string, type: string, doc: string): DatabaseColumn => ({ name, type, doc });
const OUTLINE = "geometry(MultiPolygon, 4326)";

/** Columns that follow from an answer alone. */
const OF_ANSWER = [
  "answer",
  "standing",
  "certainty",
  "holder",
  "holder_name",
  "mode",
  "through",
  "according_to",
  "denied_by",
  "alternatives",
  "silence",
  "since",
  "basis_since",
  "because",
  "sources",
] as const;

/** The flat columns of an answer, in the order and with the meaning that every tabular format has. */
export const ANSWER_COLUMNS = COLUMNS.filter((c) => (OF_ANSWER as readonly string[]).includes(c.name));

const flat = (columns: typeof COLUMNS): DatabaseColumn[] =>
  columns.map((c) => column(c.name, `${SQL_TYPES[c.type]}${c.required ? " not null" : ""}`, c.doc));

const DAYS = "whole days since 1970-01-01, half-open; without a bound: from the beginning, or still so";

/** The tables of one version, in the order in which they are filled. */
export const DATABASE_TABLES: readonly DatabaseTable[] = [
  {
    name: "viewpoint",
    doc: "whose eyes answers are told by",
    columns: [
      column("viewpoint", "text primary key", "id"),
      column("name", "text not null", "in the first language of the atlas"),
      column("assertors", "jsonb not null", "groups of those whose word counts, the first first"),
      column("is_default", "boolean not null", "asked where no viewpoint is named"),
    ],
  },
  {
    name: "atom",
    doc: "pieces of land that no record divides; number 0 is what no record speaks of",
    columns: [
      column("atom", "integer primary key", "number in this version"),
      column("area_km2", "double precision not null", "geodesic area, km²"),
      column("licences", "text[] not null", "licences of the outlines drawn here"),
      column("attributions", "text[] not null", "who drew them"),
      column("geom", OUTLINE, "null: the rest of the world"),
    ],
    after: (t) => [`create index on ${t} using gist (geom)`],
  },
  {
    name: "part",
    doc: "the same land in small pieces, for questions by place",
    columns: [column("atom", "integer not null", "of the atom"), column("geom", "geometry(Geometry, 4326) not null", "a piece of it")],
    madeBy: (v) => `select atom, ST_Subdivide(geom, 64) from ${v}."atom" where geom is not null`,
    after: (t) => [`create index on ${t} using gist (geom)`],
  },
  {
    name: "border",
    doc: "borders between atoms, each once",
    columns: [
      column("border", "integer primary key", "number"),
      column("left_atom", "integer not null", "on the left of the line"),
      column("right_atom", "integer not null", "on its right"),
      column("undrawn", "boolean not null", "no source draws it: it only closes a figure"),
      column("geom", "geometry(LineString, 4326) not null", "from node to node, or as far as a source draws it"),
    ],
    after: (t) => [`create index on ${t} using gist (geom)`],
  },
  {
    name: "edge",
    doc: "every line of the arrangement in steps of its grid, exact, for points that lie on a border",
    columns: [
      column("left_atom", "integer not null", "on the left of the line"),
      column("right_atom", "integer not null", "on its right"),
      column("line", "geometry(LineString) not null", "whole numbers: degrees times 10⁷"),
    ],
    after: (t) => [`create index on ${t} using gist (line)`],
  },
  {
    name: "answer",
    doc: "answers, each once however much land has it",
    columns: [
      column("answer_id", "integer primary key", "number in this version"),
      ...flat(ANSWER_COLUMNS),
      column("holders", "text[] not null", "polity ids"),
      column("holding_key", "text not null", "land with the same is one holding on a map"),
      column("decision_key", "text", "what is decided, whatever the reasons"),
      column("divergent", "boolean", "layer divergence: title and control differ; null: cannot be said"),
      column("detail", "jsonb not null", "the whole answer, alternatives included, as dejure gives it"),
    ],
  },
  {
    name: "question",
    doc: "what answers are given to: a layer of an atom in the eyes of a viewpoint",
    columns: [
      column("question", "integer primary key", "number in this version"),
      column("viewpoint", "text not null", "viewpoint id"),
      column("layer", "text not null", "title, control, claims, divergence, dispute"),
      column("atom", "integer not null", "of the atom"),
    ],
    constraints: ["unique (viewpoint, layer, atom)"],
    after: (t) => [`create index on ${t} (atom, viewpoint)`],
  },
  {
    name: "spell",
    doc: "the answer to a question for a run of days: one answer a place, layer, viewpoint and day",
    columns: [
      column("spell", "integer primary key", "number in this version"),
      column("question", "integer not null", "of the question"),
      column("days", "int8range not null", DAYS),
      column("answer_id", "integer not null", "of the answer"),
    ],
    after: (t) => [
      `alter table ${t} add constraint one_answer exclude using gist (question with =, days with &&)`,
      `alter table ${t} add foreign key (question) references ${t.replace(/spell$/, "question")}`,
      `create index on ${t} (answer_id)`,
    ],
  },
  {
    name: "claim",
    doc: "claims to land, the same in every viewpoint",
    columns: [
      column("atom", "integer not null", "of the atom"),
      column("days", "int8range not null", DAYS),
      column("polity", "text not null", "who claims"),
      column("since", "text not null", "EDTF"),
      column("detail", "jsonb not null", "the whole claim, as dejure gives it"),
    ],
    after: (t) => [`create index on ${t} (atom)`],
  },
  {
    name: "bearing",
    doc: "what else bears on land: rights of passage, zones, statuses",
    columns: [
      column("atom", "integer not null", "of the atom"),
      column("days", "int8range not null", DAYS),
      column("assertion", "text not null", "id of the assertion"),
      column("detail", "jsonb not null", "as dejure gives it"),
    ],
    after: (t) => [`create index on ${t} (atom)`],
  },
  {
    name: "outline",
    doc: "dissolved outlines of holdings, each once",
    columns: [column("outline", "integer primary key", "number in this version"), column("geom", `${OUTLINE} not null`, "outline")],
    after: (t) => [`create index on ${t} using gist (geom)`],
  },
  {
    name: "holding",
    doc: "dissolved land of the viewpoints that were asked for, the rows of every tabular format",
    columns: [
      column("holding", "integer primary key", "number in this version"),
      ...flat(COLUMNS),
      column("days", "int8range not null", DAYS),
      column("detail", "jsonb not null", "the whole answer, alternatives included, as dejure gives it"),
      column("outline", "integer not null", "of the outline"),
    ],
    after: (t) => [`create index on ${t} using gist (viewpoint, layer, days)`],
  },
  {
    name: "place",
    doc: "named points",
    columns: [
      column("place", "text primary key", "id"),
      column("name", "text not null", "in the first language of the atlas"),
      column("atom", "integer not null", "on whose land it lies"),
      column("geom", "geometry(Point, 4326) not null", "where"),
    ],
    after: (t) => [`create index on ${t} using gist (geom)`],
  },
  {
    name: "name",
    doc: "names of records in every language",
    columns: [
      column("collection", "text not null", "such as polities"),
      column("record", "text not null", "id of the record"),
      column("language", "text not null", "BCP 47; und: unknown"),
      column("name", "text not null", "as written"),
      column("used_from", "text", "EDTF: in use from"),
      column("used_until", "text", "EDTF: in use until"),
    ],
    after: (t) => [`create index on ${t} (collection, record)`, `create index on ${t} (lower(name))`],
  },
  {
    name: "record",
    doc: "records as written",
    columns: [
      column("collection", "text not null", "such as instruments"),
      column("record", "text not null", "id"),
      column("name", "text not null", "in the first language of the atlas, else the id"),
      column("data", "jsonb not null", "all of it"),
    ],
    constraints: ["primary key (collection, record)"],
  },
  {
    name: "assertion",
    doc: "what records say, each with who says so: the ids of `because`",
    columns: [
      column("assertion", "text primary key", "id"),
      column("collection", "text not null", "of the record that says so"),
      column("record", "text not null", "id of that record"),
      column("verb", "text not null", "such as cedes"),
      column("layer", "text not null", "title, control, other"),
      column("data", "jsonb not null", "assertors with their days, citations, gist"),
    ],
  },
  {
    name: "source",
    doc: "works cited",
    columns: [
      column("source", "text primary key", "id"),
      column("title", "text not null", "title"),
      column("csl", "jsonb not null", "as CSL-JSON"),
    ],
  },
  {
    name: "file",
    doc: "the files of the atlas as they were published, for dejure serve --from",
    columns: [
      column("file", "integer primary key", "number in the order in which they are read"),
      column("path", "text not null unique", "in the folder of the atlas"),
      column("fingerprint", "text not null", "of the bytes: the first half of their SHA-256"),
      column("bytes", "bytea not null", "what stands in it"),
    ],
  },
];
