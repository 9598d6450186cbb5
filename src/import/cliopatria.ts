/** Cliopatria: polities of the world from 3400 BCE to 2024, a GeoJSON feature for each span of years (Seshat Global History Databank). */
import type { MultiPolygon } from "../core/space/geometry.ts";
import { dayFromCivil } from "../core/time/calendar.ts";
import { formatYear } from "../core/time/format-day.ts";
import { chunks, MOST_EFFECTS, MOST_POINTS, nth, outlineWeight } from "./chunks.ts";
import { IdsByName, newId, slugOf } from "./foreign-ids.ts";
import {
  type ForeignFile,
  featuresOf,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  isObject,
  lineOf,
  nothingIn,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { LeftOut } from "./left-out.ts";
import { geojsonFile, polygonsOf, unsound } from "./outlines.ts";
import { type DataSet, voiceFiles } from "./voice.ts";
import { firstDay, tag } from "./years-of-data.ts";

export const cliopatria: ImportFormat = {
  id: "cliopatria",
  summary: "Cliopatria, polities from 3400 BCE to 2024 (cliopatria.geojson)",
  loses: "the land of composites as somebody's, Wikidata, which of title and control is meant",
  read: importCliopatria,
};

const DECLARES = [
  "FromYear and ToYear are whole years, both counted in: land holds from 1 January of the one until 1 January after the other. Negative years are BCE without a year 0, so that -44 is 44 BCE, and a span that begins with 0 begins with the year 1, one that ends with 0 ends with 1 BCE.",
  "The data set draws who held what, and does not tell title from control: both are taken to be the entity's own. Everything is asserted by the historiography `cliopatria` and by nobody else.",
  "Composites, whose names stand in parentheses or whose Type is RELATION (an empire with its vassals, a personal union), are drawn over their members and held by nobody beside them: they are territories of which nothing is said, and members carry a tag of each (MemberOf).",
  "Where outlines overlap, the one that comes later in the file counts.",
  "Entities are the same by Name. Area is theirs, of an equal-area projection, and stands as the stated area; Wikipedia and SeshatID become links.",
  "The data set does not say how precise its outlines are.",
  "The result stands under the licence of the data: CC-BY-4.0.",
];

interface Row {
  readonly name: string;
  readonly composite: boolean;
  /** astronomical years, the second one exclusive */
  readonly from: number;
  readonly until: number;
  readonly area: number | undefined;
  readonly links: readonly string[];
  readonly memberOf: readonly string[];
  readonly polygons: MultiPolygon;
  readonly id: string;
  readonly polity: string;
}

export function importCliopatria(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const lost = new LeftOut();
  const reader = new Reader(lost);
  const rows: Row[] = [];
  for (const file of files) {
    const read = featuresOf(file);
    if (!read.ok) return read;
    for (const [i, feature] of read.features.entries()) {
      const row = reader.row(feature, i);
      if (row) rows.push(row);
    }
  }
  if (rows.length === 0) return nothingIn(files, "no feature has Name, FromYear, ToYear and an outline", lost.told());
  const report = { declares: DECLARES, leftOut: lost.told() };
  return { ok: true, files: [...recordFiles(rows, options), readmeFile("Polities of the world (Cliopatria)", report)], ...report };
}

const SET: Omit<DataSet, "date" | "period"> = {
  id: "cliopatria",
  name: "Cliopatria",
  title: "Polities of the world (Cliopatria)",
  licence: "CC-BY-4.0",
  layer: "control",
  source: {
    title: { en: "Cliopatria: a geospatial database of world-wide political entities from 3400 BCE to 2024 CE" },
    author: [{ literal: "Seshat Global History Databank" }],
    url: "https://github.com/Seshat-Global-History-Databank/cliopatria",
    reliability: {
      en: "Its makers say that it is one version of the land of past polities, and that borders, names and dates are uncertain.",
    },
  },
};

const listOf = (value: unknown): string[] => (lineOf(value) ?? "").split(";").flatMap((one) => lineOf(one) ?? []);
const bare = (name: string): string => name.replaceAll(/[()]/g, "").trim();

/** A whole year as the file counts it; a file from a spreadsheet has it as text. */
function yearOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^[+-]?\d{1,6}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && Math.abs(number) < 1e6 ? number : undefined;
}

/** Years before 1 count a year 0 here and none there. */
const astronomical = (year: number, zero: 0 | 1): number => (year < 0 ? year + 1 : year === 0 ? zero : year);

/** Characters of a name that an id is made of. */
const MOST_OF_A_NAME = 150;

class Reader {
  readonly #lost: LeftOut;
  readonly #polities = new IdsByName(MOST_OF_A_NAME);
  readonly #lands = new Set<string>();

  constructor(lost: LeftOut) {
    this.#lost = lost;
  }

