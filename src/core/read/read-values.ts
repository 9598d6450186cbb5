/** Reads single values: texts, numbers, words, dates, quantities, references, positions. */
import type { FieldType } from "../model/field.ts";
import { parseQuantity } from "../model/quantity.ts";
import type { DateExpression, Localized, Position, Quantity, Waypoint } from "../model/values.ts";
import { parseDate } from "../time/edtf.ts";
import { parseRelative } from "../time/relative.ts";
import { ID_HELP, idFault, idFor, normalId } from "./ids.ts";
import { type Remedy, remedyFor } from "./read-faults.ts";
import type { FileReading } from "./reading.ts";
import { wanted } from "./wanted.ts";
import { describe, type MapNode, type Node, type ScalarNode } from "./yaml-node.ts";

/** Reports what stands and what is wanted. */
export function wrongType(node: Node, type: FieldType, reading: FileReading, remedy?: string | Remedy): undefined {
  const extra = typeof remedy === "string" ? { help: remedy } : remedy;
  reading.faults.add("wrong-type", node, `${describe(node)} stands here, wanted ${wanted(type)}`, extra);
  return undefined;
}

/** A value that is no list, map, shape, extent or citation; undefined where it is faulty, which has then been reported. */
export function readPlain(node: Node, type: FieldType, reading: FileReading): unknown {
  switch (type.kind) {
    case "localized":
      return readLocalized(node, reading);
    case "date":
      return readDate(node, reading);
    case "position":
      return readPosition(node, reading);
    case "waypoint":
      return readWaypoint(node, reading);
    case "quantity":
      return readQuantity(node, reading);
  }
  if (node.kind !== "scalar") return wrongType(node, type, reading);
  switch (type.kind) {
    case "text":
      return node.text === "" ? wrongType(node, type, reading) : node.text;
    case "number":
    case "integer":
      return readNumber(node, type, reading);
    case "boolean":
      if (node.plain && node.text === "true") return true;
      if (node.plain && node.text === "false") return false;
      return wrongType(node, type, reading, booleanHelp(node));
    case "enum":
      if (type.values.includes(node.text)) return node.text;
      reading.faults.add("unknown-word", node, `${describe(node)} stands here, wanted ${wanted(type)}`, remedyFor(node.text, type.values));
      return undefined;
    case "url":
      return readUrl(node, reading);
    case "ref":
      return readReference(node, reading, type.part === true);
    case "anyref":
      return readReference(node, reading, true);
    case "assertor":
      return readReference(node, reading, false);
    default:
      return wrongType(node, type, reading);
  }
}

/** To write this in place of the value; nothing else can have been meant. */
const surely = (text: string, help = `write ${text}`): Remedy => ({ help, fix: { text, sure: true } });

