/** `perspectives`: what belongs to an entity in whose eyes, as lists of outlines that are added and taken away. */
import type { LonLat, MultiPolygon } from "../core/space/geometry.ts";
import { chunks, MOST_POINTS, nth, outlineWeight } from "./chunks.ts";
import { slugOf } from "./foreign-ids.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  isObject,
  nothingIn,
  parseForeign,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { LeftOut } from "./left-out.ts";
import { CODES } from "./natural-earth/codes.ts";
import { geojsonFile, polygonsOf, unsound } from "./outlines.ts";
import { BASE, type Entity, entitiesIn, extentOf, leaves, operationsOf } from "./perspectives/operations.ts";
import { type DataSet, headFile, since, sourceFile } from "./voice.ts";

export const perspectives: ImportFormat = {
  id: "perspectives",
  summary: "present-day disputes as plus and minus lists by viewpoint (JSON), with their outlines (GeoJSON)",
  loses: "nothing but lists of which an outline is missing",
  undated: true,
  read: importPerspectives,
};

const DECLARES = [
  "The land of an entity is its outlines one after the other, those with plus added and those with minus taken away: first the list of everybody (base), then that of the viewpoint. An entity for which a viewpoint has no list of its own is to it what it is to everybody.",
  "Each list is a voice of its own, such as `mar-on-esh`; the viewpoint of the same code hears them together. Where two entities overlap in one viewpoint, title is therefore contested, and neither comes first.",
  "Only title is said. The lists say nothing of who controls the land, and the voices are the data set's, never the governments'.",
  "Interior and exterior points are places that the land must contain or exclude, and `dejure check` holds it to them.",
  "Outlines come from OpenStreetMap: the result stands under ODbL-1.0.",
];

const SOURCE = "perspectives";
const name = (code: string): string => [...CODES.values()].find((one) => one.a3 === code || one.code === code)?.name ?? code;
const low = (code: string): string => slugOf(code) ?? "unnamed";

/** One entity in somebody's eyes. */
interface Seen {
  readonly id: string;
  readonly entity: Entity;
  readonly who: string;
}

export function importPerspectives(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const asked = since(options, "lists of plus and minus");
  const lost = new LeftOut();
  const doubts: string[] = [];
  const entities = new Map<string, Entity>();
  const outlines = new Map<string, MultiPolygon>();
  for (const file of files) {
    const parsed = parseForeign(file);
    if (!parsed.ok) return parsed;
    const found = entitiesIn(parsed.value);
    if (typeof found === "string") return { ok: false, message: `${file.name}: ${found}` };
    if (found) {
      for (const entity of found) {
        if (entities.has(entity.code)) return { ok: false, message: `${file.name}: ${entity.code} stands in another file already` };
        entities.set(entity.code, entity);
      }
    } else if (isObject(parsed.value) && Array.isArray(parsed.value["features"])) readOutlines(parsed.value["features"], outlines, lost);
    else return { ok: false, message: `${file.name} is neither lists of plus and minus nor a GeoJSON FeatureCollection of their outlines` };
  }
  if (entities.size === 0)
    return {
      ok: false,
      message: "no file has lists of plus and minus",
      help: "give the lists and their outlines: perspectives a.json a.geojson",
    };
  if (!asked.ok) return asked;
  const seen = seenIn(entities, outlines, lost);
  if (seen.length === 0) return nothingIn(files, "no list has all its outlines", lost.told());
  if (seen.every(({ entity, who }) => extentOf(operationsOf(entity, who), (land) => land) === undefined))
    return nothingIn(files, "no list leaves any land", lost.told());
  const written = recordFiles({ seen, entities, outlines, doubts, when: asked.when, day: asked.day, precisionKm: options.precisionKm });
  const declares = [...DECLARES, `The data say nothing of days: they hold since ${asked.when}, as asked for at import.`];
  const report = { declares, leftOut: lost.told(), doubts };
  return { ok: true, files: [...written, readmeFile("Land by perspective", report)], ...report };
}

