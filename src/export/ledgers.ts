/** The ledgers of law as tables: obligations and recognitions on a day, one row each, with their sources. */

import type { StatedAmount } from "../core/law/amounts.ts";
import { obligationsOn } from "../core/law/obligation-state.ts";
import { type RecognitionAct, recognitionHistory, recognitionMatrix } from "../core/law/recognition.ts";
import { eIdOfReference } from "../core/link/parts.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Citation, Localized } from "../core/model/values.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import { toCsv } from "./csv-text.ts";

type Row = Readonly<Record<string, string | number | boolean | null>>;

const words = (atlas: Atlas, text: Localized | undefined): string | null => {
  if (!text) return null;
  for (const lang of [...(atlas.head.languages ?? []), "en", "und"]) if (text[lang] !== undefined) return text[lang];
  return Object.values(text)[0] ?? null;
};
const sources = (cite: readonly Citation[]): string =>
  cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)).join("; ");
const rank = (a: StatedAmount): string => (a.rank === "deprecated" ? " (plain error)" : a.rank === "preferred" ? " (preferred)" : "");

/** One row for each obligation: who owes whom what, by when, how it stands, and what the records hold of performance. */
export function obligationRows(atlas: Atlas, day?: Day): Row[] {
  return obligationsOn(atlas, day).map((state) => {
    const data = atlas.collections.obligations.get(state.id)?.data;
    return {
      id: state.id,
      name: words(atlas, data?.name),
      type: data?.type ?? null,
      by: data?.by.join("; ") ?? null,
      to: data?.to.join("; ") ?? null,
      promise: words(atlas, data?.gist),
      on: state.on,
      state: state.standings.join(" or "),
      in_words: state.text,
      performance_recorded: state.performance_recorded,
      arises_from: state.arises.from,
      article: eIdOfReference(state.arises.from, (ref) => atlas.find(ref)) ?? null,
      arises_on: state.arises.on,
      due: state.due?.written.join(" or ") ?? null,
      due_on: state.due?.on ?? null,
      lapses_on: state.lapses?.on ?? null,
      amount: state.amounts.map((a) => `${a.value} ${a.unit}${rank(a)} [${sources(a.cite)}]`).join("; ") || null,
      converted:
        state.amounts
          .flatMap((a) =>
            a.converted ? [`${a.converted.value} ${a.converted.unit} [${a.converted.source ?? sources(a.converted.cite)}]`] : [],
          )
          .join("; ") || null,
      left_on_record:
        state.remaining
          .map((r) => `${r.left[0] === r.left[1] ? r.left[0] : `${r.left[0]} to ${r.left[1]}`} ${r.promised.unit}`)
          .join("; ") || null,
      performances:
        state.performances
          .filter((p) => p.happened !== "no")
          .map(
            (p) =>
              `${p.state}${p.on === null ? "" : ` ${p.on}`}${p.happened === "maybe" ? " (perhaps)" : ""}: ${words(atlas, p.gist) ?? ""}${p.cite.length > 0 ? ` [${sources(p.cite)}]` : ""}`,
          )
          .join("; ") || null,
      certainty: data?.certainty ?? null,
      sources: sources(data?.cite ?? []),
      note: words(atlas, data?.note),
    };
  });
}

/** Obligations as CSV, on a day or at the end of the records. */
export const obligationsCsv = (atlas: Atlas, day?: Day): string => toCsv(obligationRows(atlas, day));

/** One row for each account of each recognition: all that are recorded, or those that stand on a day. */
export function recognitionRows(atlas: Atlas, day?: Day, knownOn: Day = Infinity): Row[] {
  const row = (a: RecognitionAct, differ: readonly string[]): Row => ({
    by: a.by,
    of: a.of,
    on: day === undefined ? null : formatDay(day),
    mode: a.mode,
    conditional: a.conditional,
    condition: words(atlas, a.condition),
    since: a.since,
    until: a.until,
    stands: a.stands,
    accounts_differ_on: differ.join("; ") || null,
    frontier: a.frontier ?? null,
    ground: words(atlas, a.ground),
    inherited_from: a.after ?? null,
    according_to: a.according_to.join("; "),
    assertion: a.assertion,
    certainty: a.certainty ?? null,
    basis: a.basis ?? null,
    sources: sources(a.cite),
  });
  const steps =
    day === undefined
      ? recognitionHistory(atlas, knownOn).flatMap((p) => p.steps)
      : recognitionMatrix(atlas, day, knownOn).cells.map((c) => c.step);
  return steps.flatMap((step) => step.accounts.map((a) => row(a, step.differ_on)));
}

/** Recognitions as CSV. */
export const recognitionsCsv = (atlas: Atlas, day?: Day): string => toCsv(recognitionRows(atlas, day));
