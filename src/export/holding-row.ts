import type { Assertion } from "../core/model/assertion.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { type MapLayer, published } from "../core/resolve/answer.ts";
import { decimalYear } from "../core/time/calendar.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { DatedHolding } from "./dated-holdings.ts";

/** What every exported row of land says of itself; the same names in every format. Lists are joined by `; `. */
export interface HoldingRow {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  /** the day asked for, or the first day of this row in an interval asked for */
  readonly date: string;
  /** EDTF; null: from the beginning */
  readonly start_date: string | null;
  /** EDTF, the first day on which it was no longer so; null: still so at the end of the records */
  readonly end_date: string | null;
  /** decimal years, for programs whose dates stop at 1752 */
  readonly start_decdate: number | null;
  readonly end_decdate: number | null;
  /** held | joint | contested | undetermined | none | unknown | uncertain */
  readonly answer: string;
  /** polity ids */
  readonly holder: string | null;
  readonly holder_name: string | null;
  /** control: how it is exercised, and through whom */
  readonly mode: string | null;
  readonly through: string | null;
  readonly according_to: string | null;
  readonly denied_by: string | null;
  readonly certainty: "certain" | "uncertain";
  /** where uncertain: every answer that the dates leave, such as `held poland | contested lithuania, poland` */
  readonly alternatives: string | null;
  /** without a holder: why */
  readonly silence: string | null;
  readonly since: string | null;
  readonly basis_since: string | null;
  /** assertion ids */
  readonly because: string | null;
  /** the works that these assertions cite, with locators */
  readonly sources: string | null;
  readonly area_km2: number;
}

const day = (d: number): string | null => (Number.isFinite(d) ? formatDay(d) : null);
const year = (d: number): number | null => (Number.isFinite(d) ? Number(decimalYear(d).toFixed(6)) : null);
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

/** Land in one row, without its outline. */
export function holdingRow(atlas: Atlas, viewpoint: string, layer: MapLayer, { start, end, day: on, holding }: DatedHolding): HoldingRow {
  const answer = published(holding.answer);
  return {
    viewpoint,
    layer,
    date: formatDay(on),
    start_date: day(start),
    end_date: day(end),
    start_decdate: year(start),
    end_decdate: year(end),
    answer: answer.answer,
    holder: joined(answer.holders.map((h) => h.polity)),
    holder_name: joined(answer.holders.map((h) => polityName(atlas, h.polity))),
    mode: joined(answer.holders.map((h) => h.mode)),
    through: joined(answer.holders.map((h) => h.through)),
    according_to: joined(answer.holders.flatMap((h) => h.according_to)),
    denied_by: joined(answer.holders.flatMap((h) => h.denied_by)),
    certainty: answer.certainty,
    alternatives: answer.alternatives
      ? [...new Set(answer.alternatives.map((a) => `${a.answer} ${a.holders.map((h) => h.polity).join(", ")}`.trim()))].join(" | ")
      : null,
    silence: answer.silence ?? null,
    since: answer.since,
    basis_since: answer.basis_since,
    because: joined(answer.because),
    sources: joined(sourcesOf(atlas, answer.because)),
    area_km2: Number(holding.area_km2.toPrecision(10)),
  };
}
