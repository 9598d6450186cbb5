import type { AnyAuthored } from "../../core/model/authored.ts";

/** A record as plain data for people and programs: dates as written, a lone value instead of a list of one, no bare `und`. */
export function recordData(record: AnyAuthored): Record<string, unknown> {
  return tidy(record.data) as Record<string, unknown>;
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) {
    const only = value.length === 1 ? (value[0] as unknown) : undefined;
    if (isAlternative(only) && only.cite.length === 0 && only.rank === "normal" && only.note === undefined && only.basis === undefined)
      return tidy(only.value);
    return value.map(tidy);
  }
  if (typeof value !== "object" || value === null) return value;
  const data = value as Record<string, unknown>;
  if (data["kind"] === "absolute" && typeof data["date"] === "object" && data["date"] !== null) {
    const { text, calendar } = data["date"] as { text: string; calendar: string };
    return calendar === "julian" ? { edtf: text, calendar } : text;
  }
  if (data["kind"] === "relative") return data["text"];
  const keys = Object.keys(data);
  if (keys.length === 1 && keys[0] === "und") return data["und"];
  return Object.fromEntries(keys.map((key) => [key, tidy(data[key])]));
}

function isAlternative(
  value: unknown,
): value is { value: unknown; cite: readonly unknown[]; rank: string; basis?: unknown; note?: unknown } {
  return typeof value === "object" && value !== null && "value" in value && "rank" in value && "cite" in value && Array.isArray(value.cite);
}
