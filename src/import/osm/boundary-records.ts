/** Records of an atlas from boundaries of OpenStreetMap. */
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { chunks, MOST_EFFECTS, MOST_POINTS, nth, outlineWeight } from "../chunks.ts";
import { slugOf } from "../foreign-ids.ts";
import { type ImportedFile, yamlFile } from "../imported.ts";
import { geojsonFile } from "../outlines.ts";
import type { Land, Said } from "./boundaries.ts";
import type { Element } from "./elements.ts";
import type { Written } from "./tag-dates.ts";
import { itemLink, itemOf, namesOf, type Polities, type Polity } from "./tag-names.ts";

/** The project that the data come from. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly licence: string;
  /** its contributors, as they want to be named */
  readonly attribution: string;
}

export interface Reading {
  readonly project: Project;
  readonly title: string;
  readonly lands: readonly Land[];
  readonly places: readonly Element[];
  readonly polities: Polities;
  readonly precisionKm: number | undefined;
  readonly asOf: Day | undefined;
}

export const ALL_SIDES = "all-sides";
export const sideOf = ({ id }: Polity): string => `side-of-${id}`;
const nameOf = ({ id, names }: Polity): string => names["en"] ?? names["und"] ?? Object.values(names)[0] ?? id;

const number = ({ kind, id }: Element): string => `${kind.slice(0, 1)}${id.replace("-", "new")}`;
const landId = ({ element, label }: Land): string => `${slugOf(label ?? "") ?? "land"}-${number(element)}`.slice(-150);

function sidesIn(lands: readonly Land[]): Polity[] {
  const sides = new Map(
    lands.flatMap(({ said }) => said.flatMap((one) => ("side" in one && one.side ? [[one.side.id, one.side] as const] : []))),
  );
  return [...sides.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function recordFiles(reading: Reading): ImportedFile[] {
  const { project, title, lands, polities } = reading;
  const sides = sidesIn(lands);
  return [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: title },
      licence: project.licence,
      languages: ["en"],
      default: { date: dayOf(reading), viewpoint: sides.length > 0 ? ALL_SIDES : project.id, layer: "control" },
    }),
    yamlFile(`sources/${project.id}.yaml`, {
      type: "dataset",
      title: { en: project.name },
      author: [{ literal: project.attribution }],
      url: project.url,
      ...(reading.asOf !== undefined && { issued: formatDay(reading.asOf) }),
      standing: "tertiary",
      seen: "original",
      licence: project.licence,
    }),
    yamlFile(`historiographies/${project.id}.yaml`, {
      [project.id]: { type: "author", name: { en: project.name }, cite: project.id },
      ...Object.fromEntries(
        sides.map((side) => [
          sideOf(side),
          { type: "author", name: { en: `The side of ${nameOf(side)}, as ${project.name} records it` }, cite: project.id },
        ]),
      ),
    }),
    yamlFile(`viewpoints/${project.id}.yaml`, viewpoints(project, sides)),
    ...(polities.sorted().length > 0 ? [yamlFile("polities/all.yaml", polityRecords(polities, project))] : []),
    ...landFiles(reading),
    ...placeFiles(reading),
    ...statementFiles(reading),
  ];
}

function viewpoints(project: Project, sides: readonly Polity[]): Record<string, unknown> {
  const drawn = { [project.id]: { name: { en: `As ${project.name} draws it` }, groups: [[project.id]] } };
  if (sides.length === 0) return drawn;
  return {
    ...drawn,
    [ALL_SIDES]: {
      name: { en: `${project.name} with all claims that it records` },
      groups: [[project.id, ...sides.map(sideOf)]],
    },
    ...Object.fromEntries(
      sides.map((side) => [
        sideOf(side),
        { name: { en: `The side of ${nameOf(side)}, as ${project.name} records it` }, groups: [[sideOf(side)], [project.id]] },
      ]),
    ),
  };
}

/** A day on which something stands: the first certain one of what began last. */
function dayOf({ lands, asOf }: Reading): string {
  const days = lands.flatMap(({ from, until }) => {
    const day = from?.last ?? until?.last ?? asOf;
    return day !== undefined && Number.isFinite(day) ? [day] : [];
  });
  return formatDay(days.reduce((a, b) => (b > a ? b : a), days[0] ?? asOf ?? 0));
}

function polityRecords(polities: Polities, project: Project): Record<string, unknown> {
  return Object.fromEntries(
    polities.sorted().map(({ id, names, item, codes }) => [
      id,
      {
        type: "state",
        name: names,
        basis: "derived",
        cite: project.id,
        ...(item !== undefined && { links: itemLink(item) }),
        ...(codes.size > 0 && { tags: [...codes].sort().map((code) => `iso-3166-1-${code}`) }),
      },
    ]),
  );
}

const cited = (element: Element, project: Project): string => `${project.id} ${element.kind} ${element.id}`;

/** Pages of an element and of its item; what is new in an editor has no page yet. */
function linksOf(element: Element, project: Project): { readonly links?: readonly string[] } {
  const item = itemOf(element.tags);
  const links = [
    ...(element.id.startsWith("-") ? [] : [`${project.url}/${element.kind}/${element.id}`]),
    ...(item === undefined ? [] : [itemLink(item)]),
  ];
  return links.length > 0 ? { links } : {};
}

