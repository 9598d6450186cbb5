/** Items of Wikidata as JSON: Special:EntityData, answers of its API, lines of a dump. */
import {
  type ForeignFile,
  type Imported,
  type ImportFault,
  type ImportFormat,
  isObject,
  lineOf,
  nothingIn,
  packedFault,
  parseForeign,
  readmeFile,
} from "./imported.ts";
import { LeftOut, type Losing, mostMet } from "./left-out.ts";
import { type Item, kindOf, labelOf, READ, recordFiles } from "./wikidata/item-records.ts";
import { type Json, objects, positionOf, statementsOf } from "./wikidata/item-statements.ts";

export const wikidata: ImportFormat = {
  id: "wikidata",
  summary: "items of Wikidata as JSON (Special:EntityData, or lines of a dump): states, treaties, places",
  loses: "outlines, aliases, descriptions, references, properties that are not named",
  read: importWikidata,
};

const DECLARES = [
  "An item is a state by what it is an instance of (P31: country, sovereign or historical country, state, kingdom, republic, empire, dependent territory), a treaty by that or because it has signatories (P1891), else a place where it has a position (P625). Others are left out.",
  "A state exists from its inception (P571) until its dissolution (P576); its capital is read where the item says one for all time. A treaty is signed at its point in time (P585), in force from its effective date (P7588), terminated at P2669 or P582; its parties are the signatories that the files hold as states.",
  "Precision becomes EDTF: a day, a month, a year; a decade, a century (the 19th is 1801 to 1900) or a millennium as some year of it. Years BCE are counted with a year 0 here, and days of the Julian calendar stay Julian. P1319 and P1326 are the earliest and the latest day, P1480 circa is “about”.",
  "Of several values the preferred ones count, and deprecated ones never; where the best differ, all of them stand, each with its citation. “Unknown value” and “no value” say nothing.",
  "The precision of a position is that of its degrees.",
  "Wikidata has no outlines, so nothing is said of who held which land: country (P17), located in (P131) and claimed by (P1336) are left out.",
  "The result stands under the licence of the data: CC0-1.0.",
];

export function importWikidata(files: readonly ForeignFile[]): Imported | ImportFault {
  const items = new Map<string, Item>();
  const lost = new LeftOut();
  const lose: Losing = (why, which) => lost.add(why, which);
  const doubts: string[] = [];
  for (const file of files) {
    const entities = entitiesOf(file);
    if (!entities.ok) return entities;
    for (const entity of entities.found) {
      const item = itemIn(entity, lose);
      if (!item) continue;
      const known = items.get(item.id);
      if (known) doubts.push(`${labelOf(item)}, ${item.id}, stands twice; the newer revision is read.`);
      if (!known || (item.revision ?? 0) > (known.revision ?? 0)) items.set(item.id, item);
    }
  }
  if (items.size === 0) return nothingIn(files, "no item is a state, a treaty or a place");
  const sorted = [...items.values()].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  const recorded = recordFiles(sorted, lose);
  const leftOut = [...lost.told(), ...unread(sorted)];
  const report = { declares: DECLARES, leftOut, doubts };
  return { ok: true, files: [...recorded, readmeFile("From Wikidata", report)], ...report };
}

type Found = { readonly ok: true; readonly found: readonly Json[] };

/** A document with `entities`, one entity, a list of them, or an entity a line between brackets as dumps have them. */
function entitiesOf(file: ForeignFile): Found | ImportFault {
  const packed = packedFault(file);
  if (packed) return packed;
  const lines = file.text.split(/\r?\n/).map((line) => line.trim().replace(/,$/, ""));
  const bodies = lines.filter((line) => line !== "" && line !== "[" && line !== "]");
  if (bodies.length > 1 && bodies.every((line) => line.startsWith("{") && line.endsWith("}"))) {
    const found: Json[] = [];
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith("{")) continue;
      const parsed = parseForeign({ name: `${file.name}:${i + 1}`, text: line });
      if (!parsed.ok) return parsed;
      if (isObject(parsed.value)) found.push(parsed.value);
    }
    return { ok: true, found };
  }
  const parsed = parseForeign(file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (isObject(value) && isObject(value["entities"])) return { ok: true, found: Object.values(value["entities"]).filter(isObject) };
  if (isObject(value) && typeof value["id"] === "string" && isObject(value["claims"])) return { ok: true, found: [value] };
  if (Array.isArray(value)) return { ok: true, found: objects(value) };
  return {
    ok: false,
    message: `${file.name} holds no entities of Wikidata`,
    help: "fetch https://www.wikidata.org/wiki/Special:EntityData/Q36.json, or take lines of a dump",
  };
}

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

function itemIn(entity: Json, lose: Losing): Item | undefined {
  const id = typeof entity["id"] === "string" ? entity["id"] : "";
  if (!/^Q[1-9]\d*$/.test(id)) {
    lose("entities that are no items", id.slice(0, 20) || "without an id");
    return undefined;
  }
  const claims = isObject(entity["claims"]) ? entity["claims"] : {};
  const labels = labelsOf(entity["labels"]);
  const kind = kindOf(claims);
  if ("missing" in entity) lose("items that Wikidata does not have", id);
  else if (kind === undefined) lose("items that are no state, treaty or place", labelOf({ labels, id }));
  else if (kind === "places" && !statementsOf(claims, "P625").some(({ value }) => positionOf(value)))
    lose("positions that are not on Earth", labelOf({ labels, id }));
  else return { id, claims, labels, kind, revision: typeof entity["lastrevid"] === "number" ? entity["lastrevid"] : undefined };
  return undefined;
}

/** Labels by language; `mul` is of no one language. */
function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([language, label]) => {
      const text = isObject(label) ? lineOf(label["value"]) : undefined;
      if (text === undefined || language === "simple" || !LANGUAGE.test(language)) return [];
      return [[language === "mul" ? "und" : language, text]];
    }),
  );
}

const MOST_PROPERTIES = 12;

/** How often statements stand there that are not read. */
function unread(items: readonly Item[]): string[] {
  const properties = items.flatMap(({ claims, kind }) => Object.keys(claims).filter((property) => !READ[kind].has(property)));
  const met = mostMet(properties, MOST_PROPERTIES);
  return met === undefined
    ? []
    : [
        `Properties that are not read, with the items that have them: ${met}; further descriptions, aliases, links to Wikipedia and references.`,
      ];
}
