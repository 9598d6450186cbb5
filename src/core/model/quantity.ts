/** Numbers with units: reading, naming and converting them. */
import { closest, distance } from "fastest-levenshtein";
import type { UnitDefinition } from "./records.ts";
import type { Dimension } from "./unit-table.ts";
import { plainUnit, UNIT_WORDS, UNITS } from "./unit-table.ts";
import type { Quantity } from "./values.ts";

export type { Dimension, Unit } from "./unit-table.ts";
export { UNITS } from "./unit-table.ts";

/** The atlas's own units, `units` in `atlas.yaml`. */
export type OwnUnits = Readonly<Record<string, UnitDefinition>>;

export interface QuantityFault {
  readonly rule: "quantity-without-unit" | "wrong-type";
  readonly message: string;
  readonly help?: string;
}

/** `known` is false where the unit is not of the unit table; the atlas may define it. */
export type ReadQuantity =
  | { readonly ok: true; readonly quantity: Quantity; readonly known: boolean }
  | { readonly ok: false; readonly fault: QuantityFault };

const NUMBER = /^([-+−]?)(\d{1,3}(?:[,\u00a0\u202f ']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e\d{1,3})?|\.\d+)(?![\d.])/iu;
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Reads `100,000 dessiatine`, `6656 km2`, `3 million gold-rouble`, `12.5 %`; the unit becomes its id. */
export function parseQuantity(text: string): ReadQuantity {
  const trimmed = text.trim();
  if (trimmed.length > 200)
    return fault(`a quantity has at most 200 characters, and this one has ${trimmed.length}`, "write one number and its unit");
  const found = NUMBER.exec(trimmed);
  const front = /^[$£]\s?(?=\d)/u.exec(trimmed);
  if (front) return parseQuantity(`${trimmed.slice(front[0].length)} ${front[0].trim()}`);
  if (!found) return fault(`\`${trimmed}\` does not begin with a number`, "write the number first, such as 6656 km2");
  const [whole, sign, digits = ""] = found;
  const rest = trimmed.slice(whole.length).trim();
  if (/^[–—-]\s*\d/u.test(rest) || /^(to|or)\s+\d/u.test(rest))
    return fault(`\`${trimmed}\` is two numbers`, "give each as a value of its own, with its citation");
  if (/^[,.]\s*\d/u.test(rest)) return decimalFault(trimmed, digits, rest);
  const scaled = /^(thousand|million|billion)\b\s*(.*)$/iu.exec(rest);
  const word = (scaled?.[2] ?? rest).trim();
  const value = toNumber(sign ?? "", digits, SCALES[scaled?.[1]?.toLowerCase() ?? ""] ?? 1);
  if (!Number.isFinite(value)) return fault(`${digits} is too large to be reckoned with`, "write it in a larger unit");
  if (word === "")
    return {
      ok: false,
      fault: {
        rule: "quantity-without-unit",
        message: `${trimmed} has no unit`,
        help: "add the unit after the number, such as km2, ha, gold-rouble or persons",
      },
    };
  const id = unitId(word);
  return { ok: true, quantity: { value, unit: id ?? word }, known: id !== undefined };
}

/** Decimal text scaled without the rounding of a multiplication: `3.3 million` is 3300000. */
function toNumber(sign: string, digits: string, scale: number): number {
  const plain = digits.replaceAll(/[^\d.e]/giu, "").toLowerCase();
  const value = plain.includes("e") ? Number(plain) * scale : Number(`${plain}e${Math.log10(scale)}`);
  return sign === "-" || sign === "−" ? -value : value;
}

const fault = (message: string, help: string): ReadQuantity => ({ ok: false, fault: { rule: "wrong-type", message, help } });

function decimalFault(text: string, digits: string, rest: string): ReadQuantity {
  const [, mark = "", after = ""] = /^([,.])\s*(\d+)/u.exec(rest) ?? [];
  const whole = digits.replaceAll(/\D/g, "");
  const help =
    mark === ","
      ? `write ${whole}.${after}${rest.slice(after.length + 1)}`
      : "write thousands with commas or spaces and decimals after one point, such as 13,490.5";
  return fault(`\`${text}\` has \`${mark}\` where the decimals or thousands are not clear`, help);
}

/** Id of a unit of the table by id, name in any language or other usual spelling. */
export const unitId = (word: string): string | undefined => (Object.hasOwn(UNITS, word) ? word : UNIT_WORDS.get(plainUnit(word)));

/** The known unit (of the table or the atlas's own) whose id or name is nearest to a misspelt word, where it is near enough to be meant. */
export function nearestUnit(word: string, own: OwnUnits = {}): string | undefined {
  const plain = plainUnit(word);
  const words = new Map([...UNIT_WORDS, ...Object.keys(own).map((id): [string, string] => [plainUnit(id), id])]);
  if (plain === "" || plain.length > 60) return undefined;
  const best = closest(plain, [...words.keys()]);
  return distance(plain, best) <= Math.max(1, Math.floor(Math.max(plain.length, best.length) / 3)) ? words.get(best) : undefined;
}

/** The base of a unit: its dimension, or for money and counts and the atlas's own the unit that it comes down to. */
interface Measure {
  readonly base: string;
  readonly dimension: Dimension | undefined;
  readonly factor: number;
}

/** Longer chains of own units than this are circles. */
const LONGEST_CHAIN = 20;

function measureOf(unit: string, own: OwnUnits, depth = 0): Measure | undefined {
  if (Object.hasOwn(own, unit)) {
    const { factor, of } = own[unit] ?? {};
    if (factor === undefined || of === undefined) return { base: unit, dimension: undefined, factor: 1 };
    const target = depth < LONGEST_CHAIN ? measureOf(of, own, depth + 1) : undefined;
    return target && { ...target, factor: target.factor * factor };
  }
  const id = unitId(unit);
  const known = id === undefined ? undefined : UNITS[id];
  if (id === undefined || known === undefined) return undefined;
  return known.factor === undefined
    ? { base: id, dimension: known.dimension, factor: 1 }
    : { base: known.dimension, dimension: known.dimension, factor: known.factor };
}

/** How many of `unit` the quantity is; undefined where the one does not convert to the other, as between currencies. `own` are the atlas's units and come first. */
export function convert(quantity: Quantity, unit: string, own: OwnUnits = {}): number | undefined {
  if (quantity.unit === unit) return quantity.value;
  const from = measureOf(quantity.unit, own);
  const to = measureOf(unit, own);
  if (!from || !to || from.base !== to.base) return undefined;
  return (quantity.value * from.factor) / to.factor;
}

/** What kind of thing is measured; undefined for a unit that nothing defines. */
export const dimensionOf = (unit: string, own: OwnUnits = {}): Dimension | undefined => measureOf(unit, own)?.dimension;

/** The unit's name in a language, else in English, else as written. */
export function unitName(unit: string, lang: string, own: OwnUnits = {}): string {
  const names: Readonly<Record<string, string>> =
    (Object.hasOwn(own, unit) ? own[unit]?.name : Object.hasOwn(UNITS, unit) ? UNITS[unit]?.name : undefined) ?? {};
  const tag = lang.split("-")[0] ?? "";
  return names[lang] ?? names[tag] ?? names["en"] ?? names["und"] ?? Object.values(names)[0] ?? unit;
}
