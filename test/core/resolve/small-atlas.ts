/** An atlas of one square `land`, written as the fewest words that say a case. */
import { type Compilation, compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import type { LayerAnswer, WhoAnswer } from "../../../src/core/resolve/answer.ts";
import { parseDay } from "../../import/day.ts";

const encoder = new TextEncoder();

/** `records`: YAML by path; states a, b, c, h, n stand by themselves unless a polity of that name is given. */
export function atlasOf(records: Readonly<Record<string, string>>, options: { readonly period?: string } = {}): Compilation {
  const files: Record<string, string> = {
    "atlas.yaml": `title: Case\nlicence: CC0-1.0\n${options.period ? `period: ${options.period}\n` : ""}default: { date: 1921-01-01, viewpoint: everyone }\n`,
    "territories/land.yaml":
      "{ name: Land, extent: { polygon: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }, precision_km: 1, basis: derived }",
    "viewpoints/all.yaml": `everyone: { name: Everyone, groups: [[all-polities], [consensus]] }\n${["a", "b", "c", "h", "n"]
      .map((x) => `${x}: { name: ${x}, groups: [[${x}], [consensus]] }`)
      .join("\n")}`,
    ...records,
  };
  for (const id of ["a", "b", "c", "h", "n"]) files[`polities/${id}.yaml`] ??= `{ type: state, name: ${id.toUpperCase()}, basis: derived }`;
  return compile(Object.entries(files).map(([path, text]): SourceFile => ({ path, bytes: encoder.encode(text) })));
}

export const statement = (by: string, when: string, ...effects: string[]): string =>
  `{ according_to: ${by}, when: "${when}", basis: derived, effects: [${effects.map((e) => `{ ${e} }`).join(", ")}] }`;
export const event = (when: string, ...effects: string[]): string =>
  `{ type: capture, when: "${when}", basis: derived, effects: [${effects.map((e) => `{ ${e} }`).join(", ")}] }`;
export const treaty = (parties: string, on: string, ...effects: string[]): string =>
  `{ type: treaty, parties: [${parties}], binding: signed, on: "${on}", basis: derived, effects: [${effects.map((e) => `{ ${e} }`).join(", ")}] }`;

export const who = ({ resolver }: Compilation, viewpoint: string, day = "1921-01-01", knownOn?: string): WhoAnswer =>
  resolver.who({ at: [1, 1] }, parseDay(day), { viewpoint, ...(knownOn !== undefined && { knownOn: parseDay(knownOn) }) });

const plain = ({ answer, holders, silence }: LayerAnswer): string =>
  `${answer} ${holders.map((h) => `${h.polity}${h.mode && h.mode !== "administers" ? ` ${h.mode}` : ""}${h.claims ? " (claims)" : ""}`).join(", ") || (silence ?? "")}`.trim();

/** An answer in words: `held a`, `contested a, b`, `unknown denied`, `uncertain: held a | held b`. */
export const inWords = (answer: LayerAnswer): string =>
  answer.certainty === "uncertain"
    ? `uncertain: ${[...new Set((answer.alternatives ?? []).map(plain))].sort().join(" | ")}`
    : plain(answer);

export const title = (c: Compilation, viewpoint: string, day?: string): string => inWords(who(c, viewpoint, day).title);
export const control = (c: Compilation, viewpoint: string, day?: string): string => inWords(who(c, viewpoint, day).control);
export const claims = (c: Compilation, day?: string): string =>
  who(c, "everyone", day)
    .claims.map((x) => x.polity)
    .join(", ") || "none";
