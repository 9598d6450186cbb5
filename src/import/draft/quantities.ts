/** Quantities in a sentence: a number and its unit, a share, or a count of things. */

import type { OwnUnits } from "../../core/model/quantity.ts";
import { unitId } from "../../core/model/quantity.ts";
import { COUNTING_ELSEWHERE } from "./number-words.ts";
import { type NumberFound, numbersIn } from "./numbers.ts";
import { countedAfter, sharesIn, unitAfter } from "./units-elsewhere.ts";

export interface QuantityFound {
  /** offsets into the sentence */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** id of the unit table or of the atlas */
  readonly unit: string;
  /** what is counted or measured, where the text says so: `timber`, `delegates` */
  readonly of?: string;
  readonly approximate: boolean;
  readonly rule: string;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const overlaps = (a: Stretch, others: readonly Stretch[]): boolean => others.some((b) => a.start < b.end && b.start < a.end);
const ABOUT =
  /\b(?:about|around|some|nearly|almost|approximately|roughly|circa|c\.|ca\.|over|under|more than|less than|fewer than|at least|at most|up to|an estimated)\s+(?:the )?[$£€]?$/i;
/** Before a number that names a part of a text or one of a series. */
const NAMED =
  /\b(?:article|articles|art\.|chapter|section|paragraph|no\.|nos\.|number|page|p\.|pp\.|volume|vol\.|note|annex|protocol|division|corps|line|route|class|point|clause|world war|ww)\s*$/i;
/** Things that come in a number without being counted. */
const NOT_COUNTED = new Set(
  "sides side parties party states countries powers governments nations times ways other others of years' and or to in the times occasions".split(
    " ",
  ),
);
const LONGER: Readonly<Record<string, number>> = { decade: 10, decades: 10, century: 100, centuries: 100, fortnight: 14, fortnights: 14 };
const SHARES: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  thirds: 100 / 3,
  quarter: 25,
  quarters: 25,
  fifth: 20,
  fifths: 20,
  tenth: 10,
  tenths: 10,
};