function booleanHelp(node: ScalarNode): Remedy | undefined {
  const word = node.text.toLowerCase();
  if (/^(true|false)$/u.test(word)) return surely(word, `write ${word}, without quotes`);
  if (/^(yes|on|y)$/u.test(word)) return surely("true");
  return /^(no|off|n)$/u.test(word) ? surely("false") : undefined;
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u;

function readNumber(node: ScalarNode, type: Extract<FieldType, { kind: "number" | "integer" }>, reading: FileReading): number | undefined {
  const value = Number(node.text);
  const fits = node.plain && NUMBER.test(node.text) && Number.isFinite(value) && (type.kind === "number" || Number.isInteger(value));
  if (!fits) return wrongType(node, type, reading, numberHelp(node));
  if (value < (type.min ?? -Infinity) || value > (type.max ?? Infinity)) return wrongType(node, type, reading);
  return value;
}

function numberHelp(node: ScalarNode): Remedy | undefined {
  if (!node.plain && NUMBER.test(node.text)) return surely(node.text, "drop the quotes");
  // 1,234 may be a thousand or a fraction.
  const doubtful = /^[-+]?\d{1,3},\d{3}$/u.test(node.text);
  const text = /^[-+]?\d+,\d+$/u.test(node.text)
    ? node.text.replace(",", ".")
    : /^[-+]?\d{1,3}([ ,_’']\d{3})+(\.\d+)?$/u.test(node.text)
      ? node.text.replace(/[ ,_’']/gu, "")
      : undefined;
  return text === undefined ? undefined : { help: `write ${text}`, fix: { text, sure: !doubtful } };
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/u;

function readLocalized(node: Node, reading: FileReading): Localized | undefined {
  const type: FieldType = { kind: "localized" };
  const data = Object.create(null) as Record<string, string>;
  if (node.kind === "scalar") {
    if (node.text === "") return wrongType(node, type, reading);
    data["und"] = node.text;
    return data;
  }
  if (node.kind !== "map" || node.entries.size === 0) return wrongType(node, type, reading);
  let any = false;
  for (const entry of node.entries.values()) {
    if (!LANGUAGE.test(entry.key)) {
      reading.faults.add(
        "unknown-word",
        { start: entry.keyStart, end: entry.keyEnd },
        `“${entry.key}” stands where a language tag is wanted`,
        {
          help:
            entry.value.kind === "nothing"
              ? "put a text that holds “,” in quotes"
              : "write a BCP 47 tag such as en, lt, pl, be-tarask; put a text that holds “: ” in quotes",
        },
      );
      continue;
    }
    const text =
      entry.value.kind === "scalar" && entry.value.text !== "" ? entry.value.text : wrongType(entry.value, { kind: "text" }, reading);
    if (text === undefined) continue;
    data[entry.key] = text;
    any = true;
  }
  return any ? data : undefined;
}

function readDate(node: Node, reading: FileReading): DateExpression | undefined {
  if (node.kind === "list") {
    const set = `"[${node.items.map((item) => (item.kind === "scalar" ? item.text : "…")).join(", ")}]"`;
    return wrongType(node, { kind: "date" }, reading, `put a set of dates in quotes: ${set}`);
  }
  if (node.kind === "map") {
    if (!node.entries.has("edtf"))
      return wrongType(node, { kind: "date" }, reading, "put a set of dates in quotes, or write { edtf, calendar }");
    return readDateMap(node, reading);
  }
  if (node.kind !== "scalar") return wrongType(node, { kind: "date" }, reading);
  return readDateText(node, "gregorian", reading);
}

function readDateMap(node: MapNode, reading: FileReading): DateExpression | undefined {
  let calendar: "gregorian" | "julian" | undefined = "gregorian";
  for (const entry of node.entries.values()) {
    if (entry.key === "calendar") {
      const word = readPlain(entry.value, { kind: "enum", values: ["gregorian", "julian"] }, reading);
      calendar = word as "gregorian" | "julian" | undefined;
    } else if (entry.key !== "edtf")
      reading.faults.add(
        "unknown-key",
        { start: entry.keyStart, end: entry.keyEnd },
        `a date has no key “${entry.key}”`,
        remedyFor(entry.key, ["edtf", "calendar"]),
      );
  }
  const edtf = node.entries.get("edtf")?.value as Node;
  if (edtf.kind !== "scalar") return wrongType(edtf, { kind: "date" }, reading);
  // A date in a calendar that is not known must not be counted in another one.
  return calendar === undefined ? undefined : readDateText(edtf, calendar, reading);
}

function readDateText(node: ScalarNode, calendar: "gregorian" | "julian", reading: FileReading): DateExpression | undefined {
  const text = node.text.trim();
  if (text.includes("#")) {
    const relative = parseRelative(text);
    if (relative !== undefined) return relative;
    reading.faults.add("unreadable-date", node, `“${text}” names a record, but is no date relative to it`, {
      help: "write record#part, “record#part + 1 month 15 days”, “45 days before record#part” or “within 2 months of record#part”",
    });
    return undefined;
  }
  const result = parseDate(text, calendar);
  if (result.ok) return { kind: "absolute", date: result.date };
  const { message, help, at, instead } = result.fault;
  const exact = at !== undefined && node.plain && text.length === node.end - node.start;
  const start = exact ? Math.min(node.start + at, node.end - 1) : node.start;
  const meant = instead !== undefined && parseDate(instead, calendar).ok ? (/^[[{]/u.test(instead) ? `"${instead}"` : instead) : undefined;
  const fix = meant === undefined ? undefined : { text: meant, sure: true, at: { start: node.start, end: node.end } };
  reading.faults.add("unreadable-date", { start, end: node.end }, message, { help, fix });
  return undefined;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/iu;

function readUrl(node: ScalarNode, reading: FileReading): string | undefined {
  const text = node.text.trim();
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  const known = scheme !== undefined && ["http", "https", "mailto", "doi"].includes(scheme);
  if (
    known &&
    !/[\s\0-\x1f\\<>"`]/u.test(text) &&
    (scheme.startsWith("http") ? /^https?:\/\/[^/?#@\s]+/iu.test(text) : text.length > scheme.length + 1)
  )
    return text;
  const message = known
    ? `“${text}” is not a whole address`
    : scheme === undefined
      ? `“${text}” has no scheme, wanted https:, http:, mailto: or doi:`
      : `“${text}” has the scheme ${scheme}:, wanted https:, http:, mailto: or doi:`;
  const remedy =
    scheme === undefined && /^(www\.|[\w-]+(\.[\w-]+)+(\/|$))/u.test(text)
      ? surely(`https://${text}`)
      : scheme === undefined && text.startsWith("10.")
        ? surely(`doi:${text}`)
        : undefined;
  reading.faults.add("unreadable-url", node, message, remedy);
  return undefined;
}

/** An id as written, in normal form; `part` allows `id#part`. */
export function readReference(node: ScalarNode, reading: FileReading, part: boolean): string | undefined {
  const text = normalId(node.text);
  const hash = text.indexOf("#");
  const id = hash < 0 ? text : text.slice(0, hash);
  const fault = idFault(id) ?? (hash >= 0 && hash === text.length - 1 ? `“${text}” names no part after “#”` : undefined);
  if (fault === undefined && (part || hash < 0)) return text;
  if (fault === undefined) {
    reading.faults.add("bad-id", node, `“${text}” names a part, wanted a whole record`, { help: `write ${id}` });
    return undefined;
  }
  const meant = idFor(id);
  reading.faults.add("bad-id", node, fault, { help: meant === undefined ? ID_HELP : `did you mean “${meant}”; ${ID_HELP}` });
  return undefined;
}

const LATITUDE: FieldType = { kind: "number", min: -90, max: 90 };
const LONGITUDE: FieldType = { kind: "number", min: -180, max: 180 };

/** `{ lat, lon }` in degrees. */
export function readPosition(node: Node, reading: FileReading): Position | undefined {
  if (node.kind !== "map") {
    const pair =
      node.kind === "list" && node.items.length === 2 ? "say which is which: { lat: …, lon: … }" : "write { lat: 54.689, lon: 25.280 }";
    return wrongType(node, { kind: "position" }, reading, pair);
  }
  for (const entry of node.entries.values())
    if (entry.key !== "lat" && entry.key !== "lon")
      reading.faults.add(
        "unknown-key",
        { start: entry.keyStart, end: entry.keyEnd },
        `a position has no key “${entry.key}”`,
        /^(lng|long|longitude|x)$/iu.test(entry.key)
          ? surely("lon")
          : /^(latitude|y)$/iu.test(entry.key)
            ? surely("lat")
            : { help: "its keys are lat, lon" },
      );
  const lat = coordinate(node, "lat", LATITUDE, reading);
  const lon = coordinate(node, "lon", LONGITUDE, reading);
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function coordinate(node: MapNode, key: string, type: FieldType, reading: FileReading): number | undefined {
  const entry = node.entries.get(key);
  if (entry !== undefined) return readPlain(entry.value, type, reading) as number | undefined;
  reading.faults.add("missing-key", { start: node.start, end: Math.min(node.end, node.start + 1) }, `a position has no “${key}”`, {
    help: `add ${key} in degrees`,
  });
  return undefined;
}

function readWaypoint(node: Node, reading: FileReading): Waypoint | undefined {
  if (node.kind === "map") return readPosition(node, reading);
  if (node.kind !== "scalar") return wrongType(node, { kind: "waypoint" }, reading);
  const place = readReference(node, reading, false);
  return place === undefined ? undefined : { place };
}

function readQuantity(node: Node, reading: FileReading): Quantity | undefined {
  const type: FieldType = { kind: "quantity" };
  if (node.kind === "scalar") return parseQuantityText(node.text, node, node, reading);
  if (node.kind !== "map") return wrongType(node, type, reading);
  for (const entry of node.entries.values())
    if (entry.key !== "value" && entry.key !== "unit")
      reading.faults.add(
        "unknown-key",
        { start: entry.keyStart, end: entry.keyEnd },
        `a quantity has no key “${entry.key}”`,
        remedyFor(entry.key, ["value", "unit"]),
      );
  const value = node.entries.get("value")?.value;
  const unit = node.entries.get("unit")?.value;
  if (value === undefined || value.kind !== "scalar") return wrongType(value ?? node, { kind: "number" }, reading);
  const number = readNumber(value, { kind: "number" }, reading);
  if (number === undefined) return undefined;
  if (unit === undefined || unit.kind !== "scalar") {
    reading.faults.add("quantity-without-unit", value, `${describe(value)} has no unit`, {
      help: "add “unit:”, such as km2, ha, gold-rouble or persons",
    });
    return undefined;
  }
  return parseQuantityText(`${value.text} ${unit.text}`, node, unit, reading);
}

function parseQuantityText(text: string, node: Node, unitNode: Node, reading: FileReading): Quantity | undefined {
  const result = parseQuantity(text);
  if (!result.ok) {
    reading.faults.add(result.fault.rule, node, result.fault.message, { help: result.fault.help });
    return undefined;
  }
  if (!result.known)
    reading.unitUses.push({ unit: result.quantity.unit, start: unitNode.start, end: unitNode.end, record: reading.faults.record });
  return result.quantity;
}
