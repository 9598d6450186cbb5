/** All readers of what others wrote. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { IMPORTS } from "../../src/cli/imports.ts";
import { readSqlite } from "../../src/cli/sqlite.ts";
import { plain, render } from "../../src/core/check/render.ts";
import { compile } from "../../src/core/compile.ts";
import { readAtlas } from "../../src/core/read/read-atlas.ts";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import { spokenDate } from "../../src/core/time/plain-words.ts";
import { importData } from "../../src/import/data/import-data.ts";
import { draftArticle } from "../../src/import/draft/draft.ts";
import { YAML_PIECES } from "../core/read/yaml-pieces.ts";
import { DATE_PIECES, dateText, soundDate } from "../core/time/date-text.ts";
import { binaryReaders } from "./binary.ts";
import { altered, alteredJson, ofPieces } from "./generators.ts";
import { protocolReaders } from "./protocols.ts";
import { encoder, headed, type Reader } from "./reader.ts";
import { DATA_JSON, DATA_TEXT, DRAFTS, GEOJSON, JSON_IMPORTS, RECORDS, SHEETS, TEXT_IMPORTS, TUTORIAL_FILES } from "./seeds.ts";

const DAY = dayFromCivil(1923, 6, 1);

/** The tutorial's atlas with some files in place of, or beside, its own; checked, told and asked. */
function tryAtlas(...changed: readonly (readonly [path: string, text: string])[]): void {
  const files = new Map([...TUTORIAL_FILES, ...changed]);
  const { atlas, resolver, diagnostics } = compile([...files].map(([path, text]) => ({ path, bytes: encoder.encode(text) })));
  render(diagnostics.slice(0, 20), "pretty", { textOf: (path) => files.get(path), styler: plain });
  for (const viewpoint of atlas.collections.viewpoints.keys()) resolver.who({ at: [21.13, 55.71] }, DAY, { viewpoint });
}

