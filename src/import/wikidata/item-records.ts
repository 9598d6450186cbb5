/** Items of Wikidata as polities, instruments and places; what has no place here is counted. */

import { chunks, nth } from "../chunks.ts";
import { newId, slugOf } from "../foreign-ids.ts";
import { type ImportedFile, yamlFile } from "../imported.ts";
import type { Losing } from "../left-out.ts";
import { best, daysOf, itemsOf, type Json, positionOf, qualifiedDate, statementsOf, type WikidataDate } from "./item-statements.ts";

export const SOURCE = "wikidata";
const TITLE = "Wikidata";

export type Kind = "polities" | "instruments" | "places";
export interface Item {
  readonly id: string;
  readonly revision: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly claims: Json;
  readonly kind: Kind;
}

/** What an item is an instance of, where it is a body that can hold land. */
const POLITIES: Readonly<Record<string, string>> = {
  Q6256: "state",
  Q7275: "state",
  Q3624078: "state",
  Q3024240: "state",
  Q417175: "state",
  Q7270: "state",
  Q48349: "empire",
  Q161243: "dependent-state",
};
const TREATIES: ReadonlySet<string> = new Set(["Q131569", "Q625298", "Q6934728"]);
const PLACES: Readonly<Record<string, string>> = {
  Q515: "town",
  Q1549591: "town",
  Q3957: "town",
  Q532: "village",
  Q4022: "river",
  Q23397: "lake",
  Q23442: "island",
};

/** A state by what it is an instance of, an act by that or by who signed it, else a place where it has a position. */
export function kindOf(claims: Json): Kind | undefined {
  const classes = itemsOf(claims, "P31");
  if (classes.some((one) => Object.hasOwn(POLITIES, one))) return "polities";
  if (classes.some((one) => TREATIES.has(one)) || statementsOf(claims, "P1891").length > 0) return "instruments";
  return statementsOf(claims, "P625").length > 0 ? "places" : undefined;
}

const typeIn = (table: Readonly<Record<string, string>>, claims: Json): string | undefined =>
  itemsOf(claims, "P31").flatMap((one) => (Object.hasOwn(table, one) ? (table[one] as string) : []))[0];

/** Properties that are read for each kind. */
export const READ: Readonly<Record<Kind, ReadonlySet<string>>> = {
  polities: new Set(["P31", "P571", "P576", "P36", "P297", "P298"]),
  instruments: new Set(["P31", "P585", "P7588", "P1891", "P2669", "P582"]),
  places: new Set(["P31", "P625"]),
};

export function recordFiles(items: readonly Item[], lose: Losing): ImportedFile[] {
  const ids = new Map<string, string>();
  for (const kind of ["polities", "instruments", "places"] as const) {
    const taken = new Set<string>();
    for (const item of items)
      if (item.kind === kind) {
        const id = newId(slugOf(labelOf(item)) ?? item.id.toLowerCase(), taken);
        ids.set(item.id, id);
      }
  }
  const contradicted = contradictedIn(items, lose);
  const kinds = new Map(items.map((item) => [item.id, item.kind]));
  const idsOf = (found: readonly string[], kind: Kind): string[] =>
    found.flatMap((one) => (kinds.get(one) === kind ? (ids.get(one) ?? []) : []));
  const record = (item: Item): readonly [string, unknown] => [
    ids.get(item.id) ?? item.id,
    item.kind === "polities"
      ? polity(item, idsOf, lose, contradicted)
      : item.kind === "instruments"
        ? instrument(item, idsOf, lose)
        : place(item, lose),
  ];
  return [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: "From Wikidata" },
      licence: "CC0-1.0",
      languages: ["en"],
      default: { date: "2000-01-01", viewpoint: SOURCE, layer: "title" },
    }),
    yamlFile(`sources/${SOURCE}.yaml`, {
      type: "dataset",
      title: { en: TITLE },
      author: [{ literal: "Contributors of Wikidata" }],
      url: "https://www.wikidata.org",
      standing: "tertiary",
      seen: "original",
      licence: "CC0-1.0",
    }),
    yamlFile(`historiographies/${SOURCE}.yaml`, { type: "author", name: { en: TITLE }, cite: SOURCE }),
    yamlFile(`viewpoints/${SOURCE}.yaml`, { name: { en: TITLE }, groups: [[SOURCE]] }),
    ...(["polities", "instruments", "places"] as const).flatMap((kind) =>
      chunks(
        items.filter((item) => item.kind === kind),
        1_000,
        () => 1,
      ).map((part, i) => yamlFile(`${kind}/${nth("all", i)}.yaml`, Object.fromEntries(part.map(record)))),
    ),
  ];
}

export const labelOf = ({ labels, id }: Pick<Item, "labels" | "id">): string =>
  labels["en"] ?? labels["und"] ?? Object.values(labels)[0] ?? id;

const common = ({ id, revision, labels }: Item) => ({
  ...(Object.keys(labels).length > 0 && { name: labels }),
  cite: `${SOURCE} ${id}${revision === undefined ? "" : `, revision ${revision}`}`,
  links: `https://www.wikidata.org/wiki/${id}`,
});

