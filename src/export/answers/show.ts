import { LineIndex } from "../../core/check/lines.ts";
import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import { type Asked, didYouMean, misunderstood, understood } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { recordData } from "./record-data.ts";

/** What `dejure show` and `/api/show` answer: where it stands, then its fields as the record format names them. */
export interface ShowAnswer {
  readonly id: string;
  readonly collection: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly [field: string]: unknown;
}

export interface Shown {
  readonly record: AnyAuthored;
  readonly assertion?: Assertion;
  readonly answer: ShowAnswer;
}

/** One record with the ids of its assertions, or one assertion. */
export function showAnswer(atlas: Atlas, id: string): Asked<Shown> {
  const assertion = atlas.assertionById.get(id);
  const record = assertion?.record ?? atlas.find(id);
  if (!record) {
    const known = [...Object.values(atlas.collections).flatMap((c) => [...c.keys()]), ...atlas.assertionById.keys()];
    const near = didYouMean(id, known);
    return misunderstood(
      `no record or assertion has the id ${id.slice(0, 200)}`,
      near === undefined ? "the lists show what there is" : `did you mean ${near}`,
    );
  }
  const span = record.spanOf(assertion?.path ?? []);
  const head = {
    id: assertion?.id ?? record.id,
    collection: record.collection,
    file: span.file,
    line: new LineIndex(atlas.textOf(span.file) ?? "").at(span.start).line,
  };
  const fields = assertion
    ? assertionData(assertion)
    : { ...recordData(record), assertions: atlas.assertions.filter((a) => a.record === record).map((a) => a.id) };
  return understood({ record, ...(assertion && { assertion }), answer: { ...head, ...fields } });
}

type Admissible = { readonly admissible: readonly (readonly [number, number])[] } | undefined;

const days = (when: Admissible): string | null =>
  when?.admissible.map(([first, last]) => (first === last ? formatDay(first) : `${formatDay(first)}..${formatDay(last)}`)).join(", ") ??
  null;

function assertionData(a: Assertion): Record<string, unknown> {
  return {
    record: `${a.record.collection}/${a.record.id}`,
    ...(a.article !== undefined && { article: a.article }),
    verb: a.verb,
    layer: a.layer,
    ...(a.belief && { belief: a.belief }),
    asserted_by: a.assertors.map((x) => ({ assertor: x.assertor, from: days(x.when), ...(x.pending && { pending: x.pending }) })),
    ...(a.until && { until: days(a.until) }),
    rank: a.rank,
    ...(a.secret && { secret: true, disclosed: days(a.published) }),
    cite: a.cite,
    ...(a.gist && { gist: a.gist }),
  };
}
