/** Overture Maps, theme of divisions: countries, their parts and settlements, with the eyes in which each is there or is not. */
import { chunks, MOST_POINTS, nth, outlineWeight } from "./chunks.ts";
import type { DataTools } from "./data/feature.ts";
import { readData } from "./data/read-data.ts";
import { newId, slugOf } from "./foreign-ids.ts";
import {
  type BytesFormat,
  type BytesOptions,
  type ForeignBytes,
  type Imported,
  type ImportedFile,
  type ImportFault,
  nothingIn,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { LeftOut, type Losing } from "./left-out.ts";
import { codeOfIso } from "./natural-earth/codes.ts";
import { geojsonFile } from "./outlines.ts";
import { type Area, type Division, divisionsIn } from "./overture/divisions.ts";
import { type DataSet, headFile, since, sourceFile } from "./voice.ts";

export const overture: BytesFormat = {
  id: "overture",
  summary: "divisions of Overture Maps (GeoParquet, GeoJSON): countries, their parts and settlements, with perspectives",
  loses: "boundaries with what they dispute, names by side and by perspective, hierarchies, population, the sea",
  undated: true,
  readBytes: importOverture,
};

const SOURCE = "overture";
const LICENCE = "ODbL-1.0";

const DECLARES = [
  "An area (division_area) of a country or a dependency is title of the country of its code, said by `overture`. Areas of other subtypes are territories of which nothing is said. Of an area of the land and one that takes in the sea, the land is read.",
  "A division that only some accept (perspectives accepted_by) is title in their eyes alone: a voice `eyes-of-xx` of each, which is the data set's and never the government's. One that some dispute (disputed_by) is title to `overture`, and their eyes deny it. The viewpoint `eyes-of-xx` hears its own voice first, then `overture`, as Overture says that its maps are drawn.",
  "Overture says who is drawn where and does not tell title from control; nothing is said of control.",
  "A division that is a settlement by its class (city, town, village, hamlet) is a place. Names stand by language; names by side or by perspective, and other variants, are not read.",
  "The result stands under ODbL-1.0, the licence of Overture's theme of divisions.",
];

/** No format of the theme is a database; the reader of tables asks for the means to open one. */
const NO_DATABASE: DataTools = { readSqlite: () => Promise.reject(new Error("divisions of Overture are in no database")) };

export async function importOverture(files: readonly ForeignBytes[], options: BytesOptions = {}): Promise<Imported | ImportFault> {
  const database = files.find(({ name }) => /\.gpkg$/i.test(name));
  if (database)
    return { ok: false, message: `${database.name} is a GeoPackage`, help: "give GeoParquet or GeoJSON, or use dejure import data" };
  const asked = since(options, "divisions of Overture");
  if (!asked.ok) return asked;
  const read = await readData(files, NO_DATABASE, { encoding: options.encoding, nested: true });
  if (!read.ok) return read;
  const lost = new LeftOut();
  const lose: Losing = (why, which) => lost.add(why, which);
  const { divisions, areas } = divisionsIn(read.features, lose);
  const places = [...divisions.values()].filter(({ settlement }) => settlement);
  const drawn = new Set(areas.map(({ division }) => division));
  for (const one of divisions.values())
    if (!one.settlement && !drawn.has(one.id)) lost.add("divisions that are no settlements and have no area in the files", labelOf(one));
  if (areas.length === 0 && places.length === 0) return nothingIn(files, "no area and no settlement is there", lost.told());
  const records = new Records(areas, divisions, asked, options.precisionKm, lose);
  const written = records.files(places);
  const declares = [...DECLARES, `The data say nothing of days: they hold since ${asked.when}, as asked for at import.`];
  const report = { declares, leftOut: [...(read.leftOut ?? []), ...lost.told()] };
  return { ok: true, files: [...written, readmeFile("Divisions (Overture Maps)", report)], ...report };
}

const nameOfCode = (code: string): string => codeOfIso(code)?.name ?? code;
const eyesOf = (code: string): string => `eyes-of-${code.toLowerCase()}`;
const polityOf = (code: string): string => `iso-${code.toLowerCase()}`;
const labelOf = ({ names, id }: Pick<Division, "names" | "id">): string => names["en"] ?? names["und"] ?? Object.values(names)[0] ?? id;

interface Land {
  readonly id: string;
  readonly area: Area;
  readonly division: Division;
}

class Records {
  readonly #lands: readonly Land[];
  readonly #taken = new Set<string>();
  readonly #asked: { readonly when: string; readonly day: string };
  readonly #precisionKm: number | undefined;

  constructor(
    areas: readonly Area[],
    divisions: ReadonlyMap<string, Division>,
    asked: { readonly when: string; readonly day: string },
    precisionKm: number | undefined,
    lose: Losing,
  ) {
    this.#asked = asked;
    this.#precisionKm = precisionKm;
    this.#lands = areas.map((area) => {
      const known = divisions.get(area.division);
      if (!known) lose("areas whose division is not in the files: they count as undisputed", labelOf(area.own));
      const division = { ...area.own, ...known, country: known?.country ?? area.own.country };
      return { id: this.#idOf(labelOf(division)), area, division };
    });
  }

  #idOf(label: string): string {
    return newId(slugOf(label, 150) ?? "division", this.#taken);
  }

  files(places: readonly Division[]): ImportedFile[] {
    const states = this.#lands.filter(
      ({ division: { subtype, country } }) => country !== undefined && /^(?:country|dependency)$/.test(subtype),
    );
    const eyes = [...new Set(states.flatMap(({ division }) => division.perspectives?.countries ?? []))].sort();
    const holders = [...new Set(states.flatMap(({ division }) => division.country ?? []))].sort();
    const set: DataSet = {
      id: SOURCE,
      name: "Overture Maps",
      title: "Divisions (Overture Maps)",
      licence: LICENCE,
      date: this.#asked.day,
      layer: "title",
      source: {
        title: { en: "Overture Maps, theme of divisions" },
        author: [{ literal: "Overture Maps Foundation; OpenStreetMap contributors" }],
        url: "https://docs.overturemaps.org/guides/divisions/",
        standing: "tertiary",
      },
    };
    const voice = (code: string): string => `Maps in the eyes of ${nameOfCode(code)}, as Overture records them`;
    return [
      headFile(set, SOURCE),
      sourceFile(set),
      yamlFile(`historiographies/${SOURCE}.yaml`, {
        [SOURCE]: { type: "author", name: { en: "Overture Maps" }, cite: SOURCE },
        ...Object.fromEntries(eyes.map((code) => [eyesOf(code), { type: "author", name: { en: voice(code) }, cite: SOURCE }])),
      }),
      yamlFile(`viewpoints/${SOURCE}.yaml`, {
        [SOURCE]: { name: { en: "As Overture draws it for nobody in particular" }, groups: [[SOURCE]] },
        ...Object.fromEntries(eyes.map((code) => [eyesOf(code), { name: { en: voice(code) }, groups: [[eyesOf(code)], [SOURCE]] }])),
      }),
      ...(holders.length > 0
        ? [
            yamlFile(
              "polities/all.yaml",
              Object.fromEntries(
                holders.map((code) => [
                  polityOf(code),
                  { type: "state", name: { en: nameOfCode(code) }, basis: "derived", cite: SOURCE, tags: [`iso-3166-1-${code}`] },
                ]),
              ),
            ),
          ]
        : []),
      ...this.#landFiles(),
      ...chunks(places, 10_000, () => 1).map((part, i) =>
        yamlFile(`places/${nth("all", i)}.yaml`, Object.fromEntries(part.map((place) => [this.#idOf(labelOf(place)), placeOf(place)]))),
      ),
      ...this.#statementFiles(states),
    ];
  }

  #landFiles(): ImportedFile[] {
    return chunks(this.#lands, MOST_POINTS, ({ area }) => outlineWeight(area.polygons)).flatMap((part, i) => {
      const stem = nth("land", i);
      const records = part.map(({ id, division, area }) => [
        id,
        {
          type: /^(?:country|dependency)$/.test(division.subtype)
            ? "state-territory"
            : /region/.test(division.subtype)
              ? "region"
              : "district",
          ...(Object.keys(division.names).length > 0 && { name: division.names }),
          extent: `${stem}.geojson#${id}`,
          ...(this.#precisionKm !== undefined && { precision_km: this.#precisionKm }),
          attribution: "Overture Maps Foundation; OpenStreetMap contributors",
          licence: LICENCE,
          cite: `${SOURCE} ${area.id}`,
          ...(division.wikidata !== undefined && { links: [`https://www.wikidata.org/wiki/${division.wikidata}`] }),
          tags: [
            ...(division.subtype === "" ? [] : [`subtype-${division.subtype}`]),
            ...(division.level === undefined ? [] : [`admin-level-${division.level}`]),
          ],
        },
      ]);
      return [
        yamlFile(`territories/${stem}.yaml`, Object.fromEntries(records)),
        geojsonFile(
          `territories/${stem}.geojson`,
          part.map(({ id, area }) => ({ id, polygons: area.polygons })),
        ),
      ];
    });
  }

  /** What each voice says: `overture` of what is not accepted by some alone, their eyes of that, and what some deny. */
  #statementFiles(states: readonly Land[]): ImportedFile[] {
    const said = new Map<string, unknown[]>();
    const say = (who: string, verb: "title" | "denies", { id, division, area }: Land): void => {
      const effects = said.get(who) ?? [];
      effects.push({ [verb]: polityOf(division.country ?? ""), over: id, cite: `${SOURCE} ${area.id}` });
      said.set(who, effects);
    };
    for (const land of states) {
      const { perspectives } = land.division;
      if (perspectives?.mode !== "accepted_by") say(SOURCE, "title", land);
      for (const code of perspectives?.countries ?? []) say(eyesOf(code), perspectives?.mode === "accepted_by" ? "title" : "denies", land);
    }
    return [...said]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([who, effects]) =>
        yamlFile(`statements/${who}.yaml`, {
          according_to: who,
          when: this.#asked.when,
          name: { en: "What is drawn" },
          cite: SOURCE,
          effects,
        }),
      );
  }
}

const placeOf = ({ settlement, names, id, wikidata }: Division): unknown => ({
  type: settlement?.kind,
  ...(Object.keys(names).length > 0 && { name: names }),
  at: { lat: settlement?.at[1], lon: settlement?.at[0] },
  cite: `${SOURCE} ${id}`,
  ...(wikidata !== undefined && { links: [`https://www.wikidata.org/wiki/${wikidata}`] }),
});