/** One date, or where the best statements differ, each of them as a value that a source gives. */
function dateIn(item: Item, property: string, lose: Losing): unknown {
  const statements = best(statementsOf(item.claims, property));
  const dates = statements.flatMap((statement) => {
    const date = qualifiedDate(statement);
    if (date === undefined) lose(`dates of ${property} that are coarser than a millennium or no dates`, labelOf(item));
    return date ?? [];
  });
  const different = [...new Map(dates.map((date) => [JSON.stringify(date), date])).values()];
  if (different.length === 0) return undefined;
  if (different.length === 1) return different[0];
  return different.map((value: WikidataDate) => ({ value, cite: `${SOURCE} ${item.id}` }));
}

type IdsOf = (items: readonly string[], kind: Kind) => readonly string[];

/** When a state was, and the days that this leaves it; undefined, and said, where it ends before it begins. */
function existenceOf(item: Item, lose: Losing): { readonly exists: Json; readonly first: number; readonly last: number } | undefined {
  const [from, until] = [dateIn(item, "P571", lose), dateIn(item, "P576", lose)];
  if (from === undefined && until === undefined) return undefined;
  const [start, end] = [daysOf(from), daysOf(until)];
  if (start && end && end.last <= start.first) {
    lose("existences that end before they begin", labelOf(item));
    return undefined;
  }
  const exists = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  return { exists, first: start?.first ?? -Infinity, last: end?.last ?? Infinity };
}

/** Steps of a treaty; one that comes before its signature is left out, and said. */
function stagesOf(item: Item, lose: Losing): readonly { readonly stage: string; readonly on: unknown }[] {
  const { claims } = item;
  const signed = dateIn(item, "P585", lose);
  const ends = statementsOf(claims, "P2669").length > 0 ? "P2669" : "P582";
  const first = daysOf(signed)?.first ?? -Infinity;
  return [
    { stage: "signed", on: signed },
    { stage: "in-force", on: dateIn(item, "P7588", lose) },
    { stage: "terminated", on: dateIn(item, ends, lose) },
  ].filter(({ stage, on }) => {
    const days = daysOf(on);
    if (days && days.last < first) lose(`steps “${stage}” that come before the signature`, labelOf(item));
    return days !== undefined && days.last >= first;
  });
}

/** States that signed something when, by their own items, they were not: their existence is left out, and said. */
function contradictedIn(items: readonly Item[], lose: Losing): ReadonlySet<string> {
  const silent = (): void => {};
  const states = new Map(
    items.flatMap((item) => (item.kind === "polities" ? [[item.id, { item, lived: existenceOf(item, silent) }] as const] : [])),
  );
  const found = new Set<string>();
  for (const act of items.filter(({ kind }) => kind === "instruments")) {
    const signed = daysOf(dateIn(act, "P585", silent));
    for (const id of signed ? itemsOf(act.claims, "P1891") : []) {
      const state = states.get(id);
      if (!state?.lived || !signed || found.has(id) || (signed.last >= state.lived.first && signed.first < state.lived.last)) continue;
      found.add(id);
      lose("existences of states that signed an act outside of them", `${labelOf(state.item)}, which signed ${labelOf(act)}`);
    }
  }
  return found;
}

function polity(item: Item, idsOf: IdsOf, lose: Losing, contradicted: ReadonlySet<string>): unknown {
  const { claims } = item;
  const lived = existenceOf(item, lose);
  const capitals = best(statementsOf(claims, "P36"));
  const timeless = capitals.length === 1 && Object.keys(capitals[0]?.qualifiers ?? {}).length === 0;
  const capital = timeless ? idsOf(itemsOf(claims, "P36"), "places") : [];
  if (capitals.length > 0 && capital.length === 0) lose("capitals that are several, dated, or not in the files", labelOf(item));
  const codes = ["P297", "P298"].flatMap((property) =>
    best(statementsOf(claims, property)).flatMap(({ value }) => (typeof value === "string" ? value : [])),
  );
  return {
    type: typeIn(POLITIES, claims) ?? "state",
    ...common(item),
    ...(lived && !contradicted.has(item.id) && { exists: { ...lived.exists, cite: `${SOURCE} ${item.id}` } }),
    ...(capital.length === 1 && { capital: capital[0] }),
    ...(codes.length > 0 && { tags: codes.map((code) => `iso-3166-1-${code}`) }),
  };
}

function instrument(item: Item, idsOf: IdsOf, lose: Losing): unknown {
  const { claims } = item;
  const signatories = itemsOf(claims, "P1891");
  const parties = [...new Set(idsOf(signatories, "polities"))];
  if (parties.length < new Set(signatories).size)
    lose("signatories that are no states of the files", `${labelOf(item)}: ${new Set(signatories).size - parties.length}`);
  const stages = stagesOf(item, lose);
  return {
    type: "treaty",
    ...common(item),
    ...(parties.length > 0 && { parties }),
    ...(stages.length > 0 && { stages: stages.map((stage) => ({ ...stage, cite: `${SOURCE} ${item.id}` })) }),
  };
}

function place(item: Item, lose: Losing): unknown {
  const positions = best(statementsOf(item.claims, "P625")).flatMap(({ value }) => positionOf(value) ?? []);
  if (positions.length > 1) lose("further positions of one place", labelOf(item));
  const { lat, lon, precisionKm } = positions[0] ?? { lat: 0, lon: 0 };
  return {
    type: typeIn(PLACES, item.claims) ?? "point",
    ...common(item),
    at: { lat, lon },
    ...(precisionKm !== undefined && { precision_km: precisionKm }),
  };
}
