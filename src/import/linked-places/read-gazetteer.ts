/** Files of Linked Places: a FeatureCollection, features a line, or LP-TSV, whose rows become features too. */
import { CsvError, parse } from "csv-parse/sync";
import { looksLikeWkt } from "../data/wkt.ts";
import { type ForeignFile, type ImportFault, isObject, lookUp, packedFault, parseForeign } from "../imported.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface Gazetteer {
  readonly ok: true;
  readonly features: readonly Json[];
  readonly title?: string | undefined;
  readonly licence?: string | undefined;
  readonly leftOut: readonly string[];
}

const NOT = (name: string): ImportFault => ({
  ok: false,
  message: `${name} is neither Linked Places JSON nor LP-TSV`,
  help: "a table has a first line with id and title; JSON is a FeatureCollection or a Feature a line",
});

export function readGazetteer(file: ForeignFile): Gazetteer | ImportFault {
  const packed = packedFault(file);
  if (packed) return packed;
  const text = file.text.replace(/^\ufeff/, "");
  if (!/^\s*[[{]/.test(text)) return readTable(file.name, text);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const single = lines.length > 1 && /^\s*\{.*\}\s*,?\s*$/.test(lines[0] as string) ? eachLine(file.name, lines) : undefined;
  if (single) return single;
  const parsed = parseForeign({ name: file.name, text });
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const features = Array.isArray(value)
    ? value
    : isObject(value) && value["type"] === "Feature"
      ? [value]
      : isObject(value)
        ? value["features"]
        : undefined;
  if (!Array.isArray(features)) return NOT(file.name);
  const about = isObject(value) ? value : {};
  const words = (key: string): string | undefined => (typeof about[key] === "string" ? about[key].trim() || undefined : undefined);
  return { ...sorted(file.name, features), title: words("title"), licence: words("license") };
}

function eachLine(name: string, lines: readonly string[]): Gazetteer | ImportFault | undefined {
  const values: unknown[] = [];
  for (const [i, line] of lines.entries()) {
    const parsed = parseForeign({ name: `${name}:${i + 1}`, text: line.trim().replace(/,$/, "") });
    if (!parsed.ok) return parsed;
    values.push(parsed.value);
  }
  return sorted(name, values);
}

function sorted(name: string, values: readonly unknown[]): Gazetteer {
  const features = values.filter((one): one is Json => isObject(one) && one["type"] === "Feature");
  const others = values.length - features.length;
  return { ok: true, features, leftOut: others > 0 ? [`${name}: ${others} members that are no features.`] : [] };
}

/** A cell of a table of tabs: quoted as spreadsheets do where it holds tabs or quotes. */
const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') && !/[^"]"(?:"")*[^"]/.test(cell.slice(1, -1))
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

function readTable(name: string, text: string): Gazetteer | ImportFault {
  const head = text.split(/\r?\n/, 1)[0] ?? "";
  let rows: string[][];
  if (head.includes("\t")) rows = text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [line.split("\t").map(unquoted)]));
  else
    try {
      rows = parse(text, { skip_empty_lines: true, relax_column_count: true }) as unknown as string[][];
    } catch (error) {
      if (error instanceof CsvError) return { ok: false, message: `${name} cannot be read as a table: ${error.message}` };
      throw error;
    }
  const [header = [], ...body] = rows;
  const columns = header.map((column) => column.trim().toLowerCase());
  if (!columns.includes("id") || !columns.includes("title")) return NOT(name);
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) return { ok: false, message: `${name} has two columns called “${twice}”`, help: "rename one" };
  const whole = body.filter((row) => row.length === columns.length || row.slice(columns.length).every((cell) => cell === ""));
  const broken = body.length - whole.length;
  return {
    ok: true,
    features: whole.map((row) => featureOf(Object.fromEntries(columns.map((column, i) => [column, plain(row[i] ?? "")])))),
    leftOut: broken > 0 ? [`${name}: ${broken} rows with another number of cells than the first line.`] : [],
  };
}

/** Without the apostrophe that keeps spreadsheets from running a text. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/, "");

const list = (cell: string | undefined): string[] => (cell ?? "").split(";").flatMap((one) => one.trim() || []);

/** A row in the shape of the JSON format. */
function featureOf(row: Readonly<Record<string, string>>): Json {
  const has = (...names: readonly string[]): string | undefined => names.flatMap((name) => lookUp(row, name) || [])[0];
  const title = has("title");
  const label = has("title_source", "name_src");
  const cited = label === undefined ? {} : { citations: [{ label }] };
  const start = spanOf(has("start"));
  const end = spanOf(has("end"));
  const [lon, lat, wkt] = [has("lon"), has("lat"), has("geowkt", "geo_wkt")];
  const source = has("geo_source");
  const geometry =
    wkt !== undefined && looksLikeWkt(wkt)
      ? { geowkt: wkt }
      : lon !== undefined && lat !== undefined
        ? { type: "Point", coordinates: [Number(lon), Number(lat)] }
        : undefined;
  const aat = list(has("aat_types", "aat_type"));
  const types = list(has("types", "type"));
  return {
    type: "Feature",
    "@id": has("id") ?? "",
    properties: { title, fclasses: list(has("fclasses")) },
    names: [
      ...(title === undefined ? [] : [{ toponym: title, ...cited }]),
      ...list(has("variants")).map((variant) => {
        const [, toponym, lang] = /^(.*)@([A-Za-z0-9-]+)$/.exec(variant) ?? [];
        return toponym === undefined ? { toponym: variant } : { toponym: toponym.trim(), lang };
      }),
    ],
    types:
      types.length > 0
        ? types.map((one, i) => ({ label: one, ...(aat[i] !== undefined && { identifier: `aat:${aat[i]}` }) }))
        : aat.map((one) => ({ identifier: `aat:${one}` })),
    ...(geometry && { geometry: { ...geometry, ...(source !== undefined && { source }) } }),
    links: [...list(has("matches")), ...(has("geo_id") ?? "").split(";").filter(Boolean)].map((identifier) => ({
      type: "closeMatch",
      identifier,
    })),
    ...(has("description") !== undefined && { descriptions: [{ value: has("description") }] }),
    ...((start ?? end) && { when: { timespans: [{ ...(start && { start }), ...(end && { end }) }] } }),
    ...(start === undefined &&
      has("attestation_year", "title_source_year") !== undefined && { attested: has("attestation_year", "title_source_year") }),
    ...(has("parent_name") !== undefined && {
      relations: [{ relationType: "gvp:broaderPartitive", relationTo: has("parent_id"), label: has("parent_name") }],
    }),
    ...(has("ccodes") !== undefined && { ccodes: list(has("ccodes")) }),
    ...(has("approximation") !== undefined && { approximation: { tolerance: Number(has("approximation")) } }),
  };
}

function spanOf(cell: string | undefined): Json | undefined {
  if (cell === undefined) return undefined;
  const [from, to] = cell.split("/");
  return to === undefined ? { in: from } : { earliest: from, latest: to };
}
