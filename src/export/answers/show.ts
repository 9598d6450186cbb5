import { LineIndex } from "../../core/check/lines.ts";
import { instrumentOn } from "../../core/law/instrument-state.ts";
import { interimOf } from "../../core/law/interim.ts";
import { obligationOn } from "../../core/law/obligation-state.ts";
import { relatedTo } from "../../core/law/relations.ts";
import { eIdOfPart, type Part, partIn, partOf, partsOf } from "../../core/link/parts.ts";
import { eIdOf } from "../../core/model/article-address.ts";
import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import { type Asked, didYouMean, misunderstood, understood } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { DisputeAnswer } from "./answer-documents.ts";
import { citesOf } from "./law-lists.ts";
import type { Askable, Question } from "./question.ts";
import { recordData } from "./record-data.ts";
import { disputeAnswer, disputesNear } from "./show-dispute.ts";

export const SHOW = {
  name: "show",
  summary: "one record, article, assertion or dispute",
  parameters: [
    {
      name: "id",
      text: "id of a record (collection/id where several share it), of an article or assertion such as moscow-1920#2/1, which is also moscow-1920#art_2__para_1, or of a dispute as the list of disputes has it",
      also: { api: "write # as %23" },
      required: true,
      example: "moscow-1920",
      at: { api: "path", command: "argument", library: "argument" },
    },
  ],
} as const satisfies Question;

/** What `dejure show` and `/api/show` answer: where it stands, then its fields as the record format names them. */
export interface ShowAnswer {
  readonly id: string;
  readonly collection: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly [field: string]: unknown;
}

/** What was shown: of the records, or a dispute that follows from them. */
export type Shown =
  | { readonly record: AnyAuthored; readonly answer: ShowAnswer }
  | { readonly record?: never; readonly answer: DisputeAnswer };

/** One record with the ids of its assertions, one article of it, one assertion, or one dispute; articles by their key or by their eId. */
export function showAnswer(askable: Askable, id: string): Asked<Shown> {
  const { atlas } = askable;
  const exact = atlas.assertionById.get(id);
  const record = exact?.record ?? atlas.find(id);
  if (!record) {
    const dispute = disputeAnswer(askable, id);
    if (dispute) return understood({ answer: dispute });
    const disputes = disputesNear(askable, id);
    const known = [...Object.values(atlas.collections).flatMap((c) => [...c.keys()]), ...atlas.assertionById.keys(), ...disputes.ids];
    const near = didYouMean(id, known) ?? disputes.begun;
    return misunderstood(
      `no record, assertion or dispute has the id ${id.slice(0, 200)}`,
      near === undefined ? "the lists show what there is" : `did you mean ${near}`,
    );
  }
  const asked = exact ? undefined : partIn(id);
  const part = asked === undefined ? undefined : partOf(record, asked);
  if (asked !== undefined && !part) return noSuchPart(record, asked);
  const named = part?.kind === "effects" ? part : undefined;
  const assertion = exact ?? (named?.effect === undefined ? undefined : atlas.assertionById.get(named.ids[0] ?? ""));
  const article = assertion === undefined && named?.effect === undefined ? named?.article : undefined;
  const span = record.spanOf(assertion?.path ?? (article === undefined ? [] : ["articles", article]));
  const head = {
    id: assertion?.id ?? (article === undefined ? record.id : `${record.id}#${article}`),
    collection: record.collection,
    file: span.file,
    line: new LineIndex(atlas.textOf(span.file) ?? "").at(span.start).line,
  };
  const fields = assertion
    ? assertionData(assertion)
    : article !== undefined && record.collection === "instruments"
      ? articleData(atlas, record, article)
      : {
          ...recordData(record),
          ...(record.collection === "instruments" && actData(atlas, record)),
          ...relatedData(atlas, record),
          ...(record.collection === "obligations" && { state: obligationOn(atlas, record).text }),
          assertions: atlas.assertions.filter((a) => a.record === record).map((a) => a.id),
        };
  return understood({ record, answer: { ...head, ...fields } });
}

function noSuchPart(record: AnyAuthored, part: string): Asked<Shown> {
  const parts = partsOf(record);
  const known = /^[a-z]+_|__/.test(part) ? parts.flatMap((one) => eIdOfPart(one) ?? []) : parts;
  const near = didYouMean(part, known);
  return misunderstood(
    `${record.id} has no part ${part.slice(0, 200)}`,
    near !== undefined
      ? `did you mean ${record.id}#${near}`
      : parts.length > 0
        ? `it has ${parts.slice(0, 8).join(", ")}${parts.length > 8 ? ", …" : ""}`
        : `ask for ${record.id}`,
  );
}

function articleData(atlas: Atlas, record: Authored<"instruments">, article: string): Record<string, unknown> {
  const { effects: _, cite, ...data } = plainArticles(record)[article] ?? {};
  const ids = atlas.assertions.filter((a) => a.record === record && a.article === article).map((a) => a.id);
  const promised = [...atlas.collections.obligations.values()].filter((o) => {
    const part = partIn(o.data.arises_from);
    const named: Part | undefined = part !== undefined && atlas.find(o.data.arises_from) === record ? partOf(record, part) : undefined;
    return named?.kind === "effects" && named.article === article;
  });
  return {
    record: `instruments/${record.id}`,
    article,
    eid: eIdOf(article),
    ...data,
    assertions: ids,
    ...(promised.length > 0 && {
      obligations: promised.map((o) => ({ id: o.id, arises_from: o.data.arises_from, state: obligationOn(atlas, o).text })),
    }),
    cite: cite ?? citesOf(record.data.cite ?? []),
  };
}

const plainArticles = (record: Authored<"instruments">): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  (recordData(record) as { articles?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }).articles ?? {};

/** What an act meant for each of those concerned at the end of the records, and the promises that come from it. */
function actData(atlas: Atlas, record: Authored<"instruments">): Record<string, unknown> {
  const { parties } = instrumentOn(atlas, record, Infinity);
  const promised = [...atlas.collections.obligations.values()].filter((o) => atlas.find(o.data.arises_from) === record);
  const articles = Object.keys(record.data.articles ?? {});
  const interim = interimOf(atlas, record);
  return {
    ...(interim && {
      between_signature_and_force: {
        ...interim,
        steps: interim.steps.map((step) => ({ ...step, area_km2: Math.round(step.area_km2) })),
      },
    }),
    ...(articles.length > 0 && { article_ids: articles.map((article) => ({ article, eid: eIdOf(article) })) }),
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

/** What other acts say of this one. */
function relatedData(atlas: Atlas, record: AnyAuthored): Record<string, unknown> {
  const related = relatedTo(atlas, record);
  if (related.length === 0) return {};
  return {
    related_by: related.map(({ by, verb, act, according_to, cite, basis }) => ({
      by,
      verb,
      ...(partIn(act) !== undefined && { part: partIn(act) }),
      ...(according_to && { according_to }),
      ...(basis && { basis }),
      cite: citesOf(cite ?? []),
    })),
  };
}

type Admissible = { readonly admissible: readonly (readonly [number, number])[] } | undefined;

const days = (when: Admissible): string | null =>
  when?.admissible.map(([first, last]) => (first === last ? formatDay(first) : `${formatDay(first)}..${formatDay(last)}`)).join(", ") ??
  null;

function assertionData(a: Assertion): Record<string, unknown> {
  return {
    record: `${a.record.collection}/${a.record.id}`,
    ...(a.article !== undefined && { article: a.article, eid: eIdOf(a.article, Number(a.path.at(-1)) + 1) }),
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
