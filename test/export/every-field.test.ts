/** Every field hostile, in every format: no table carries a formula, no XML an element, no list of references an entry that a record did not have. */
import { parse as parseCsv } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { compile } from "../../src/core/compile.ts";
import { joinedBytes } from "../../src/export/formats/export-format.ts";
import { FORMATS } from "../../src/export/formats/formats.ts";
import { bibtex } from "../../src/import/bibtex.ts";
import { ris } from "../../src/import/ris.ts";
import { everyField } from "../publish/every-field.ts";
import { onDate, opened } from "./foreign.ts";

const { files } = everyField();
const base = await opened("atlases/vilnius");
const exporting = { ...base, ...compile(files), files, viewpoint: "viewpoints-full", layer: "claims" as const };
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Elements and attributes that a reader of drawings or of maps would run or fetch. */
function dangerous(xml: string): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (/^(?:script|iframe|foreignObject|NetworkLink|handler)$/i.test(name)) found.push(name);
    for (const [key, value] of Object.entries(attributes))
      if (/^on/i.test(key) || (/href$/i.test(key) && /^\s*(?:javascript|data:text)/i.test(String(value)))) found.push(`${name} ${key}`);
  });
  parser.write(xml).close();
  return found;
}

/** What a spreadsheet would reckon out; a number is one. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) && !Number.isFinite(Number(cell));

const sources = exporting.atlas.collections.sources.size;
const looks: Readonly<Record<string, (text: string) => void>> = {
  csv: (text) => {
    const rows = parseCsv(text, { bom: true }) as string[][];
    expect(rows.flat().filter(isFormula)).toEqual([]);
  },
  xml: (text) => expect(dangerous(text)).toEqual([]),
  json: (text) => void JSON.parse(text),
  bibtex: (text) => {
    const read = bibtex.read([{ name: "a.bib", text }], {});
    expect(read.ok && read.files.map(({ text: records }) => records.match(/^\S+:$/gm)?.length ?? 0).reduce((a, b) => a + b)).toBe(sources);
  },
  ris: (text) => {
    const read = ris.read([{ name: "a.ris", text }], {});
    expect(read.ok && text.match(/^TY {2}- /gm)?.length).toBe(sources);
    expect(text.match(/^ER {2}- /gm)?.length).toBe(sources);
  },
};
const LOOK: Readonly<Record<string, keyof typeof looks>> = { csv: "csv", panel: "csv", assertions: "csv", places: "csv", "obligations-csv": "csv", "recognitions-csv": "csv", kml: "xml", ohm: "xml", svg: "xml", geojson: "json", topojson: "json", json: "json", jsonld: "json", "linked-places": "json", "csl-json": "json", annotations: "json", overture: "json", bibtex: "bibtex", ris: "ris" }; // biome-ignore format: one table

test.each(FORMATS.filter((format) => !("folder" in format) && format.id !== "png").map(({ id }) => id))("%s", async (id) => {
  const format = FORMATS.find((one) => one.id === id);
  if (!format || "folder" in format) throw new Error(id);
  const made = await format.write(["svg", "overture"].includes(id) ? onDate(exporting, "1920-06-01") : exporting);
  if (!made.ok) return expect(made.fault.message.length).toBeGreaterThan(10);
  const bytes = joinedBytes(made.value);
  const look = looks[LOOK[id] ?? ""];
  if (look) look(decode(bytes));
  for (const { path, bytes: beside } of (await format.beside?.(exporting, "out")) ?? [])
    if (/\.(?:qgs|qml|xml)$/.test(path)) looks["xml"]?.(decode(beside));
    else if (path.endsWith(".json")) looks["json"]?.(decode(beside));
});

test("the package: its descriptors are read, and say what the head says", async () => {
  const format = FORMATS.find(({ id }) => id === "package");
  if (!format || !("folder" in format)) throw new Error("no package");
  const made = format.files(exporting);
  if (!made.ok) throw new Error(made.fault.message);
  const title = exporting.atlas.head.title["en"];
  const all = new Map<string, Uint8Array>();
  for (const { path, bytes } of made.value) all.set(path, bytes);
  const cff = parseYaml(decode(all.get("CITATION.cff") ?? new Uint8Array())) as { title?: string };
  expect(cff.title).toContain("⟦atlas.title⟧");
  for (const [path, bytes] of all) if (/\.(?:json|geojson)$/.test(path)) JSON.parse(decode(bytes));
  for (const [path, bytes] of all) if (path.endsWith(".csv")) looks["csv"]?.(decode(bytes));
  expect(title).toContain("⟦atlas.title⟧");
});