/** A path that a file of this ending may have, whatever became of the line that names it. */
const pathFrom = (line: string, ending: string, fallback: string): string => {
  const path = line.replace(/^# /, "");
  return path.endsWith(ending) && !path.startsWith("/") ? path : fallback;
};

const importer = (id: string) => {
  const format = IMPORTS.find((one) => one.id === id);
  if (format === undefined) throw new Error(`no importer ${id}`);
  return format;
};
const tryImport = async (id: string, name: string, text: string): Promise<void> => {
  const format = importer(id);
  const result =
    "readBytes" in format
      ? await format.readBytes([{ name, bytes: encoder.encode(text) }], { on: "1920" })
      : format.read([{ name, text }], { on: "1920" });
  assert.ok(result.ok ? Array.isArray(result.files) : result.message.length > 0);
};

const recordText = fc.oneof({ weight: 5, arbitrary: altered(RECORDS, [...YAML_PIECES, ...DATE_PIECES]) }, ofPieces(YAML_PIECES).map((text) => `# events/x.yaml\n${text}`)); // biome-ignore format: one list
const sheetText = altered(SHEETS, [",", '"', '""', "\n", "\r", "\r\n", ";", "\t", "=", "1920", "-1", "91", "é"]);
const JSON_PIECES = ['{"', '":', "[", "]", "}", ",", '"type"', '"coordinates"', "null", "1e400", "-", '"'];
const asLayers = (one: unknown): string => JSON.stringify(one);
const landText = fc.oneof(alteredJson(GEOJSON), altered(GEOJSON.map(asLayers), JSON_PIECES));

/** The tutorial's territory with this text as its land. */
const withLand = (text: string): (readonly [path: string, text: string])[] => {
  const territory = TUTORIAL_FILES.get("territories/klaipeda-territory.yaml") as string;
  return [
    ["territories/klaipeda-territory.yaml", territory.replace(/^extent: .*$/m, "extent: land.geojson")],
    ["territories/land.geojson", text],
  ];
};

/** Reads files beside the head of the tutorial's atlas, and no further. */
function readBeside(...files: readonly (readonly [path: string, text: string])[]): void {
  const head = ["atlas.yaml", TUTORIAL_FILES.get("atlas.yaml") as string] as const;
  const { geometry, diagnostics } = readAtlas(
    [...new Map([head, ...files])].map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
  );
  for (const [path] of files) if (path.endsWith(".geojson")) geometry.polygons(path, undefined);
  const texts = new Map(files);
  render(diagnostics.slice(0, 20), "pretty", { textOf: (path) => texts.get(path), styler: plain });
}

const MARKUP = ["[[", "]]", "{{", "}}", "<ref>", "</ref>", "<p>", "</p>", "<table>", "[1]", "[^1]", "**", "_", "`", "\n\n", "\n== A ==\n", "# ", "> ", "- ", "&amp;", "&#0;", ". ", "signed ", "Poland ", "on 12 July 1920 ", "took over ", "Vilnius ", "two months later ", "5,000 roubles "]; // biome-ignore format: one list
/** Every reader; those of other formats than text need a moment to make their files. */
export async function readers(): Promise<readonly Reader[]> {
  const byImporter = IMPORTS.map(({ id }): Reader => {
    const texts = TEXT_IMPORTS[id] ?? [];
    const values = JSON_IMPORTS[id] ?? [];
    const kinds = [
      ...(values.length > 0 ? [alteredJson(values).map((text) => `a_1815.json\n${text}`), altered(values.map(asLayers), JSON_PIECES).map((text) => `a_1815.json\n${text}`)] : []), // biome-ignore format: one list
      ...(texts.length > 0 ? [altered(texts, [...JSON_PIECES, "@", "{", "}", "\\", "#", "  - ", "<", ">", "&", "\t", ";"]).map((text) => `a.txt\n${text}`)] : []), // biome-ignore format: one list
    ];
    return { name: id, input: fc.oneof(...kinds), attempt: (input) => tryImport(id, ...headed(input)) };
  });
  return [
    {
      name: "dates",
      input: fc.oneof(dateText, altered(["1920-07-12/1926~", "[1920-08-06, 1920-08-08..1921]", "Y-17E7S3/..", "1917-10-25T10:00:00Z", "{19XX,-0043-21}"], DATE_PIECES)), // biome-ignore format: one list
      attempt(input) {
        for (const calendar of ["gregorian", "julian"] as const) soundDate(input, calendar);
        const read = parseDate(input);
        if (read.ok) for (const lang of ["en", "lt", "pl"]) spokenDate(read.date, lang);
      },
    },
    {
      name: "records",
      input: recordText,
      attempt: (input) => readBeside([pathFrom(headed(input)[0], ".yaml", "events/x.yaml"), input]),
    },
    {
      name: "sheets",
      input: sheetText,
      attempt(input) {
        const [line, text] = headed(input);
        readBeside([pathFrom(line, ".csv", "places/places.csv"), text]);
      },
    },
    {
      name: "geojson",
      input: landText,
      attempt: (input) => readBeside(...withLand(input)),
    },
    {
      // what was read goes all the way: linked, laid on the map, checked, told, asked
      name: "atlases",
      input: fc.oneof(recordText, sheetText, landText),
      attempt(input) {
        const [line, text] = headed(input);
        if (line.startsWith("# ")) tryAtlas([pathFrom(line, ".yaml", "events/x.yaml"), input]);
        else if (line.endsWith(".csv")) tryAtlas([pathFrom(line, ".csv", "places/places.csv"), text]);
        else tryAtlas(...withLand(input));
      },
    },
    ...byImporter,
    {
      name: "data",
      input: fc.oneof(
        alteredJson(DATA_JSON).map((text) => `v.json\n${text}`),
        altered(DATA_TEXT, [...JSON_PIECES, ",", "\t", "<", ">", "/", "((", "))", "EMPTY", "POLYGON", "NaN", "1e999"]),
      ),
      async attempt(input) {
        const [name, text] = headed(input);
        await importData([{ name, bytes: encoder.encode(text) }], { readSqlite }, { on: "1920" });
      },
    },
    {
      name: "draft",
      input: fc.oneof({ weight: 3, arbitrary: altered(DRAFTS, [...MARKUP, ...DATE_PIECES]) }, ofPieces(MARKUP).map((text) => `a.md\n${text}`), ofPieces(MARKUP).map((text) => `a.wiki\n${text}`)), // biome-ignore format: one list
      attempt(input) {
        const [name, text] = headed(input);
        draftArticle(encoder.encode(text), { path: name });
      },
    },
    ...(await binaryReaders()),
    ...protocolReaders(),
  ];
}