function readOutlines(features: readonly unknown[], outlines: Map<string, MultiPolygon>, lost: LeftOut): void {
  for (const [i, feature] of features.entries()) {
    const given = isObject(feature) ? feature : {};
    const properties = isObject(given["properties"]) ? given["properties"] : {};
    const id = [given["id"], properties["osm"], properties["id"]].find(
      (one) => typeof one === "string" && /^(?:relation|way)\/\d+$/.test(one),
    );
    if (typeof id !== "string") lost.add("outlines that no list can name", `feature ${i + 1}`);
    else if (outlines.has(id)) lost.add("outlines that stand a second time", id);
    else {
      const { polygons } = polygonsOf(given["geometry"] as Parameters<typeof polygonsOf>[0]);
      const fault = polygons.length === 0 ? "no polygon" : unsound(polygons);
      if (fault === undefined) outlines.set(id, polygons);
      else lost.add("outlines that do not say which land is inside", `${id}: ${fault}`);
    }
  }
}

/** Entities in the eyes of everybody and of each viewpoint that has a list for them, where all outlines are there. */
function seenIn(entities: ReadonlyMap<string, Entity>, outlines: ReadonlyMap<string, MultiPolygon>, lost: LeftOut): Seen[] {
  return [...entities.values()].flatMap((entity) =>
    [BASE, ...entity.eyes.keys()].flatMap((who) => {
      const missing = operationsOf(entity, who).filter(({ land }) => !outlines.has(land));
      if (missing.length > 0)
        return lost.add("lists with outlines that are not there", `${entity.code} in the eyes of ${who}: ${missing[0]?.land}`) ?? [];
      return [{ id: `${low(who)}-on-${low(entity.code)}`, entity, who }];
    }),
  );
}

