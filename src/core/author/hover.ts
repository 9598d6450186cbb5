/** What is meant at a place of a file: keys, words, records, dates, effects; as paragraphs of Markdown. */

import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, refOf } from "../model/authored.ts";
import { VERBS } from "../model/format.ts";
import type { Localized } from "../model/values.ts";
import type { Resolver } from "../resolve/resolver.ts";
import { areaOfFaces } from "../space/area.ts";
import { dateIn } from "../time/calendar.ts";
import { parseDate } from "../time/edtf.ts";
import { formatCivil } from "../time/format-day.ts";
import type { Day, HistoricalDate } from "../time/historical-date.ts";
import { spokenDate, spokenDay } from "../time/plain-words.ts";
import { parseRelative } from "../time/relative.ts";
import { km2 } from "../words/spoken-area.ts";
import type { TextPiece } from "./anatomy.ts";
import type { NameIndex } from "./name-index.ts";
import { reachOf } from "./reach.ts";

export interface Meaning {
  readonly start: number;
  readonly end: number;
  /** Markdown, one paragraph each */
  readonly paragraphs: readonly string[];
}

/** What hovering needs: the atlas as it is, and how an answer is said. */
export interface Meant {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly index: NameIndex;
  /** who held the land of a record (a place or a territory) on a day, in words; undefined where it has no land */
  held(ref: string, day: Day): readonly string[] | undefined;
}

/** What stands at `offset` of a file; undefined where there is nothing to say. */
export function meaningAt(meant: Meant, path: string, offset: number): Meaning | undefined {
  const anatomy = meant.index.anatomyOf(path);
  if (!anatomy) return undefined;
  const within = ({ start, end }: { readonly start: number; readonly end: number }): boolean => offset >= start && offset <= end;
  const named = meant.index.at(path, offset);
  const piece = anatomy.pieces.findLast(({ node }) => node.kind === "scalar" && within(node));
  if (named !== undefined && piece?.type?.kind !== "date")
    return { ...named.span, paragraphs: recordSaid(meant, named.ref, dayAround(meant.atlas, path, offset)) };
  if (piece?.type?.kind === "date" && piece.node.kind === "scalar")
    return { start: piece.node.start, end: piece.node.end, paragraphs: dateSaid(meant.atlas, piece, anatomy.pieces) };
  for (const { node, keys } of anatomy.pieces) {
    if (node.kind !== "map") continue;
    for (const entry of node.entries.values()) {
      if (!within({ start: entry.keyStart, end: entry.keyEnd })) continue;
      const doc = keys?.[entry.key]?.doc;
      const effect = VERBS.some((verb) => verb === entry.key) ? assertionAt(meant.atlas, path, entry.keyStart) : undefined;
      const said = [...(effect ? effectSaid(meant, effect) : []), ...(doc === undefined ? [] : [doc])];
      return said.length === 0 ? undefined : { start: entry.keyStart, end: entry.keyEnd, paragraphs: said };
    }
  }
  return piece?.field && piece.type?.kind === "enum"
    ? { start: piece.node.start, end: piece.node.end, paragraphs: [piece.field.doc] }
    : undefined;
}

/** The effect whose verb stands at an offset of a file. */
export function assertionAt(atlas: Atlas, path: string, offset: number): Assertion | undefined {
  return atlas.assertions.find(({ record, path: at, verb, accepts }) => {
    if (accepts) return false;
    const span = record.spanOf([]);
    if (span.file !== path) return false;
    return record.keySpanOf([...at, verb]).start === offset;
  });
}

const inEnglish = (text: Localized | undefined): string | undefined => text && (text["en"] ?? Object.values(text)[0]);
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|]/gu, "\\$&");

/** The day that the record around an offset is about: of the effect there, else of the record. */
function dayAround(atlas: Atlas, path: string, offset: number): Day | undefined {
  let best: { readonly assertion: Assertion; readonly size: number } | undefined;
  let record: AnyAuthored | undefined;
  for (const assertion of atlas.assertions) {
    const span = assertion.record.spanOf(assertion.path);
    if (span.file !== path) continue;
    if (offset < span.start || offset > span.end) continue;
    if (!best || span.end - span.start < best.size) best = { assertion, size: span.end - span.start };
  }
  if (best) return firstDay(best.assertion);
  let nearest = -1;
  for (const records of Object.values(atlas.collections))
    for (const each of records.values() as Iterable<AnyAuthored>) {
      const { file, start } = each.spanOf([]);
      if (file !== path || start > offset || start <= nearest) continue;
      nearest = start;
      record = each;
    }
  return record && dayOfRecord(atlas, record);
}

const firstDay = ({ assertors }: Assertion): Day | undefined => {
  const days = assertors.flatMap(({ when }) => (when ? [when.admissible[0]?.[0] ?? Infinity] : [])).filter(Number.isFinite);
  return days.length > 0 ? Math.min(...days) : undefined;
};

/** The first day of a record: of what it is dated by itself, else of its first effect. */
function dayOfRecord(atlas: Atlas, { data, id }: AnyAuthored): Day | undefined {
  const dated = data as {
    readonly when?: readonly { readonly value: Parameters<Atlas["dateOf"]>[0] }[];
    readonly on?: (typeof dated)["when"];
  };
  const [own] = dated.when ?? dated.on ?? [];
  const date = own && atlas.dateOf(own.value);
  if (date && Number.isFinite(date.earliest)) return date.earliest;
  const days = atlas.assertions.filter(({ record }) => record.id === id).flatMap((assertion) => firstDay(assertion) ?? []);
  return days.length > 0 ? Math.min(...days) : undefined;
}

