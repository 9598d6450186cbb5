/** Foreign map data into an atlas, by a mapping that is given or guessed. */
import { type Imported, type ImportFault, readmeFile } from "../imported.ts";
import { located } from "./coordinates.ts";
import { type DataFeature, type DataFile, type DataTools, fault } from "./feature.ts";
import { guessMapping } from "./guess.ts";
import { type DateField, type Mapping, type Meaning, readMapping } from "./mapping.ts";
import { readData } from "./read-data.ts";
import { recordFiles } from "./row-records.ts";
import { rowsOf, textOf } from "./rows.ts";

/** File of the mapping in the atlas that it made; JSON is never read as records. */
export const MAPPING_FILE = "import-mapping.json";

export interface DataImport {
  /** name and text of a mapping */
  readonly mapping?: { readonly name: string; readonly text: string } | undefined;
  readonly encoding?: string | undefined;
  /** a day or a year for which everything holds, where the data have no dates */
  readonly on?: string | undefined;
  readonly precisionKm?: number | undefined;
  /** told how much of a large file is read, from 0 to 1 */
  readonly progress?: ((fraction: number) => void) | undefined;
}

export interface ImportedData extends Imported {
  readonly mapping: Mapping;
  /** the mapping as a table: what, from which column, with examples */
  readonly table: readonly (readonly [meaning: string, from: string, examples: string])[];
  /** every column of the data, with examples */
  readonly columns: readonly { readonly name: string; readonly examples: string }[];
  readonly read: number;
}

/** Reads files of any format in `DATA_READERS`; the same files and mapping give the same bytes. */
export async function importData(files: readonly DataFile[], tools: DataTools, options: DataImport): Promise<ImportedData | ImportFault> {
  const given = options.mapping && readMapping(options.mapping.name, options.mapping.text);
  if (given && !given.ok) return given;
  const encoding = options.encoding ?? given?.mapping.encoding;
  const read = await readData(files, tools, { encoding, join: given?.mapping.join, progress: options.progress });
  if (!read.ok) return read;
  const guess = given ? { mapping: given.mapping, reasons: [] } : guessMapping(read.features, options);
  if (typeof guess === "string") return fault(guess, "write a mapping (--map FILE), or say for which day or year all holds: --on 1920");
  const mapping: Mapping = { ...guess.mapping, ...(encoding !== undefined && { encoding }), ...(read.join && { join: read.join }) };
  const missing = columnsOf(mapping).find((column) => !read.features.some(({ properties }) => Object.hasOwn(properties, column)));
  if (missing !== undefined) {
    const there = [...new Set(read.features.slice(0, 1000).flatMap(({ properties }) => Object.keys(properties)))];
    return fault(`the mapping names the column ${missing}, which no feature has`, `there are ${there.join(", ").slice(0, 300)}`);
  }
  const table = { table: tableOf(mapping, read.features), columns: columnsIn(read.features), read: read.features.length };
  const degrees = await located(read.features, { asked: mapping.crs, latLon: mapping.axes === "lat-lon" });
  if (!degrees.ok) return degrees;
  const rows = rowsOf(degrees.features, mapping);
  const leftOut = [...(read.leftOut ?? []), ...rows.leftOut];
  if (rows.rows.every(({ point }) => point))
    return fault("no feature has an outline, a holder and a start", leftOut.join(" ").slice(0, 400));
  const declares = [...(read.declares ?? []), ...degrees.declares, ...said(mapping), ...guess.reasons];
  const points = rows.rows.filter(({ point }) => point).length;
  if (points > 0) leftOut.push(`${points} points: they are written as places, and nothing is said of who held them.`);
  const report = { declares, leftOut, doubts: doubtsOf(rows.rows) };
  return {
    ok: true,
    mapping,
    ...table,
    files: [
      ...recordFiles(rows, mapping),
      { path: MAPPING_FILE, text: `${JSON.stringify(mapping, undefined, 2)}\n` },
      readmeFile(mapping.title, report),
    ],
    ...report,
  };
}

/** Ids under which several rows say something for the same first day. */
function doubtsOf(rows: readonly { readonly slug: string; readonly from: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { slug, from } of rows) counts.set(`${slug} from ${from}`, (counts.get(`${slug} from ${from}`) ?? 0) + 1);
  return [...counts].flatMap(([which, count]) => (count > 1 ? [`${count} features have the id ${which}; each is a land of its own.`] : []));
}

