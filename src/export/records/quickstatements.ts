/** Claims and titles as QuickStatements (version 1) for editors of Wikidata: of territories and polities that the records link to their items. */
import type { Assertion, Assertor } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { CollectionName } from "../../core/model/field.ts";
import { civilFromDay } from "../../core/time/calendar.ts";
import type { DaySpan } from "../../core/time/historical-date.ts";

const COUNTRY = "P17";
const CLAIMED_BY = "P1336";
const START = "P580";
const END = "P582";
const DISPUTED_BY = "P1310";
const REFERENCE_URL = "S854";
const STATED_IN = "S248";

/** The item that a record names among its links. */
function itemOf(atlas: Atlas, collection: CollectionName, id: string): string | undefined {
  for (const link of atlas.collections[collection].get(id)?.data.links ?? []) {
    const item = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/(Q\d+)$/.exec(link)?.[1];
    if (item !== undefined) return item;
  }
  return undefined;
}

/** A time as Wikidata writes it: Gregorian, no year 0, with its precision. What is not of one year is not said. */
function timeOf(spans: readonly DaySpan[] | undefined): string | undefined {
  const [first, last] = [spans?.[0]?.[0], spans?.at(-1)?.[1]];
  if (first === undefined || last === undefined || !Number.isFinite(first) || !Number.isFinite(last)) return undefined;
  const [a, b] = [civilFromDay(first), civilFromDay(last)];
  if (a.year !== b.year) return undefined;
  const precision = first === last ? 11 : a.month === b.month ? 10 : 9;
  // 1 BCE follows on 1 CE there
  const year = `${a.year > 0 ? "+" : "-"}${String(a.year > 0 ? a.year : 1 - a.year).padStart(4, "0")}`;
  const [month, day] = [precision > 9 ? a.month : 0, precision > 10 ? a.day : 0];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T00:00:00Z/${precision}`;
}

const quoted = (text: string): string => `"${text.replaceAll(/["\t\r\n|]/g, " ")}"`;

function referenceOf(atlas: Atlas, { cite }: Assertion): string[] {
  for (const { source } of cite) {
    const item = itemOf(atlas, "sources", source);
    if (item !== undefined) return [STATED_IN, item];
    const url = atlas.collections.sources.get(source)?.data.url?.[0];
    if (url !== undefined) return [REFERENCE_URL, quoted(url)];
  }
  return [];
}

/** Those whose denial of this polity's title over the territory is on record. */
function disputing(atlas: Atlas, territory: string, polity: string): string[] {
  const by = atlas.assertions.flatMap((a) =>
    a.belief?.kind === "not" &&
    a.belief.denied.includes(polity) &&
    a.extent?.kind === "territory" &&
    a.extent.id === territory &&
    a.rank !== "deprecated"
      ? a.assertors.map((x) => itemOf(atlas, "polities", x.assertor))
      : [],
  );
  return [...new Set(by.filter((item) => item !== undefined))].sort();
}

/** When it took hold for the first who assert it. */
const startOf = (assertors: readonly Assertor[]): string | undefined =>
  timeOf(
    [...assertors].filter((a) => a.when).sort((a, b) => (a.when?.admissible[0]?.[0] ?? 0) - (b.when?.admissible[0]?.[0] ?? 0))[0]?.when
      ?.admissible,
  );

/** One command a line, each once. */
export function quickStatements(atlas: Atlas): string {
  const lines = new Set<string>();
  for (const assertion of atlas.assertions) {
    const { extent, layer, belief, rank, secret } = assertion;
    if (layer !== "title" || extent?.kind !== "territory" || rank === "deprecated" || secret) continue;
    const land = itemOf(atlas, "territories", extent.id);
    if (land === undefined) continue;
    const [property, polities] = assertion.claim
      ? [CLAIMED_BY, [assertion.claim.polity]]
      : [COUNTRY, belief?.kind === "holder" ? belief.holders : []];
    for (const polity of polities) {
      const item = itemOf(atlas, "polities", polity);
      // a polity and its land may be one item there, of which nothing is said by its being its own
      if (item === undefined || item === land) continue;
      const [start, end] = [startOf(assertion.assertors), timeOf(assertion.until?.admissible)];
      const qualifiers = [
        ...(start === undefined ? [] : [START, start]),
        ...(end === undefined ? [] : [END, end]),
        ...disputing(atlas, extent.id, polity).flatMap((by) => [DISPUTED_BY, by]),
      ];
      lines.add([land, property, item, ...qualifiers, ...referenceOf(atlas, assertion)].join("\t"));
    }
  }
  return [...lines].map((line) => `${line}\n`).join("");
}