/** The days in which an outline is meant, where both ends are days. */
function validOf({ from, until }: Land): { readonly valid?: string } {
  if (!from || !until || from.first !== from.last || until.first !== until.last) return {};
  return { valid: `${formatDay(from.first)}/${formatDay(until.first - 1)}` };
}

function landFiles({ lands, project, precisionKm }: Reading): ImportedFile[] {
  return chunks(lands, MOST_POINTS, ({ polygons }) => outlineWeight(polygons)).flatMap((part, i) => {
    const stem = nth("land", i);
    const records = part.map((land) => {
      const { element, own, chronologies } = land;
      const { tags } = element;
      const source = tags.get("source")?.trim();
      const level = Number(tags.get("admin_level"));
      const names = namesOf(tags);
      return [
        landId(land),
        {
          type: own || tags.has("dejure:answer") ? "state-territory" : level > 2 ? "district" : "region",
          ...(Object.keys(names).length > 0 && { name: names }),
          extent: `${stem}.geojson#${landId(land)}`,
          ...validOf(land),
          ...(precisionKm !== undefined && { precision_km: precisionKm }),
          attribution: source ? `${project.attribution}; ${source.slice(0, 500)}` : project.attribution,
          licence: tags.get("license")?.trim() || project.licence,
          cite: cited(element, project),
          ...linksOf(element, project),
          ...tagged([
            ...(Number.isInteger(level) && level > 0 ? [`admin-level-${level}`] : []),
            ...chronologies.map((id) => `chronology-${id.replace("-", "new")}`),
          ]),
        },
      ];
    });
    return [
      yamlFile(`territories/${stem}.yaml`, Object.fromEntries(records)),
      geojsonFile(
        `territories/${stem}.geojson`,
        part.map((land) => ({ id: landId(land), polygons: land.polygons })),
      ),
    ];
  });
}

const tagged = (tags: readonly string[]): { readonly tags?: readonly string[] } => (tags.length > 0 ? { tags } : {});

/** What a settlement is among the kinds of places here. */
export const PLACE_TYPES: Readonly<Record<string, string>> = {
  city: "town",
  town: "town",
  village: "village",
  hamlet: "village",
  isolated_dwelling: "estate",
  island: "island",
  islet: "island",
  locality: "point",
};

function placeFiles({ places, project, precisionKm }: Reading): ImportedFile[] {
  return chunks(places, 10_000, () => 1).map((part, i) =>
    yamlFile(
      `places/${nth("all", i)}.yaml`,
      Object.fromEntries(
        part.map((element) => {
          const names = namesOf(element.tags);
          const [lon, lat] = element.at ?? [0, 0];
          return [
            `${slugOf(Object.values(names)[0] ?? "") ?? "place"}-${number(element)}`,
            {
              type: PLACE_TYPES[element.tags.get("place") ?? ""],
              name: names,
              at: { lat, lon },
              ...(precisionKm !== undefined && { precision_km: precisionKm }),
              cite: cited(element, project),
              ...linksOf(element, project),
            },
          ];
        }),
      ),
    ),
  );
}

interface Spoken {
  readonly voice: string;
  readonly land: Land;
  readonly from: Written;
  readonly effect: Readonly<Record<string, unknown>>;
}

const one = <T>(items: readonly T[]): T | readonly T[] => (items.length === 1 ? (items[0] as T) : items);
const ids = (polities: readonly Polity[]): string | readonly string[] => one(polities.map(({ id }) => id));

function effectOf(said: Said, over: string): Readonly<Record<string, unknown>> {
  switch (said.verb) {
    case "title":
    case "control":
      return { [said.verb]: ids(said.holders), over };
    case "claims":
      return { claims: over, by: ids(said.by), claims_only: true };
    case "recognises":
      return said.whom
        ? { recognises: said.whom.id, by: ids(said.by) }
        : { passes: { en: `Recognised by ${said.by.map(nameOf).join(", ")}` }, over, by: ids(said.by) };
    case "disputes":
      return { passes: { en: `Disputed by ${said.by.map(nameOf).join(", ")}` }, over, by: ids(said.by) };
    default:
      return { [said.verb]: over };
  }
}

/** Of what begins on one day, states come first, the larger before the smaller: what is drawn within them counts. */
function statementFiles({ lands, project }: Reading): ImportedFile[] {
  const spoken = lands.flatMap((land) => {
    const { from, until, said, element } = land;
    if (!from) return [];
    return said.map((thing): Spoken => {
      const voice = "side" in thing && thing.side ? sideOf(thing.side) : project.id;
      const dates = { when: from.written, ...(until && { until: until.written }) };
      return { voice, land, from, effect: { ...effectOf(thing, landId(land)), ...dates, cite: cited(element, project) } };
    });
  });
  const voices = [...new Set(spoken.map(({ voice }) => voice))].sort();
  return voices.flatMap((voice) =>
    chunks(
      spoken.filter((each) => each.voice === voice),
      MOST_EFFECTS,
      () => 1,
    ).map((part, i) => {
      const earliest = part.reduce((a, b) => (b.from.last < a.from.last ? b : a));
      return yamlFile(`statements/${nth(voice, i)}.yaml`, {
        according_to: voice,
        when: earliest.from.written,
        name: { en: `What ${project.name} draws` },
        cite: project.id,
        effects: part.map(({ effect }) => effect),
      });
    }),
  );
}