/** A record: what it is called, what it says, and who held it where it is land. */
function recordSaid({ atlas, held }: Meant, ref: string, day: Day | undefined): string[] {
  const record = atlas.find(ref);
  if (!record) return [`**${escaped(ref)}**: a record that has faults`];
  const { data, collection } = record;
  const title = inEnglish(data.name) ?? inEnglish("title" in data ? (data.title as Localized) : undefined);
  const type = "type" in data && data.type ? `${data.type}` : "";
  const gist = inEnglish("gist" in data ? (data.gist as Localized) : undefined);
  const said = [`**${escaped(title ?? record.id)}** · ${[type, refOf({ collection, id: record.id })].filter(Boolean).join(" · ")}`];
  if (gist !== undefined) said.push(escaped(gist));
  const shown = day ?? defaultDay(atlas);
  if (shown === undefined || (collection !== "places" && collection !== "territories")) return said;
  const answers = held(ref, shown);
  if (answers && answers.length > 0) said.push(`On ${spokenDay(shown, "en")}:\n${answers.map((line) => `- ${escaped(line)}`).join("\n")}`);
  return said;
}

const defaultDay = (atlas: Atlas): Day | undefined => {
  const date = atlas.head.default?.date && atlas.dateOf(atlas.head.default.date);
  return date && Number.isFinite(date.earliest) ? date.earliest : undefined;
};

/** A date: what it means in words, its days, and for one of the Julian calendar the Gregorian day. */
function dateSaid(atlas: Atlas, piece: TextPiece, pieces: readonly TextPiece[]): string[] {
  const text = piece.node.kind === "scalar" ? piece.node.text.trim() : "";
  if (text.includes("#")) {
    const relative = parseRelative(text);
    const date = relative && atlas.dateOf(relative);
    if (!relative) return ["no date relative to a record"];
    return date
      ? [`**${daysSaid(date)}**`, `reckoned from ${escaped(`${relative.record}#${relative.part ?? ""}`)}`]
      : ["a day that the records do not give"];
  }
  const around = pieces.find(({ node }) => node.kind === "map" && node.entries.get("edtf")?.value === piece.node)?.node;
  const calendar = around?.kind === "map" ? around.entries.get("calendar")?.value : undefined;
  const julian = calendar?.kind === "scalar" && calendar.text === "julian";
  const parsed = parseDate(text, julian ? "julian" : "gregorian");
  if (!parsed.ok) return [escaped(parsed.fault.message), ...(parsed.fault.help === undefined ? [] : [escaped(parsed.fault.help)])];
  const said = [`**${spokenDate(parsed.date, "en")}**`];
  const { earliest, latest, kind } = parsed.date;
  if (kind === "point" && earliest === latest) {
    const day = formatCivil(dateIn("gregorian", earliest));
    said.push(
      julian
        ? `${escaped(text)} in the Julian calendar is ${day} in the Gregorian one`
        : `${day}; in the Julian calendar ${formatCivil(dateIn("julian", earliest))}`,
    );
  } else if (Number.isFinite(earliest) && Number.isFinite(latest)) {
    const days = latest - earliest + 1;
    said.push(
      kind === "interval"
        ? `lasts, from the earliest to the latest day that it may mean, ${days} days`
        : `one of ${days} days or fewer: ${spokenDay(earliest, "en")} to ${spokenDay(latest, "en")}`,
    );
  }
  return said;
}

const daysSaid = (date: HistoricalDate): string =>
  date.earliest === date.latest ? spokenDay(date.earliest, "en") : `${spokenDay(date.earliest, "en")} to ${spokenDay(date.latest, "en")}`;

/** What an effect decides in the atlas's own viewpoint, in one line; undefined where it is not about title or control over land. */
export function reachSaid({ atlas, resolver }: Pick<Meant, "atlas" | "resolver">, assertion: Assertion): string | undefined {
  const viewpoint = atlas.head.default?.viewpoint;
  const reach =
    viewpoint === undefined || !atlas.collections.viewpoints.has(viewpoint) ? undefined : reachOf(resolver, assertion, viewpoint);
  if (!reach || viewpoint === undefined) return undefined;
  const eyes = inEnglish(atlas.collections.viewpoints.get(viewpoint)?.data.name) ?? viewpoint;
  if (reach.decides === 0 || reach.since === undefined) return `decides nothing for ${eyes}`;
  const from = (day: number): string => (Number.isFinite(day) ? `since ${spokenDay(day, "en")}` : "from the beginning");
  const sure =
    reach.surely === reach.since
      ? ""
      : ` at the earliest, ${reach.surely === undefined ? "on no day for sure" : `for sure ${from(reach.surely)}`}`;
  const since = `${from(reach.since)}${sure}`;
  const until = reach.until !== undefined && reach.until < resolver.period[1] ? `, until ${spokenDay(reach.until, "en")}` : "";
  const cells = `${reach.decides} ${reach.decides === 1 ? "cell" : "cells"}`;
  const part = reach.decides < reach.cells ? ` of ${reach.cells}, ${km2(reach.decidesArea)} of ${km2(reach.area)}` : `, ${km2(reach.area)}`;
  return `decides ${cells}${part} for ${eyes} ${since}${until}`;
}

function effectSaid(meant: Meant, assertion: Assertion): string[] {
  const { atlas, resolver } = meant;
  const reach = reachSaid({ atlas, resolver }, assertion);
  const said = [`**${escaped(assertion.id)}**`];
  if (reach !== undefined) return [...said, escaped(reach)];
  if (!assertion.extent) return said;
  const faces = atlas.land.facesOf(assertion.extent, extentFolder(assertion.record));
  const area = areaOfFaces(atlas.land.arrangement, faces);
  return [...said, `over ${km2(area)}; moves neither title nor control`];
}
