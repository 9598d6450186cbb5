/** The page of formats: what each carries and loses on its way out and in, and the columns of a row of land, from the tables that write them. */

import { DATA_IMPORT, IMPORTS } from "../src/cli/imports.ts";
import { CARRIED, type Carried, type Kind } from "../src/export/formats/export-format.ts";
import { FORMATS } from "../src/export/formats/formats.ts";
import { type Column, HOLDING_COLUMNS } from "../src/export/holding-columns.ts";
import { PANEL_COLUMNS } from "../src/export/panel.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");
const KINDS: Readonly<Record<Kind, string>> = {
  land: "Resolved land, in one viewpoint and layer, over all time or on the days of `--on`",
  records: "Records as they stand, whatever the viewpoint",
  tables: "Tables drawn from the records",
  sources: "Works cited",
};

function formats(kind: Kind): string {
  const rows = FORMATS.filter((f) => f.kind === kind).map(
    (f) =>
      `| \`${f.id}\` | ${cell(f.summary)} | ${f.ending === "" ? "a folder" : `\`${f.ending}\``}, \`${f.media}\` | ${f.needs?.map((name) => `\`${name}\``).join(", ") ?? ""} |`,
  );
  return `### ${KINDS[kind]}\n\n| Format | What it is | File | Needs |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

function carried(): string {
  const kept = Object.keys(CARRIED) as Carried[];
  const rows = FORMATS.map(
    (f) => `| \`${f.id}\` | ${kept.map((c) => (f.carries.includes(c) ? "yes" : "")).join(" | ")} | ${cell(f.loses)} |`,
  );
  return `| Format | ${kept.join(" | ")} | Lost in it |\n|---|${kept.map(() => "---|").join("")}---|\n${rows.join("\n")}\n`;
}

const TYPES = { text: "text", date: "DATE", real: "number", integer: "whole number" } as const;

function columns(all: readonly Column[]): string {
  const rows = all.map(
    (c) =>
      `| \`${c.name}\` | ${TYPES[c.type]}${c.width === undefined ? "" : `, ≤ ${c.width} bytes`}${c.required ? "" : ", may be null"} | ${cell(c.doc)}${c.words && c.words.length > 1 ? `: ${c.words.map((w) => `\`${w}\``).join(", ")}` : ""} |`,
  );
  return `| Column | Type | Means |\n|---|---|---|\n${rows.join("\n")}\n`;
}

/** Foreign formats that are read. */
function imports(): string {
  const rows = [DATA_IMPORT, ...IMPORTS].map(
    (f) => `| \`${f.id}\` | ${cell(f.summary)} | ${f.adds ? "sources of an atlas" : "an atlas, or records of one"} | ${cell(f.loses)} |`,
  );
  return `| Format | What it is | Becomes | Lost in it |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

/** `docs/reference/formats.md` */
export function formatsPage(): string {
  const needs = FORMATS.some((f) => f.needs);
  return `# Formats

Generated from the code; \`dejure list formats\` says the same. One working line for each of QGIS, R, Python, DuckDB, MapLibre and Observable: [Use the data](../use-the-data.md).

\`dejure export FORMAT [ATLAS] --as VIEWPOINT --layer LAYER --on DATE -o FILE\`; without \`-o\`, or with \`-o -\`, to standard output.

${(Object.keys(KINDS) as Kind[]).map(formats).join("\n")}
${needs ? "What stands under *Needs* are npm packages that are installed with dejure where they can be; where one is missing, the command says so.\n" : ""}
## What each carries, and what is lost in it

${Object.entries(CARRIED)
  .map(([id, text]) => `- **${id}**: ${text}`)
  .join("\n")}

${carried()}
Not written: Shapefile (names cut to ten letters, no day before year 1, texts cut at 254 bytes) and FlatGeobuf (its JavaScript writer has no index). Take GeoPackage instead: every program that reads those reads it.

## Formats of import

\`dejure import FORMAT FILE… -o ATLAS\`; what becomes of what is told in [Other formats](../exchange.md) and, for \`data\`, in [Import data of your own](../import-data.md).

${imports()}
## Columns of a row of land

The same in \`geojson\`, \`topojson\`, \`csv\`, \`kml\`, \`geopackage\`, \`geoparquet\` and the layer \`holdings\` of \`pmtiles\`; a test freezes the names. A new column goes to the end. Lists are joined by \`; \`.

Five pairs of columns hold the dates, since no type of date is read alike everywhere: DATE where it can hold the day, EDTF text, decimal years, days since 1970-01-01. **The start is inclusive and the end exclusive in all of them**: it is the first day on which it was no longer so.

${columns(HOLDING_COLUMNS)}
## Columns of a panel

${columns(PANEL_COLUMNS.map((c) => ({ ...c, required: true })))}`;
}