  row(feature: unknown, index: number): Row | undefined {
    const p = isObject(feature) && isObject(feature["properties"]) ? feature["properties"] : {};
    const name = lineOf(p["Name"]);
    const [first, last] = [yearOf(p["FromYear"]), yearOf(p["ToYear"])];
    const which = name ?? `feature ${index + 1}`;
    if (name === undefined) return this.#lost.add("features without a name", which);
    if (first === undefined || last === undefined) return this.#lost.add("features without whole years from and to", which);
    const [from, until] = [astronomical(first, 1), astronomical(last, 0) + 1];
    const span = `${which}, ${first} to ${last}`;
    if (until <= from) return this.#lost.add("features that end before they begin", span);
    const { polygons, dropped } = polygonsOf(
      (feature as Readonly<Record<string, unknown>>)["geometry"] as Parameters<typeof polygonsOf>[0],
    );
    if (polygons.length === 0) return this.#lost.add("features without a polygon", span);
    const crossed = unsound(polygons);
    if (crossed !== undefined) return this.#lost.add("features whose outline does not say which land is inside", `${span}: ${crossed}`);
    for (let i = 0; i < dropped; i++) this.#lost.add("rings without area");
    const polity = this.#polities.idOf(bare(name));
    if (polity === undefined) return this.#lost.add("features whose name has no letter or digit", span);
    const id = newId(`${polity}-${tag(from)}`, this.#lands);
    const wikipedia = lineOf(p["Wikipedia"]);
    return {
      ...{ name: bare(name), from, until, polygons, id, polity },
      composite: name.startsWith("(") || lineOf(p["Type"])?.toUpperCase() === "RELATION",
      area: typeof p["Area"] === "number" && p["Area"] >= 1e-3 && p["Area"] < 1e12 ? p["Area"] : undefined,
      links: [
        ...(wikipedia === undefined ? [] : [`https://en.wikipedia.org/wiki/${encodeURIComponent(wikipedia.replaceAll(" ", "_"))}`]),
        ...listOf(p["SeshatID"]).map((one) => `https://seshat-db.com/core/polity/${encodeURIComponent(one)}`),
      ],
      memberOf: listOf(p["MemberOf"]).flatMap((one) => slugOf(bare(one), MOST_OF_A_NAME) ?? []),
    };
  }
}

function recordFiles(rows: readonly Row[], { precisionKm }: ImportOptions): ImportedFile[] {
  const from = rows.reduce((least, row) => Math.min(least, row.from), Infinity);
  const last = rows.reduce((most, row) => Math.max(most, row.until - 1), -Infinity);
  const holders = new Map(rows.filter(({ composite }) => !composite).map(({ polity, name }) => [polity, name]));
  return [
    ...voiceFiles({ ...SET, date: firstDay(last), period: `${formatYear(from)}/${formatYear(last)}` }),
    ...chunks(
      [...holders].sort(([a], [b]) => (a < b ? -1 : 1)),
      10_000,
      () => 1,
    ).map((part, i) =>
      yamlFile(
        `polities/${nth("all", i)}.yaml`,
        Object.fromEntries(part.map(([id, name]) => [id, { type: "state", name: { en: name }, basis: "derived", cite: SET.id }])),
      ),
    ),
    ...landFiles(rows, precisionKm),
    ...statementFiles(rows.filter(({ composite }) => !composite)),
  ];
}

const cited = ({ name, from, until }: Row): string => `${SET.id} ${name}, ${formatYear(from)} to ${formatYear(until - 1)}`;

function landFiles(rows: readonly Row[], precisionKm: number | undefined): ImportedFile[] {
  return chunks(rows, MOST_POINTS, ({ polygons }) => outlineWeight(polygons)).flatMap((part, i) => {
    const stem = nth("land", i);
    const records = part.map((row) => [
      row.id,
      {
        type: row.composite ? "region" : "state-territory",
        name: { en: row.name },
        extent: `${stem}.geojson#${row.id}`,
        valid: `${formatYear(row.from)}/${formatYear(row.until - 1)}`,
        ...(precisionKm !== undefined && { precision_km: precisionKm }),
        ...(row.area !== undefined && { stated_area: { value: row.area, unit: "km2" } }),
        attribution: "Cliopatria, Seshat Global History Databank",
        licence: SET.licence,
        cite: cited(row),
        ...(row.links.length > 0 && { links: row.links }),
        ...(row.memberOf.length + Number(row.composite) > 0 && {
          tags: [...(row.composite ? ["composite"] : []), ...row.memberOf.map((one) => `member-of-${one}`)],
        }),
      },
    ]);
    return [yamlFile(`territories/${stem}.yaml`, Object.fromEntries(records)), geojsonFile(`territories/${stem}.geojson`, part)];
  });
}

/** All that is said, by first years, and within one year as the file has it. */
function statementFiles(rows: readonly Row[]): ImportedFile[] {
  const sorted = [...rows].sort((a, b) => dayFromCivil(a.from, 1, 1) - dayFromCivil(b.from, 1, 1));
  return chunks(sorted, MOST_EFFECTS / 2, () => 1).map((part, i) =>
    yamlFile(`statements/${nth(SET.id, i)}.yaml`, {
      according_to: SET.id,
      when: firstDay(part[0]?.from ?? 1),
      name: { en: "What Cliopatria draws" },
      cite: SET.id,
      effects: part.flatMap((row) =>
        (["title", "control"] as const).map((verb) => ({
          [verb]: row.polity,
          over: row.id,
          when: firstDay(row.from),
          until: firstDay(row.until),
          cite: cited(row),
        })),
      ),
    }),
  );
}