/** All quantities of a sentence; `taken` are stretches that are something else, such as dates. */
export function quantitiesIn(text: string, taken: readonly Stretch[] = [], own: OwnUnits = {}): QuantityFound[] {
  const found: QuantityFound[] = [];
  for (const number of numbersIn(text)) {
    if (overlaps(number, taken) || overlaps(number, found)) continue;
    const before = text.slice(0, number.start);
    if (NAMED.test(before)) continue;
    const read =
      shareOf(text, number) ??
      sumOf(text, number, before) ??
      measureOf(text, number, own) ??
      countOf(text, number) ??
      outOf(text, number) ??
      ofBefore(text, number, before, found.at(-1));
    if (read && !overlaps({ start: number.start, end: read.end }, taken))
      found.push({ ...read, approximate: ABOUT.test(text.slice(Math.max(0, read.start - 30), read.start)) });
  }
  for (const { start, end, value } of sharesIn(text)) {
    for (const inside of found.filter((q) => overlaps(q, [{ start, end }]))) found.splice(found.indexOf(inside), 1);
    found.push({ start, end, value, unit: "percent", approximate: true, rule: "share-in-words" });
  }
  for (const share of text.matchAll(SHARE)) {
    const at = { start: share.index, end: share.index + share[0].length };
    if (!overlaps(at, found))
      found.push({
        ...at,
        value: rounded(SHARES[share[1]?.toLowerCase() ?? ""] ?? 0),
        unit: "percent",
        approximate: true,
        rule: "share-in-words",
      });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** “The southern half of the island” is a part of it, and no figure. */
const SHARE =
  /(?<!\b(?:north|south|east|west|upper|lower|first|second|latter|other|better|inner|outer)(?:ern)? )\b(?:(?:a|one) )?(half|third|quarter|fifth|tenth)(?= of (?:the|its|their|all)\b)/gi;

type Read = Omit<QuantityFound, "approximate">;

const rounded = (value: number): number => Number(value.toPrecision(4));

function shareOf(text: string, { start, end, value }: NumberFound): Read | undefined {
  const percent = /^(?:\s?%| per ?cent\b| percent\b)/i.exec(text.slice(end));
  if (percent)
    return {
      start,
      end: end + percent[0].length,
      value,
      unit: "percent",
      ...ofWhat(text, end + percent[0].length),
      rule: "share-in-percent",
    };
  const parts = /^[ -](thirds|quarters|fifths|tenths)\b/i.exec(text.slice(end));
  if (parts)
    return {
      start,
      end: end + parts[0].length,
      value: rounded(value * (SHARES[parts[1]?.toLowerCase() ?? ""] ?? 0)),
      unit: "percent",
      ...ofWhat(text, end + parts[0].length),
      rule: "share-in-words",
    };
  return undefined;
}

/** A sum with its sign before it. */
function sumOf(text: string, { end, value }: NumberFound, before: string): Read | undefined {
  const sign = /(?:US)?[$£€]\s?$/.exec(before);
  const unit = sign && unitId(sign[0].replace("US", "").trim());
  // “$5 million Spanish dollars”: the words say which
  if (sign && FOREIGN_MONEY.test(text.slice(end))) return undefined;
  return sign && unit ? { start: sign.index, end, value, unit, ...ofWhat(text, end), rule: "sum-with-sign" } : undefined;
}

/** Money of a state other than the one whose money the bare word is in the unit table. */
const FOREIGN_MONEY = /^ (?!American\b|US\b|U\.S\.|British\b|English\b)\p{Lu}[\p{L}-]+ (?:dollars|pounds)\b/u;

const FOLLOWING = /^(?:[- ]|\u00a0)(\p{L}[\p{L}²³23.’-]*)(?: (\p{L}[\p{L}²³23’-]*))?(?: (\p{L}[\p{L}²³23’-]*))?/u;

function measureOf(text: string, { start, end, value }: NumberFound, own: OwnUnits): Read | undefined {
  const next = FOLLOWING.exec(text.slice(end));
  if (!next || FOREIGN_MONEY.test(text.slice(end))) return undefined;
  const elsewhere = unitAfter(text.slice(end));
  if (elsewhere) return { start, end: end + elsewhere.length, value, unit: elsewhere.unit, rule: "number-with-unit" };
  const list = next.slice(1).filter((word): word is string => word !== undefined);
  for (const skip of [0, 1])
    for (let count = list.length - skip; count > 0; count--) {
      const named = list
        .slice(skip, skip + count)
        .join(" ")
        .replace(/[.,]$/, "");
      const unit = Object.hasOwn(own, named) ? named : unitId(named);
      // A letter or two is a unit only right after digits: `5 km`, never `two m`.
      if (unit === undefined || (named.length < 3 && skip > 0)) continue;
      // A skipped word must be what kind of unit it is, not the thing counted: “six Chilean pesos”, “two neutral zones”.
      if (skip > 0 && !/^\p{Lu}|^(?:gold|silver|paper)$/u.test(list[0] ?? "")) continue;
      const until = end + 1 + list.slice(0, skip + count).join(" ").length;
      return { start, end: until, value, unit, ...ofWhat(text, until), rule: "number-with-unit" };
    }
  const [first = ""] = list;
  const longer = LONGER[first.toLowerCase()];
  if (longer !== undefined)
    return {
      start,
      end: end + 1 + first.length,
      value: value * longer,
      unit: longer === 14 ? "day" : "year",
      ...ofWhat(text, end + 1 + first.length),
      rule: "number-with-unit",
    };
  return undefined;
}

/** `107 delegates`, `75 Danish kroner`: a number before a plural. */
function countOf(text: string, { start, end, value, worded }: NumberFound): Read | undefined {
  // one of a thing is not counted: “if one considers”
  if (value === 1) return undefined;
  const after = text.slice(end);
  const word = text.slice(start, end).toLowerCase().split(/[ -]/).at(-1) ?? "";
  const elsewhere = worded && !COUNTING_ELSEWHERE.has(word) ? undefined : countedAfter(after, worded);
  if (elsewhere) return { start, end: end + elsewhere.length, value, unit: "items", of: elsewhere.of, rule: "number-with-plural" };
  if (worded && COUNTING_ELSEWHERE.has(word)) return undefined;
  const next =
    /^ ((?:\p{L}[\p{L}-]* ){0,2}?)(\p{Ll}[\p{L}-]*s|(?:\p{Ll}[\p{L}-]*)?(?:men|people|children|kroner)|(?<=^ )\p{Lu}\p{Ll}{2,}[nktle]s)\b/u.exec(
      after,
    );
  if (!next) return undefined;
  const [whole, kind = "", thing = ""] = next;
  if (
    NOT_COUNTED.has(thing.toLowerCase()) ||
    /\b(?:of|to|in|and|or|the|a|for|from|by|with|was|were|had|on|at|as|is|are)\b/i.test(kind) ||
    /(?:ss|us|is)$/.test(thing)
  )
    return undefined;
  const unit = FOREIGN_MONEY.test(after) ? undefined : unitId(thing);
  return {
    start,
    end: end + whole.length,
    value,
    unit: unit ?? "items",
    of: `${kind}${thing}`.trim(),
    rule: unit ? "number-with-unit" : "number-with-plural",
  };
}

/** “Two of the four islands”: the things are those of the number after it. */
function outOf(text: string, { start, end, value }: NumberFound): Read | undefined {
  const link = /^ (?:(?:out )?of (?:the |its |their )?|iš |z |ze |spośród |von (?:den )?|der )/u.exec(text.slice(end));
  const next = link && numbersIn(text.slice(end + link[0].length, end + link[0].length + 40))[0];
  if (!link || next?.start !== 0 || value === 1) return undefined;
  const counted = countOf(text, { ...next, start: end + link[0].length, end: end + link[0].length + next.end });
  return counted && { ...counted, start, end, value, rule: "part-of-a-number" };
}

/** “75,431 votes for Denmark and 25,329 for Germany”: the thing counted is that of the number before. */
function ofBefore(text: string, { start, end, value }: NumberFound, before: string, last: QuantityFound | undefined): Read | undefined {
  if (!last || !/(?:\band|,|\bto|\bagainst|\bbut)\s+(?:only )?$/.test(before) || !/^ (?:for|against|in|to)\b/.test(text.slice(end)))
    return undefined;
  return value > 31
    ? { start, end, value, unit: last.unit, ...(last.of && { of: last.of }), rule: "unit-of-the-number-before" }
    : undefined;
}

/** “of timber”, “in gold”: the words that say what is measured. */
function ofWhat(text: string, from: number): { readonly of?: string } {
  const words = /^,? (?:of|in) (?:the )?((?:\p{Ll}[\p{L}-]*)(?: \p{Ll}[\p{L}-]*)?)(?=[\s,.;:)]|$)/u.exec(text.slice(from))?.[1];
  const kept = words
    ?.split(" ")
    .filter((word, i) => i === 0 || !/^(?:and|or|in|to|for|from|by|at|on|as|with|that|which|who|were|was|is|had|voted|of)$/.test(word));
  return kept && kept.length > 0 ? { of: kept.join(" ") } : {};
}
