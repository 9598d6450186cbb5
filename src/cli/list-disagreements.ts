import type { Atlas } from "../core/model/atlas.ts";
import type { AnyAuthored } from "../core/model/authored.ts";
import type { Alternative } from "../core/model/values.ts";
import { recordData } from "./record-data.ts";
import { inWords } from "./say.ts";

/** Every question on which sources differ: those recorded as such, and every value with several alternatives. */
export function disagreementRows(atlas: Atlas): Readonly<Record<string, unknown>>[] {
  const covered = new Set<string>();
  const rows: Record<string, unknown>[] = [];
  for (const record of atlas.collections.disagreements.values()) {
    for (const at of record.data.at ?? []) covered.add(at);
    const own = (record.data.values ?? []).map((v) => ({
      value: inWords(atlas, v.value) ?? "",
      rank: v.rank ?? "normal",
      cite: (v.cite ?? []).map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)),
    }));
    const pointed = (record.data.at ?? []).flatMap((at) => valuesAt(atlas, at));
    rows.push({
      id: record.id,
      question: inWords(atlas, record.data.question) ?? null,
      values: [...own, ...pointed],
      answers: [...own, ...pointed]
        .map((v) => `${v.value}${v.rank === "deprecated" ? " (plain error)" : v.rank === "preferred" ? " (preferred)" : ""}`)
        .join(" | "),
      treatment: record.data.treatment,
      reason: inWords(atlas, record.data.reason) ?? null,
      affects: inWords(atlas, record.data.affects) ?? null,
      about: record.data.about,
    });
  }
  return rows;
}

interface Answer {
  readonly value: string;
  readonly rank: string;
  readonly cite: readonly string[];
}

/** The alternatives at `record-id/field/…`, or at `collection/record-id/field/…`. */
function valuesAt(atlas: Atlas, at: string): Answer[] {
  const steps = at.split("/");
  let record: AnyAuthored | undefined;
  let rest: string[] = [];
  for (const n of [2, 1]) {
    const found = atlas.find(steps.slice(0, n).join("/"));
    if (found && steps.length > n) {
      record = found;
      rest = steps.slice(n);
      break;
    }
  }
  let value: unknown = record?.data;
  for (const step of rest) value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  if (!Array.isArray(value) || !record) return [];
  const shown = recordData({ ...record, data: value } as unknown as AnyAuthored) as unknown;
  return (value as Alternative<unknown>[]).map((alternative, i) => {
    const plain = Array.isArray(shown) ? (shown[i] as { value?: unknown }) : { value: shown };
    const text = plain.value;
    return {
      value: typeof text === "object" ? Object.values(text as object).join(" ") : String(text),
      rank: alternative.rank,
      cite: alternative.cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)),
    };
  });
}
