import type { Assertion } from "../core/model/assertion.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { type LayerAnswer, type MapLayer, published } from "../core/resolve/answer.ts";
import { civilFromDay, decimalYear } from "../core/time/calendar.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import type { HoldingRow, STANDING_WORDS } from "./holding-columns.ts";
import { attributionOf, licencesOf } from "./licences.ts";

const edtf = (d: Day): string | null => (Number.isFinite(d) ? formatDay(d) : null);
const year = (d: Day): number | null => (Number.isFinite(d) ? Number(decimalYear(d).toFixed(6)) : null);
const count = (d: Day): number | null => (Number.isFinite(d) ? d : null);

/** ISO 8601 text of a day that a DATE of any program holds, else null: no day stands in for another. */
export function plainDate(day: Day): string | null {
  if (!Number.isFinite(day)) return null;
  const { year: y } = civilFromDay(day);
  return y >= 1 && y <= 9999 ? formatDay(day) : null;
}

/** The quintet of dates of `[start, end)`: whatever a program's own dates can hold, one of them fits. */
export const dateColumns = (start: Day, end: Day) => ({
  start_date: plainDate(start),
  end_date: plainDate(end),
  start_edtf: edtf(start),
  end_edtf: edtf(end),
  start_decdate: year(start),
  end_decdate: year(end),
  start_day: count(start),
  end_day: count(end),
  end_is: "exclusive" as const,
});

function standingOf({ answer, holders, left_open_by }: LayerAnswer): (typeof STANDING_WORDS)[number] {
  if (answer === "uncertain" || answer === "contested") return answer;
  if (answer !== "held" && answer !== "joint") return "no-holder";
  if (holders.some((h) => h.denied_by.length > 0)) return "denied";
  return left_open_by && left_open_by.length > 0 ? "left-open" : "undisputed";
}

const joined = (values: Iterable<string | null | undefined>): string | null =>
  [...new Set([...values].filter((v): v is string => !!v))].join("; ") || null;

/** A polity's name in the first language of the atlas that it has, else in any, else its id. */
export function polityName(atlas: Atlas, id: string): string {
  const name = atlas.collections.polities.get(id)?.data.name;
  if (!name) return id;
  for (const language of [...(atlas.head.languages ?? []), "en", "und"]) if (name[language] !== undefined) return name[language];
  return Object.values(name)[0] ?? id;
}

const cited = new WeakMap<Assertion, readonly string[]>();

function citedBy(assertion: Assertion): readonly string[] {
  let texts = cited.get(assertion);
  if (!texts) {
    texts = assertion.cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`));
    cited.set(assertion, texts);
  }
  return texts;
}

/** `source locator` of every citation of these assertions, each once, in their order. */
export function sourcesOf(atlas: Atlas, because: readonly string[]): string[] {
  const found = new Set<string>();
  for (const id of because) {
    const assertion = atlas.assertionById.get(id);
    if (assertion) for (const text of citedBy(assertion)) found.add(text);
  }
  return [...found];
}

/** The columns that follow from an answer alone, whatever its land and days. */
export const answerColumns = (atlas: Atlas, answer: LayerAnswer) => ({
  answer: answer.answer,
  standing: standingOf(answer),
  certainty: answer.certainty,
  holder: joined(answer.holders.map((h) => h.polity)),
  holder_name: joined(answer.holders.map((h) => polityName(atlas, h.polity))),
  mode: joined(answer.holders.map((h) => h.mode)),
  through: joined(answer.holders.map((h) => h.through)),
  according_to: joined(answer.holders.flatMap((h) => h.according_to)),
  denied_by: joined(answer.holders.flatMap((h) => h.denied_by)),
  alternatives: answer.alternatives
    ? [...new Set(answer.alternatives.map((a) => `${a.answer} ${a.holders.map((h) => h.polity).join(", ")}`.trim()))].join(" | ")
    : null,
  silence: answer.silence ?? null,
  since: answer.since,
  basis_since: answer.basis_since,
  because: joined(answer.because),
  sources: joined(sourcesOf(atlas, answer.because)),
});

/** Land in one row, without its outline. */
export function holdingRow(atlas: Atlas, viewpoint: string, layer: MapLayer, { start, end, day: on, holding }: DatedHolding): HoldingRow {
  return {
    viewpoint,
    layer,
    date: formatDay(on),
    ...dateColumns(start, end),
    ...answerColumns(atlas, published(holding.answer)),
    licence: licencesOf(atlas, holding.faces).join("; "),
    attribution: joined([attributionOf(atlas, holding.faces)]),
    area_km2: Number(holding.area_km2.toPrecision(10)),
  };
}
