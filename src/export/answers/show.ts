import { LineIndex } from "../../core/check/lines.ts";
import { instrumentOn } from "../../core/law/instrument-state.ts";
import { obligationOn } from "../../core/law/obligation-state.ts";
import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import { type Asked, didYouMean, misunderstood, understood } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { citesOf } from "./law-lists.ts";
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
    : {
        ...recordData(record),
        ...(record.collection === "instruments" && actData(atlas, record)),
        ...(record.collection === "obligations" && { state: obligationOn(atlas, record).text }),
        assertions: atlas.assertions.filter((a) => a.record === record).map((a) => a.id),
      };
  return understood({ record, ...(assertion && { assertion }), answer: { ...head, ...fields } });
}

/** What an act meant for each of those concerned at the end of the records, and the promises that come from it. */
function actData(atlas: Atlas, record: Authored<"instruments">): Record<string, unknown> {
  const { parties } = instrumentOn(atlas, record, Infinity);
  const promised = [...atlas.collections.obligations.values()].filter((o) => atlas.find(o.data.arises_from) === record);
  return {
    parties_state: parties.map((p) => ({
      party: p.party,
      role: p.role,
      ...(p.after !== undefined && { after: p.after }),
      signed_on: p.signed_on,
      bound_on: p.bound_on,
      standings: p.standings,
      stages: p.stages.map((s) => ({ stage: s.stage, on: s.on, cite: citesOf(s.cite) })),
    })),
    ...(promised.length > 0 && {
      obligations: promised.map((o) => ({ id: o.id, arises_from: o.data.arises_from, state: obligationOn(atlas, o).text })),
    }),
  };
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
