/** Everything that the rules find in an article, sentence by sentence, before any record is proposed. */

import type { OwnUnits } from "../../core/model/quantity.ts";
import type { Article } from "./article.ts";
import { type Attribution, attributionsIn } from "./attribution.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type CueFound, cuesIn } from "./cues.ts";
import { datesIn } from "./dates.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Marker } from "./markers.ts";
import { type Moment, type NameFound, namesIn, type UnknownName, unknownNamesIn } from "./names.ts";
import { outsidePublications, publicationsIn } from "./publications.ts";
import { type QuantityFound, quantitiesIn } from "./quantities.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { type DatedWords, datedWords, isNear, type KnownAct } from "./years.ts";

/** One sentence and all that was found in it; every offset is into the sentence. */
export interface Finding {
  readonly sentence: Sentence;
  readonly clauses: readonly Clause[];
  readonly dates: readonly DatedWords[];
  readonly quantities: readonly QuantityFound[];
  readonly names: readonly NameFound[];
  readonly strangers: readonly UnknownName[];
  readonly attributions: readonly Attribution[];
  readonly cues: readonly CueFound[];
  /** the years around it, for what is not dated */
  readonly around: { readonly before?: number; readonly after?: number };
}

export interface Analysis {
  readonly article: Article;
  readonly findings: readonly Finding[];
  readonly orphans: readonly Marker[];
}

/** No sentence is longer; of what has no full stop for so long, only the beginning is looked through, and the review page says so. */
export const LONGEST = 3000;

/** Reads an article against the names of an atlas. */
export function analyse(article: Article, gazetteer: Gazetteer, own: OwnUnits = {}): Analysis {
  const { sentences: all, orphans } = sentencesOf(article);
  const sentences = all.map((sentence) =>
    sentence.plain.length > LONGEST ? { ...sentence, plain: sentence.plain.slice(0, LONGEST) } : sentence,
  );
  const first = sentences.map((sentence) => namesIn(sentence.plain, gazetteer, undefined));
  const dated = datedWords(
    sentences.map(({ id, plain }, i) => ({ id, dates: datesIn(plain), acts: actsOf(first[i] ?? [], gazetteer) })),
    article.title,
  );
  const yearsAt = sentences.map(({ id }) =>
    (dated.get(id) ?? []).flatMap((d) =>
      d.earliest !== undefined && d.latest !== undefined && d.bound !== "before" && isNear({ earliest: d.earliest, latest: d.latest })
        ? [d]
        : [],
    ),
  );
  const later: (DatedWords | undefined)[] = [];
  for (let i = yearsAt.length - 1, next: DatedWords | undefined; i >= 0; i--) {
    later[i] = next;
    next = yearsAt[i]?.[0] ?? next;
  }
  let last: DatedWords | undefined;
  const findings = sentences.map((sentence, i): Finding => {
    const { plain, id } = sentence;
    const dates = dated.get(id) ?? [];
    const own_ = yearsAt[i]?.[0];
    const next = later[i];
    const before = last;
    last = yearsAt[i]?.at(-1) ?? last;
    const names = outsidePublications(namesIn(plain, gazetteer, momentOf(plain, own_ ?? before ?? next)), plain);
    const strangers = unknownNamesIn(plain, [...names, ...dates, ...publicationsIn(plain)]);
    const clauses = clausesOf(plain);
    return {
      sentence,
      clauses,
      dates,
      quantities: quantitiesIn(plain, dates, own),
      names,
      strangers,
      attributions: attributionsIn(plain, clauses, names, strangers),
      cues: cuesIn(plain),
      around: {
        ...(before?.latest !== undefined && { before: yearOf(before) }),
        ...(next?.latest !== undefined && { after: yearOf(next) }),
      },
    };
  });
  return { article, findings, orphans };
}

const yearOf = (date: DatedWords): number => Number(/-?\d{4}/.exec(date.edtf ?? "")?.[0] ?? Number.NaN);

const PRESENT =
  /\b(?:today|nowadays|currently|at present|present-day|continues? to|claims that|regards?|considers?|still (?:claims|holds|seeks)|to this day)\b/i;

/** When a sentence speaks: at its date or at the one before it; now, where it says so. */
function momentOf(plain: string, date: DatedWords | undefined): Moment {
  if (PRESENT.test(plain)) return "now";
  return date?.earliest !== undefined && date.latest !== undefined ? { earliest: date.earliest, latest: date.latest } : undefined;
}

/** Acts of the atlas that a sentence names, by their own names. */
const actsOf = (names: readonly NameFound[], { days }: Gazetteer): KnownAct[] =>
  names.flatMap((name) =>
    [...name.ids.map((id) => ({ kind: name.kind, id })), ...name.also].flatMap(({ kind, id }) => {
      const known = kind === "instrument" || kind === "event" ? days.get(`${kind}/${id}`) : undefined;
      return known && known.length > 0 ? [{ id, days: known }] : [];
    }),
  );
