/** Rows of the lists that follow in law and scholarship from the records: acts, promises, recognitions, statuses, disagreements, coverage. */
import { readable, type StatedAmount } from "../../core/law/amounts.ts";
import { coverageOf } from "../../core/law/coverage.ts";
import { disagreementsOf } from "../../core/law/disagreements.ts";
import { ofSeveral } from "../../core/law/disputed-answer.ts";
import { instrumentsOn, isLive, type PartyState } from "../../core/law/instrument-state.ts";
import { obligationsOn } from "../../core/law/obligation-state.ts";
import { type RecognitionAct, recognitionHistory, recognitionMatrix } from "../../core/law/recognition.ts";
import { statusesOn } from "../../core/law/statuses.ts";
import { eIdOf } from "../../core/model/article-address.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { Citation, Localized } from "../../core/model/values.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { wordsIn as answerWords } from "../../core/words/languages.ts";
import { inWords } from "./in-words.ts";
import type { Row } from "./list.ts";

/** A text in the first language of the atlas that it has. */
export const wordsIn = (atlas: Atlas, text: Localized | null | undefined): string | null => inWords(atlas, text ?? undefined) ?? null;

/** Citations as they are written: source and locator. */
export const citesOf = (cite: readonly Citation[]): string[] =>
  cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`));

/** Acts that bind somebody on a day, may bind, or are signed and wait; with the state of each party. */
export function instrumentRowsOn(atlas: Atlas, day: Day, knownOn: Day = Infinity): Row[] {
  return instrumentsOn(atlas, day, knownOn)
    .filter(isLive)
    .map((state) => {
      const data = atlas.collections.instruments.get(state.id)?.data;
      const those = (which: (p: PartyState) => boolean): string[] => [...new Set(state.parties.filter(which).map((p) => p.party))];
      return {
        id: state.id,
        name: wordsIn(atlas, data?.name),
        binds: those((p) => p.binds === "yes"),
        perhaps_binds: those((p) => p.binds === "maybe"),
        signed_not_in_force: those(
          (p) => p.binds === "no" && p.standings.every((s) => s === "signed" || s === "approved" || s === "ratified"),
        ),
        // Articles that work before the act as a whole does, such as a recognition from signature on.
        works_already: state.parties.every((p) => p.binds === "yes")
          ? []
          : state.parts
              .filter((part) => part.works === "yes")
              .flatMap((part) => (part.article === null ? part.assertions : [eIdOf(part.article)])),
        ended: those((p) =>
          p.standings.every((s) => s === "denounced" || s === "terminated" || s === "annulled" || s === "superseded" || s === "suspended"),
        ),
        on: state.on,
        type: data?.type ?? null,
        parties: data?.parties ?? data?.issued_by ?? [],
        signed: state.gap?.signed ?? null,
        in_force: state.gap?.force ?? null,
        days_between: state.gap?.days ?? null,
        secret: state.secret,
        disclosed: state.disclosed,
        states: state.parties.map((p) => ({
          party: p.party,
          role: p.role,
          ...(p.after !== undefined && { after: p.after }),
          binds: p.binds,
          standings: p.standings,
          bound_on: p.bound_on,
          decided_by: p.decided_by && { stage: p.decided_by.stage, on: p.decided_by.on, cite: citesOf(p.decided_by.cite) },
        })),
        parts: state.parts.map((part) => ({ ...part, ...(part.article !== null && { eid: eIdOf(part.article) }) })),
      };
    });
}

const amountText = (a: StatedAmount): string =>
  `${writtenAmount(a)}${a.converted ? ` (= ${readable(a.converted)} ${a.converted.unit})` : ""}`;
const writtenAmount = (a: StatedAmount): string =>
  `${a.value} ${a.unit}${a.rank === "deprecated" ? " (plain error)" : a.rank === "preferred" ? " (preferred)" : ""}`;

/** Promises as they stood on a day, or stand at the end of the records. */
export function obligationListRows(atlas: Atlas, day?: Day): Row[] {
  return obligationsOn(atlas, day).map((state) => {
    const data = atlas.collections.obligations.get(state.id)?.data;
    return {
      id: state.id,
      state: state.text,
      by: data?.by ?? [],
      to: data?.to ?? [],
      type: data?.type ?? null,
      amount: state.amounts.map(amountText).join(" or ") || null,
      due_by: state.due?.on ?? null,
      gist: wordsIn(atlas, data?.gist) ?? wordsIn(atlas, data?.name),
      due: state.due?.written.join(" or ") ?? null,
      standings: state.standings,
      performance_recorded: state.performance_recorded,
      on: state.on,
      arises_from: state.arises.from,
      arises_on: state.arises.on,
      lapses_on: state.lapses?.on ?? null,
      amounts: state.amounts.map((a) => ({
        value: a.value,
        unit: a.unit,
        rank: a.rank,
        cite: citesOf(a.cite),
        ...(a.converted && {
          converted: {
            value: a.converted.value,
            unit: a.converted.unit,
            factor: a.converted.factor,
            source: a.converted.source ?? (citesOf(a.converted.cite).join("; ") || null),
          },
        }),
      })),
      left_on_record: state.remaining.map((r) => ({
        unit: r.promised.unit,
        promised: r.promised.value,
        least: r.left[0],
        most: r.left[1],
      })),
      performances: state.performances.map((p) => ({
        state: p.state,
        when: p.on,
        happened: p.happened,
        by: p.by,
        according_to: p.according_to,
        amount: p.amounts.map(amountText).join(" or ") || null,
        gist: wordsIn(atlas, p.gist),
        cite: citesOf(p.cite),
      })),
    };
  });
}

const recognitionRow = (atlas: Atlas, a: RecognitionAct, differ: readonly string[]): Row => ({
  by: a.by,
  of: a.of,
  mode: a.mode,
  conditional: a.conditional,
  since: a.since ?? "..",
  until: a.until,
  stands: a.stands,
  accounts_differ_on: differ,
  condition: wordsIn(atlas, a.condition),
  ground: wordsIn(atlas, a.ground),
  frontier: a.frontier ?? null,
  inherited_from: a.after ?? null,
  assertion: a.assertion,
  according_to: a.according_to,
  cite: citesOf(a.cite),
});

/** Every account of every recognition, or of those that stand on a day. */
export function recognitionListRows(atlas: Atlas, day?: Day, knownOn: Day = Infinity): Row[] {
  const steps =
    day === undefined
      ? recognitionHistory(atlas, knownOn).flatMap((p) => p.steps)
      : recognitionMatrix(atlas, day, knownOn).cells.map((c) => c.step);
  return steps.flatMap((step) => step.accounts.map((a) => recognitionRow(atlas, a, step.differ_on)));
}

/** The matrix of recognition on a day: a row for each polity that recognises, a column for each that is recognised. */
export function recognitionMatrixRows(atlas: Atlas, day: Day, knownOn: Day = Infinity, lang?: string): Row[] {
  const say = answerWords(lang);
  const { by, of, cells } = recognitionMatrix(atlas, day, knownOn);
  return by.map((row) => ({
    by: row,
    ...Object.fromEntries(
      of.map((column): [string, string | null] => {
        const cell = cells.find((c) => c.by === row && c.of === column);
        if (!cell) return [column, null];
        const mode = say(`law.${cell.mode ?? "differ"}`);
        return [
          column,
          `${mode}${cell.conditional ? `, ${say("law.conditional")}` : ""}${cell.stands === "maybe" ? `, ${say("law.perhaps")}` : ""}`,
        ];
      }),
    ),
  }));
}

/** The matrix as a document: every pair of which something stands on the day, with all accounts of the step that decides. */
export function recognitionMatrixAnswer(atlas: Atlas, day: Day, knownOn: Day = Infinity): Readonly<Record<string, unknown>> {
  const { by, of, cells } = recognitionMatrix(atlas, day, knownOn);
  return {
    on: formatDay(day),
    ...(Number.isFinite(knownOn) && { known_on: formatDay(knownOn) }),
    by,
    of,
    cells: cells.map(({ step, ...cell }) => ({
      by: cell.by,
      of: cell.of,
      mode: cell.mode,
      conditional: cell.conditional,
      stands: cell.stands,
      accounts: step.accounts.map((a) => recognitionRow(atlas, a, step.differ_on)),
    })),
  };
}

/** Neutralities, alliances, spheres: those recorded, or those that stand on a day. */
export function statusRows(atlas: Atlas, day?: Day, knownOn: Day = Infinity): Row[] {
  return statusesOn(atlas, day, knownOn).map((s) => ({
    of: s.of,
    status: s.status,
    to: s.to,
    since: s.since,
    until: s.until,
    stands: s.stands,
    secret: s.secret,
    disclosed: s.disclosed,
    according_to: s.according_to,
    assertion: s.assertion,
    certainty: s.certainty ?? null,
    cite: citesOf(s.cite),
  }));
}

/** Every question on which sources differ, with its answers, how the atlas treats it, and what hangs on it. */
export function disagreementListRows(atlas: Atlas): Row[] {
  return disagreementsOf(atlas).map((d) => {
    const several = ofSeveral(d.answers);
    const named = (refs: readonly string[]): string => refs.map((ref) => wordsIn(atlas, atlas.find(ref)?.data.name) ?? ref).join(", ");
    const values = d.answers.map((a) => ({
      value: wordsIn(atlas, a.text) ?? "",
      rank: a.rank,
      counts: a.counts,
      cite: citesOf(a.cite),
      ...(a.basis && { basis: a.basis }),
      ...(a.note && { note: wordsIn(atlas, a.note) }),
      at: a.at,
      of: a.of,
      ...(a.converted && { converted: a.converted }),
    }));
    return {
      id: d.id,
      kind: d.kind,
      question: wordsIn(atlas, d.question),
      answers: values
        .map(
          (v) =>
            `${several && v.of.length > 0 ? `${named(v.of)}: ` : ""}${v.value}${v.converted ? ` (= ${readable(v.converted)} ${v.converted.unit})` : ""}${v.rank === "deprecated" ? " (plain error)" : v.rank === "preferred" ? " (preferred)" : ""}`,
        )
        .join(" | "),
      treatment: d.treatment,
      open: d.open,
      reason: wordsIn(atlas, d.reason),
      affects: wordsIn(atlas, d.affects),
      between: d.depends.days,
      values,
      about: d.about,
      at: d.at,
      astray: d.astray,
      depends: {
        assertions: d.depends.assertions,
        obligations: d.depends.obligations,
        polities: d.depends.polities,
        places: d.depends.places,
        area_km2: Math.round(d.depends.area_km2),
      },
    };
  });
}

/** For each source who rests on it; the last row, `*`, is the whole atlas. */
export function coverageRows(atlas: Atlas): Row[] {
  const { sources, totals } = coverageOf(atlas);
  const rows = sources.map(
    (s): Row => ({
      source: s.source,
      standing: s.standing,
      seen: s.seen,
      records: s.records,
      assertions: s.assertions,
      sentences: s.sentences.length,
      sentences_carried: s.sentences.filter((x) => x.carried_by.length > 0).length,
      uncarried: s.uncarried,
      uncited: null,
      weak: null,
      by_sentence: s.sentences.map((x) => ({
        sentence: x.key,
        citation_needed: x.citation_needed,
        carried_by: [...new Set(x.carried_by.map((c) => c.assertion ?? c.record))],
      })),
      by_locator: s.locators.map((x) => ({
        locator: x.locator,
        carried_by: [...new Set(x.carried_by.map((c) => c.assertion ?? c.record))],
      })),
    }),
  );
  const records = new Set(sources.flatMap((s) => [...s.sentences, ...s.locators].flatMap((x) => x.carried_by.map((c) => c.record))));
  return [
    ...rows,
    {
      source: "*",
      standing: null,
      seen: null,
      records: records.size,
      assertions: totals.cited,
      sentences: totals.sentences,
      sentences_carried: totals.sentences_carried,
      uncarried: [],
      uncited: totals.assertions - totals.cited,
      weak: totals.weak,
      by_sentence: [],
      by_locator: [],
    },
  ];
}

/** Assertions that cite nothing, or for which a single weak source speaks. */
export function citationRows(atlas: Atlas): Row[] {
  const { uncited, weak } = coverageOf(atlas);
  return [
    ...uncited.map((u): Row => ({ assertion: u.assertion, problem: "cites nothing", stands_on: u.basis, source: null })),
    ...weak.map((w): Row => ({ assertion: w.assertion, problem: "one weak source", stands_on: w.reasons.join(", "), source: w.source })),
  ];
}
