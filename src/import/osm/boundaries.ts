/** Outlines of political boundaries with what their tags say: whose they are, who claims, controls, disputes and recognises them. */
import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { Element, Elements } from "./elements.ts";
import { assemble, type Way } from "./rings.ts";
import { dateOf, someDayUpTo, type Written } from "./tag-dates.ts";
import { labelOf, type Polity } from "./tag-names.ts";

/** One thing that is said of a land; `side`: by the side of this polity, else by the map. */
export type Said =
  | { readonly verb: "title" | "control"; readonly holders: readonly Polity[]; readonly side?: Polity }
  | { readonly verb: "claims" | "recognises" | "disputes"; readonly by: readonly Polity[]; readonly whom?: Polity }
  | { readonly verb: "leaves_open" | "nobody" };

export interface Land {
  readonly element: Element;
  /** its name, where it has one */
  readonly label: string | undefined;
  readonly polygons: MultiPolygon;
  /** the outline of a state by its own tags */
  readonly own: boolean;
  readonly from?: Written;
  readonly until?: Written;
  readonly said: readonly Said[];
  readonly chronologies: readonly string[];
}

/** What was left out, and what looks wrong, as it is found. */
export interface Findings {
  leaveOut(why: string, which?: string): undefined;
  doubt(what: string): void;
}

/** Kinds of boundary that say who holds land; others are of parks, postal codes, parishes and the like. */
const POLITICAL: ReadonlySet<string> = new Set([
  "administrative",
  "disputed",
  "claim",
  "claimed",
  "historic",
  "political",
  "territorial",
  "empire",
]);
const DISPUTE_TAGS = ["claimed_by", "controlled_by", "disputed_by"];

export const nameIn = ({ kind, id, tags }: Element): string => {
  const label = labelOf(tags);
  return label === undefined ? `${kind} ${id}` : `${label}, ${kind} ${id}`;
};

/** Elements that draw political land, whole ones and others. */
export function outlinesIn(elements: Elements, findings: Findings): Element[] {
  const areas = [...elements.of("relation"), ...elements.of("way")].filter((element) => {
    const { kind, tags } = element;
    if (kind === "relation") return /^(?:boundary|multipolygon)$/.test(tags.get("type") ?? "") || tags.get("boundary") === "claim";
    return tags.has("boundary") && isClosed(elements.lineOf(element));
  });
  const inRelations = new Set(
    areas.flatMap(({ members = [] }) => members.flatMap(({ kind, ref, role }) => (kind === "way" && role !== "label" ? [ref] : []))),
  );
  return areas.filter((element) => {
    const { kind, id, tags } = element;
    const boundary = tags.get("boundary");
    const political = (boundary !== undefined && POLITICAL.has(boundary)) || DISPUTE_TAGS.some((tag) => tags.has(tag));
    // a ring that is part of a relation has the tags of the line, not of the land
    if (kind === "way" && inRelations.has(id) && !tags.has("name")) return false;
    if (!political) findings.leaveOut(boundary === undefined ? "outlines that are no boundaries" : `outlines with boundary=${boundary}`);
    return political;
  });
}

const isClosed = (line: readonly (LonLat | undefined)[]): boolean => {
  const [first, last] = [line[0], line.at(-1)];
  return line.length > 3 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
};

/** Member roles that draw nothing: a capital, a label, the units within. */
const NOT_DRAWN = /^(?:label|admin_centre|admin_center|capital|subarea|defaults|land_area|part|collection|.*marker)$/;

/** The land of an element; undefined, and said, where a piece of its outline is not there. */
export function polygonsOf(element: Element, elements: Elements, findings: Findings): MultiPolygon | undefined {
  const which = nameIn(element);
  if (element.kind === "way") {
    const assembled = assemble([{ ref: element.id, role: "", points: elements.lineOf(element).filter((one) => one !== undefined) }]);
    return assembled.ok && assembled.polygons.length > 0 ? assembled.polygons : findings.leaveOut("outlines without area", which);
  }
  const members = (element.members ?? []).filter(({ kind, role }) => kind === "way" && !NOT_DRAWN.test(role));
  const nested = (element.members ?? []).filter(({ kind, role }) => kind === "relation" && /^(?:outer|inner)$/.test(role));
  if (nested.length > 0) return findings.leaveOut(`relations whose outline is made of other relations, which dejure does not join`, which);
  const seen = new Set<string>();
  const missing: string[] = [];
  const ways: Way[] = [];
  for (const { ref, role, line } of members) {
    if (seen.has(ref)) {
      findings.doubt(`${which} names way ${ref} twice; it is read once.`);
      continue;
    }
    seen.add(ref);
    const way = elements.get("way", ref);
    const points = line ?? (way && elements.lineOf(way));
    const whole = points?.filter((one) => one !== undefined);
    if (!points || !whole || whole.length < points.length || points.length === 0) missing.push(ref);
    else ways.push({ ref, role, points: whole });
  }
  if (missing.length > 0)
    return findings.leaveOut(
      "relations with missing members, whose outline would be another one",
      `${which}: ${missing.length} of ${members.length} ways are not in the file or lack nodes, way ${missing.slice(0, 3).join(", ")}${missing.length > 3 ? " …" : ""}`,
    );
  if (ways.length === 0) return findings.leaveOut("relations without ways", which);
  const assembled = assemble(ways);
  if (!assembled.ok)
    return findings.leaveOut("relations whose outline does not close", `${which}: an open end at ${assembled.gap[1]}, ${assembled.gap[0]}`);
  if (assembled.polygons.length === 0) return findings.leaveOut("outlines without area", which);
  if (assembled.misnamed > 0)
    findings.doubt(
      `${which} calls ${assembled.misnamed} of its rings inner that are outer, or outer that are inner; where they lie counts.`,
    );
  return assembled.polygons;
}

/** Start and end; undefined, and said, where the element ends before it begins. */
export function datesIn(
  { tags, ...element }: Element,
  asOf: Day | undefined,
  findings: Findings,
): { readonly from?: Written; readonly until?: Written } | undefined {
  const which = nameIn({ tags, ...element });
  const [start, end] = (["start_date", "end_date"] as const).map((key) => {
    const found = dateOf(tags, key);
    if (found.unreadable !== undefined) findings.doubt(`${which}: ${key} cannot be read as a date: “${found.unreadable.slice(0, 60)}”.`);
    if (found.clash) findings.doubt(`${which}: ${key} is ${found.clash[1]}, and ${found.clash[0]} in EDTF, which counts.`);
    return found;
  }) as [ReturnType<typeof dateOf>, ReturnType<typeof dateOf>];
  // what cannot be read must not become “always”
  if (start.unreadable !== undefined && !start.date) return {};
  if (end.unreadable !== undefined && !end.date) return {};
  const until = end.date;
  const known = until?.last ?? asOf;
  const from = start.date ?? (known === undefined ? undefined : someDayUpTo(until ? known - 1 : known));
  if (from && until && until.last <= from.first) return findings.leaveOut("boundaries that end before they begin", which);
  return { ...(from && { from }), ...(until && { until }) };
}
