/** The reference page of the record format, from the same table as the types and the schemas. */
import type { FieldType } from "../src/core/model/field.ts";
import { ATLAS_HEAD, COLLECTIONS, COMMON, type Fields, FORMAT_VERSION, SHAPES, VERBS } from "../src/core/model/format.ts";
import { HOLDER_VERBS, LAND_VERBS, SHEETS } from "../src/core/read/sheets.ts";

const PLACE_OF: Readonly<Record<string, string>> = {
  ref: "ids",
  anyref: "ids",
  assertor: "ids",
  text: "texts",
  localized: "texts",
  date: "dates",
  quantity: "quantities",
  cite: "citations",
  extent: "land",
  position: "positions",
  waypoint: "positions",
  url: "texts",
};
const link = (text: string, anchor: string | undefined): string => (anchor === undefined ? text : `[${text}](#${anchor})`);

function takes(type: FieldType): string {
  switch (type.kind) {
    case "enum":
      return type.values.map((value) => `\`${value}\``).join(", ");
    case "boolean":
      return "`true`, `false`";
    case "ref":
      return `${link("id", "ids")} in ${type.to.map((name) => link(name, name)).join(" or ")}${type.part ? ", may be followed by `#part`" : ""}`;
    case "anyref":
      return `${link("id", "ids")} of any record or assertion, may be followed by \`#part\``;
    case "assertor":
      return `${link("assertor", "ids")}: polity, historiography, \`consensus\``;
    case "localized":
      return link("text by language", "texts");
    case "url":
      return link("address", "texts");
    case "extent":
      return link("land", "land");
    case "cite":
      return link("citations", "citations");
    case "shape":
      return link(type.shape, type.shape.toLowerCase());
    case "list":
      return type.lenient ? `${takes(type.of)}; one or a list` : `list of: ${takes(type.of)}`;
    case "map":
      return `map of: ${takes(type.of)}`;
    case "sourced":
      return `${takes(type.of)}; [sources may differ](#values-on-which-sources-differ)`;
    case "number":
    case "integer":
      return type.kind === "number" ? "number" : "whole number";
    default:
      return link(type.kind, PLACE_OF[type.kind]);
  }
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function table(fields: Fields): string {
  const rows = Object.entries(fields).map(([name, field]) => {
    const example = field.example === undefined ? "" : ` Example: \`${field.example}\`.`;
    return `| \`${name}\`${field.required ? " **(must)**" : ""} | ${cell(takes(field.type))} | ${cell(field.doc + example)} |\n`;
  });
  return `| Key | Takes | Meaning |\n|---|---|---|\n${rows.join("")}`;
}

const VALUES = `## Values

### Ids

Lower-case letters of any script, digits, \`.\`, \`_\`, \`-\`, and \`/\` for folders; they begin with a letter or digit. A part of a record follows after \`#\`: \`moscow-1920#in-force\`, \`moscow-1920#2/1\`.

### Texts

A text stands as it is written: \`0044\`, \`no\` and \`1920\` stay texts. A text by language is one text, or a map of BCP 47 tag → text: \`{ en: Vilnius, pl: Wilno }\`. Addresses begin with \`https:\`, \`http:\`, \`mailto:\` or \`doi:\`.

### Dates

EDTF (\`1920-07-12\`, \`1920-07~\`, \`1915/1918\`), \`{ edtf: 1867-10-06, calendar: julian }\`, or relative to a record (\`moscow-1920#in-force + 45 days\`, \`within 2 months of moscow-1920#ratified\`). Sets are put in quotes: \`"[1920-08-06, 1920-08-08]"\`.

### Values on which sources differ

The value, or a list of \`{ value, cite, rank, basis, note }\`, one for each value that sources give. \`rank\` is \`preferred\`, \`normal\` or \`deprecated\` (a plain error).

### Quantities

A number with its unit, \`100000 dessiatine\`, or \`{ value: 100000, unit: dessiatine }\`.

### Positions

\`{ lat: 54.689, lon: 25.280 }\` in degrees, WGS84. A waypoint is a position or the id of a place.

### Citations

\`source-id locator\` (the first word is the id, the rest the locator), \`{ source, locator, quote, note }\`, or a list of these.

### Land

| Written | Means |
|---|---|
| \`lithuania-treaty-1920\` | the extent of this territory |
| \`areas.geojson\`, \`areas.geojson#klaipeda\` | the polygons of a file, or of its feature with this \`id\` or \`properties.id\`; relative to the folder of the record's file |
| \`{ union: [a, b] }\`, \`{ intersect: [a, b] }\` | land in any, in all of them |
| \`{ minus: [a, b, c] }\` | the first without the others |
| \`{ natural_earth: "440" }\`, \`{ natural_earth: Lithuania, at: { lat, lon } }\` | a present-day unit by ISO 3166-1 numeric code or English name; \`at\` picks its part around this point |
| \`{ polygon: [[[25, 54], [26, 54], [26, 55]]] }\` | rings of \`[lon, lat]\`, the outer one first |
| \`{ side: left, frontier: line, within: a }\` | the land of \`within\` on this side of the frontier, walking along it in its own order |

`;

/** Content of `docs/reference/format.md`. */
export function referenceFile(): string {
  const parts = [
    "<!-- Generated from src/core/model/format.ts by `npm run generate`; do not edit. -->\n\n",
    `# The record format ${FORMAT_VERSION}: every key\n\n`,
    "What the keys mean together is told in [the specification](../../spec/README.md). Editors complete and check records by the schemas in `spec/schema/`.\n\n",
    `Collections: ${Object.keys(COLLECTIONS)
      .map((name) => link(name, name))
      .join(" · ")}\n\n`,
    VALUES,
    `## atlas.yaml\n\nThe head of an atlas.\n\n${table(ATLAS_HEAD)}\n`,
    `## Every record\n\n${table(COMMON)}\n`,
  ];
  for (const [name, { doc, fields }] of Object.entries(COLLECTIONS)) parts.push(`## ${name}\n\n${doc}\n\n${table(fields)}\n`);
  parts.push(`## Parts of records\n\n`);
  for (const [name, { doc, fields }] of Object.entries(SHAPES)) {
    const verbs = name === "Effect" ? ` The verbs are ${VERBS.map((verb) => `\`${verb}\``).join(", ")}.` : "";
    parts.push(`### ${name}\n\n${doc}${verbs}\n\n${table(fields)}\n`);
  }
  parts.push("## Spreadsheets\n\nCSV after RFC 4180 with a header row, in any folder of the atlas.\n\n");
  for (const [name, columns] of Object.entries(SHEETS)) {
    const rows = Object.entries(columns).map(([column, doc]) => `| \`${column}\` | ${cell(doc)} |\n`);
    parts.push(`### ${name}\n\n| Column | Holds |\n|---|---|\n${rows.join("")}\n`);
  }
  const words = (verbs: readonly string[]): string => verbs.map((verb) => `\`${verb}\``).join(", ");
  parts.push(`Verbs of the column \`holder\`: ${words(HOLDER_VERBS)}. Verbs of the column \`over\`: ${words(LAND_VERBS)}.\n`);
  return parts.join("");
}