interface Reading {
  readonly seen: readonly Seen[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly outlines: ReadonlyMap<string, MultiPolygon>;
  readonly doubts: string[];
  readonly when: string;
  readonly day: string;
  readonly precisionKm: number | undefined;
}

/** An entity in somebody's eyes, with its land as it stands in a record. */
interface SeenLand extends Seen {
  readonly extent: NonNullable<ReturnType<typeof extentOf>>;
  readonly points: readonly Point[];
}

const spoken = (one: Seen): string =>
  one.who === BASE ? `What is ${name(one.entity.code)} to everybody` : `What is ${name(one.entity.code)} in the eyes of ${name(one.who)}`;

function recordFiles(reading: Reading): ImportedFile[] {
  const { seen, entities, when } = reading;
  const set: DataSet = {
    id: SOURCE,
    name: "Perspectives",
    title: "Land by perspective",
    licence: "ODbL-1.0",
    date: reading.day,
    layer: "title",
    source: {
      title: { en: "Perspectives: lists of what belongs to whom in whose eyes" },
      author: [{ literal: "OpenStreetMap contributors" }],
      standing: "tertiary",
    },
  };
  const { drawn, fileOf } = outlineFiles(reading);
  const lands = seen.flatMap((one): SeenLand[] => {
    const extent = extentOf(operationsOf(one.entity, one.who), (land) => fileOf.get(land) ?? land);
    return extent === undefined ? [] : [{ ...one, extent, points: pointsOf(one, reading) }];
  });
  const eyes = [BASE, ...new Set([...entities.values()].flatMap((entity) => [...entity.eyes.keys()]))];
  const heard = (who: string): string[] =>
    [...entities.values()].flatMap((entity) => {
      const own = entity.eyes.has(who) ? who : BASE;
      return seen.find((one) => one.entity === entity && one.who === own)?.id ?? [];
    });
  return [
    headFile(set, low(eyes.find((who) => heard(who).length > 0) ?? BASE)),
    sourceFile(set),
    yamlFile(
      `historiographies/${SOURCE}.yaml`,
      recordsOf(seen, (one) => [one.id, { type: "author", name: { en: spoken(one) }, cite: SOURCE }]),
    ),
    yamlFile(
      `viewpoints/${SOURCE}.yaml`,
      recordsOf(
        eyes.filter((who) => heard(who).length > 0),
        (who) => [low(who), { name: { en: who === BASE ? "Everybody's lists" : `In the eyes of ${name(who)}` }, groups: [heard(who)] }],
      ),
    ),
    yamlFile(
      "polities/all.yaml",
      recordsOf([...entities.keys()], (code) => [
        low(code),
        { type: "state", name: { en: name(code) }, basis: "derived", cite: SOURCE, tags: [`code-${code}`] },
      ]),
    ),
    ...placesFile(lands),
    territoriesFile(lands, set, reading.precisionKm),
    ...drawn,
    yamlFile(
      `statements/${SOURCE}.yaml`,
      recordsOf(lands, (one) => [
        `title-${one.id}`,
        {
          according_to: one.id,
          when,
          name: { en: spoken(one) },
          cite: `${SOURCE} ${one.entity.code}, ${one.who}`,
          effects: [{ title: low(one.entity.code), over: one.id }],
        },
      ]),
    ),
  ];
}

/** The outlines that some list names, in files of a bearable size, and where each stands. */
function outlineFiles({ seen, outlines }: Reading): { drawn: ImportedFile[]; fileOf: ReadonlyMap<string, string> } {
  const used = new Set(seen.flatMap(({ entity, who }) => operationsOf(entity, who).map(({ land }) => land)));
  const fileOf = new Map<string, string>();
  const drawn = chunks(
    [...outlines].filter(([id]) => used.has(id)),
    MOST_POINTS,
    ([, polygons]) => outlineWeight(polygons),
  ).map((part, i) => {
    for (const [id] of part) fileOf.set(id, `${nth("outlines", i)}.geojson#${id.replace("/", "-")}`);
    return geojsonFile(
      `territories/${nth("outlines", i)}.geojson`,
      part.map(([id, polygons]) => ({ id: id.replace("/", "-"), polygons })),
    );
  });
  return { drawn, fileOf };
}

function placesFile(lands: readonly SeenLand[]): ImportedFile[] {
  const places = lands.flatMap(({ points }) => points.map(({ id, at, inside }) => [id, at, inside] as const));
  if (places.length === 0) return [];
  return [
    yamlFile(
      "places/points.yaml",
      recordsOf(places, ([id, at, inside]) => [
        id,
        {
          type: "point",
          name: { en: inside ? "A point that must lie inside" : "A point that must lie outside" },
          at: { lat: at[1], lon: at[0] },
          cite: SOURCE,
        },
      ]),
    ),
  ];
}

function territoriesFile(lands: readonly SeenLand[], { licence }: DataSet, precisionKm: number | undefined): ImportedFile {
  return yamlFile(
    "territories/all.yaml",
    recordsOf(lands, (one) => [
      one.id,
      {
        type: "state-territory",
        name: { en: spoken(one) },
        extent: one.extent,
        ...(precisionKm !== undefined && { precision_km: precisionKm }),
        ...within(
          "contains",
          one.points.filter(({ inside }) => inside).map(({ id }) => id),
        ),
        ...within(
          "excludes",
          one.points.filter(({ inside }) => !inside).map(({ id }) => id),
        ),
        attribution: "OpenStreetMap contributors",
        licence,
        cite: `${SOURCE} ${one.entity.code}`,
      },
    ]),
  );
}

const recordsOf = <T>(items: readonly T[], record: (item: T) => readonly [string, unknown]): Record<string, unknown> =>
  Object.fromEntries(items.map(record));
const within = (key: "contains" | "excludes", ids: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  ids.length > 0 ? { [key]: ids } : {};

interface Point {
  readonly id: string;
  readonly at: LonLat;
  readonly inside: boolean;
}

/** Points that the land holds to; one that the lists contradict themselves is said, and left out. */
function pointsOf({ entity, who, id }: Seen, { outlines, doubts }: Reading): Point[] {
  return ([true, false] as const).flatMap((inside) =>
    ((inside ? entity.inside : entity.outside).get(who) ?? []).flatMap((at, i) => {
      if (leaves(operationsOf(entity, who), outlines, at) === inside)
        return [{ id: `${inside ? "in" : "out"}-${id}-${i + 1}`, at, inside }];
      doubts.push(
        `${at[1]}, ${at[0]} should lie ${inside ? "inside" : "outside"} ${entity.code} in the eyes of ${who}, and its lists say otherwise.`,
      );
      return [];
    }),
  );
}