function columnsOf({ id, name, holder, start, end, status, means, assertor, precision_km, where }: Mapping): string[] {
  const ofMeanings = (all: readonly Meaning[]): readonly string[] =>
    all.flatMap((one) => [...(one.holder ?? []), ...(one.dependent_on ?? [])]);
  const maybe = [
    id,
    holder.name,
    start.column,
    end?.column,
    status?.column,
    assertor.column,
    typeof precision_km === "object" ? precision_km.column : undefined,
  ];
  const meanings = [means, ...Object.values(status?.means ?? {})].flatMap(ofMeanings);
  return [...maybe, ...Object.values(name), ...holder.columns, ...meanings, ...Object.keys(where ?? {})].filter(
    (column) => column !== undefined,
  );
}

const sourceOf = (field: DateField): string => field.constant ?? (field.file_name ? "the file's name" : (field.column ?? "the next row"));
const WRITTEN = { year: "whole years", decimal: "decimal years", edtf: "days, or EDTF" } as const;
const ENDS = { inclusive: "counted in", exclusive: "no longer counted", "until-next": "until the next row of the same id" } as const;
const verbs = (all: readonly Meaning[]): string =>
  all.map(({ verb, mode }) => (mode === undefined ? verb : `${verb} (${mode})`)).join(" and ");

/** How a mapping reads the data, in sentences. */
function said(mapping: Mapping): string[] {
  const { start, end, holder, status, means, assertor } = mapping;
  return [
    `Start: ${sourceOf(start)}, in ${WRITTEN[start.as]}. End: ${end ? `${sourceOf(end)}, ${ENDS[end.ends ?? "inclusive"]}` : "none, so all lasts"}. Intervals in the atlas are half-open, so each \`until\` is the day after the last one.`,
    `Holder: ${[...holder.columns, ...(holder.constant === undefined ? [] : [`“${holder.constant}”`])].join(", else ")}. A row says ${verbs(means)}${status ? ` where ${status.column} is empty` : ""}.`,
    ...(status
      ? [
          `${status.column}: ${Object.entries(status.means)
            .map(([word, all]) => `${word} says ${verbs(all) || "nothing"}`)
            .join("; ")}.`,
        ]
      : []),
    `Who says so: ${assertor.column === undefined ? (assertor.constant ?? mapping.source.id) : `column ${assertor.column}, several divided by “${assertor.divider ?? ";"}”`}. Only viewpoints that name them see it.`,
    "Where outlines of one assertor and day overlap, the row that comes later in the file counts.",
    `The result stands under the licence of the data: ${mapping.licence}.`,
  ];
}

const EXAMPLES = 3;

/** What stands in a column, the first few different values. */
function examplesIn(features: readonly DataFeature[], column: string): string {
  const values = new Set<string>();
  for (const { properties } of features) {
    const text = textOf(properties[column]);
    if (text !== undefined) values.add(text.slice(0, 30));
    if (values.size === EXAMPLES) break;
  }
  return [...values].join(" · ");
}

function columnsIn(features: readonly DataFeature[]): ImportedData["columns"] {
  const names = new Set(features.slice(0, 1000).flatMap(({ properties }) => Object.keys(properties)));
  return [...names].map((name) => ({ name, examples: examplesIn(features, name) }));
}

/** Each meaning of the mapping, where it comes from, and what stands there. */
function tableOf(mapping: Mapping, features: readonly DataFeature[]): (readonly [string, string, string])[] {
  const examples = (column: string | undefined): string => (column === undefined ? "" : examplesIn(features, column));
  const row = (meaning: string, column: string | undefined, otherwise = ""): readonly [string, string, string] => [
    meaning,
    column ?? otherwise,
    examples(column),
  ];
  const { id, name, holder, start, end, status, assertor, precision_km: precision } = mapping;
  return [
    row("id", id, "made of the name"),
    ...Object.entries(name).map(([lang, column]) => row(`name (${lang})`, column)),
    ...holder.columns.map((column, i) => row(i === 0 ? "holder" : "  else", column)),
    row(`start (${start.as})`, start.column, sourceOf(start)),
    ...(end ? [row(`end (${end.as}, ${end.ends ?? "inclusive"})`, end.column, sourceOf(end))] : []),
    ...(status
      ? Object.entries(status.means).map(([word, all]): readonly [string, string, string] => [
          `${status.column} ${word}`,
          verbs(all) || "nothing",
          "",
        ])
      : []),
    row("says so", assertor.column, assertor.constant ?? mapping.source.id),
    ...(precision === undefined
      ? []
      : [typeof precision === "number" ? row("precision", undefined, `${precision} km`) : row("precision (km)", precision.column)]),
    row("licence", undefined, mapping.licence),
  ];
}
