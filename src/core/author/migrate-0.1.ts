/**
 * What was written for 0.1 and may mean something else in 0.2: one function a row of the table in spec/CHANGELOG.md.
 * None of it can be rewritten by a program, since each row asks what was meant; the finding says where, and what to write.
 */
import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";

type Row = (asked: Asked) => Iterable<Diagnostic>;

/** An assertion with the others over some of the same land. */
class Asked {
  readonly atlas: Atlas;
  /** all but those that stand for the acceptance of another: what they say is written there */
  readonly written: readonly Assertion[];
  readonly #faces = new Map<Assertion, Uint32Array>();
  readonly #over = new Map<number, Assertion[]>();

  constructor(atlas: Atlas) {
    this.atlas = atlas;
    this.written = atlas.assertions.filter(({ accepts }) => !accepts);
    for (const one of atlas.assertions) {
      if (!one.extent || one.layer === "other") continue;
      const faces = atlas.land.facesOf(one.extent, extentFolder(one.record));
      this.#faces.set(one, faces);
      for (const face of faces) {
        const there = this.#over.get(face);
        if (there) there.push(one);
        else this.#over.set(face, [one]);
      }
    }
  }

  /** Others over some of the same land, the earliest first. */
  others(one: Assertion): readonly Assertion[] {
    const found = new Set([...(this.#faces.get(one) ?? [])].flatMap((face) => this.#over.get(face) ?? []));
    found.delete(one);
    return [...found].sort((a, b) => dayOf(a) - dayOf(b) || (a.id < b.id ? -1 : 1));
  }
}

/** First day on which it can have taken hold for anybody. */
const dayOf = ({ assertors }: Assertion): number => Math.min(...assertors.map(({ when }) => when?.admissible[0]?.[0] ?? Infinity));

const has = (list: readonly string[] | undefined, id: string): boolean => list?.includes(id) ?? false;
const same = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.length === b.length && a.every((one) => b.includes(one));
const holdersOf = ({ belief }: Assertion): readonly string[] => (belief?.kind === "holder" ? belief.holders : []);
const saidBy = ({ assertors }: Assertion, id: string): boolean => assertors.some(({ assertor }) => assertor === id);
const partiesOf = ({ record }: Assertion): readonly string[] | undefined =>
  record.collection === "instruments" ? record.data.parties : undefined;

function at(record: AnyAuthored, path: ValuePath, row: string, message: string, help: string): Diagnostic {
  return { rule: `migrate-${row}`, severity: "warning", message, help, span: record.keySpanOf(path), record: refOf(record) };
}
const effectAt = (one: Assertion, row: string, message: string, help: string, key: string = one.verb): Diagnostic =>
  at(one.record, [...one.path, key], row, message, help);

const controlByParties: Row = function* ({ written }) {
  for (const one of written) {
    const [parties, by] = [partiesOf(one), one.effect.according_to];
    if (one.verb === "control" && parties && by?.length && by.every((id) => parties.includes(id)))
      yield effectAt(
        one,
        "control-by-parties",
        `${one.id}: control according to its parties alone, which third parties do not see`,
        "leave according_to out; keep it only where others dispute that it was so",
        "according_to",
      );
  }
};

const controlRepeated: Row = function* (asked) {
  for (const one of asked.written) {
    if (one.verb !== "control" || one.record.collection !== "events") continue;
    const treaty = asked
      .others(one)
      .find((other) => other.verb === "control" && partiesOf(other) && same(holdersOf(other), holdersOf(one)));
    if (!treaty) continue;
    yield effectAt(
      one,
      "control-repeated",
      `${one.id} says of control what ${treaty.id} says already, and third parties see that now`,
      dayOf(treaty) === dayOf(one)
        ? `leave this effect out`
        : `has it a day of its own, keep it and take control out of ${treaty.id}; else leave it out`,
    );
  }
};

const controlNotCarriedOut: Row = function* (asked) {
  for (const one of asked.written) {
    if (one.verb !== "control" || !partiesOf(one) || one.effect.if) continue;
    const events = asked.others(one).filter((other) => other.verb === "control" && other.record.collection === "events");
    const before = events.findLast((other) => dayOf(other) <= dayOf(one));
    const after = events.find((other) => dayOf(other) > dayOf(one));
    if (!before || !after || same(holdersOf(before), holdersOf(one)) || !same(holdersOf(before), holdersOf(after))) continue;
    yield effectAt(
      one,
      "control-not-carried-out",
      `${one.id} gives control to ${holdersOf(one).join(", ")}, between ${before.id} and ${after.id}, which name ${holdersOf(after).join(", ")}`,
      "was it never carried out, take control out of the treaty, or give it an if",
    );
  }
};

const titleWithoutEnd: Row = function* (asked) {
  for (const one of asked.written) {
    if (one.verb !== "title" || one.record.collection !== "events" || one.until || !saidBy(one, "consensus")) continue;
    const holders = holdersOf(one);
    const contest = asked
      .others(one)
      .find(
        (other) =>
          dayOf(other) > dayOf(one) &&
          (other.claim
            ? !holders.includes(other.claim.polity)
            : other.verb === "denies" && holders.some((id) => has(other.effect.denies, id))),
      );
    if (contest)
      yield effectAt(
        one,
        "title-without-end",
        `${one.id}: title without an end, on land that ${contest.id} contests later`,
        `add until: the first day of the contest; ${holders.join(", ")} goes on speaking for itself, and others see the end`,
      );
  }
};

const bearerRepeats: Row = function* (asked) {
  for (const one of asked.written) {
    const claimer = one.claim?.polity;
    if (one.record.collection !== "statements" || claimer === undefined) continue;
    const given = asked
      .others(one)
      .find(
        (other) =>
          other.verb === "title" && other.record.collection === "events" && has(holdersOf(other), claimer) && dayOf(other) <= dayOf(one),
      );
    if (given)
      yield effectAt(
        one,
        "bearer-repeats",
        `${one.id}: ${claimer} claims what ${given.id} says is its own`,
        "leave it out, unless it was made: the bearer speaks",
      );
  }
};

const claimAgain: Row = function* (asked) {
  for (const one of asked.written) {
    const claimer = one.claim?.polity;
    if (one.verb !== "claims" || claimer === undefined) continue;
    const own = asked.others(one).filter((other) => dayOf(other) <= dayOf(one) && saidBy(other, claimer));
    const step = own.findLast((other) => ["denies", "renounces", "leaves_open"].includes(other.verb));
    const first = own.find((other) => other.claim?.polity === claimer && (!step || dayOf(other) <= dayOf(step)));
    if (!step || !first) continue;
    yield step.verb === "leaves_open"
      ? effectAt(
          one,
          "claim-after-open",
          `${one.id}: ${claimer} claims again what ${step.id} left open, which is a step against that act now`,
          `leave it out, unless ${claimer} did claim anew: the claim ${first.id} lives on`,
        )
      : effectAt(
          one,
          "claim-again",
          `${one.id} repeats the claim ${first.id} after ${step.id}, which no longer takes it away`,
          "leave the repetition out, unless it was made",
        );
  }
};

const survivors: Row = function* ({ atlas, written }) {
  const help = "write who accepted the decision: a stage accepted with by, or a statement with accepts";
  for (const one of written)
    if (one.effect.survives)
      yield effectAt(one, "survives", `${one.id} survives its assertor, and now only for those who accepted it`, help, "survives");
  for (const polity of atlas.collections.polities.values())
    if (polity.data.survives)
      yield at(polity, ["survives"], "survives", `what ${polity.id} said survives it, and now only for those who accepted it`, help);
};

const upheldAfterCession: Row = function* (asked) {
  for (const one of asked.written) {
    const [holder] = holdersOf(one);
    if (one.verb !== "title" || holder === undefined || saidBy(one, holder) || saidBy(one, "consensus") || partiesOf(one)) continue;
    const given = asked
      .others(one)
      .find((other) => ["cedes", "renounces"].includes(other.verb) && has(other.effect.by, holder) && dayOf(other) >= dayOf(one));
    if (given)
      yield effectAt(
        one,
        "upheld-after-cession",
        `${one.id}: what was said of ${holder} is overtaken when ${holder} gives the land up in ${given.id}`,
        "is it meant to uphold the holder after that, add the record of that day or later in which it does so",
      );
  }
};

const declaratory: Row = function* (asked) {
  for (const one of asked.written) {
    const holders = holdersOf(one);
    if (
      one.verb !== "title" ||
      one.effect.mode ||
      holders.length === 0 ||
      !one.assertors.every(({ assertor }) => holders.includes(assertor))
    )
      continue;
    const before = asked
      .others(one)
      .find(
        (other) => dayOf(other) < dayOf(one) && other.record !== one.record && same(holdersOf(other), holders) && other.layer === "title",
      );
    if (before)
      yield effectAt(
        one,
        "declaratory",
        `${one.id} says of title what ${before.id} said before, and begins a new since`,
        "does it only declare what was so, add mode: declares",
      );
  }
};

const terminated: Row = function* ({ atlas }) {
  const moving = new Set(atlas.assertions.flatMap(({ record, verb }) => (verb === "cedes" || verb === "title" ? [record] : [])));
  for (const record of atlas.collections.instruments.values()) {
    const i = (record.data.stages ?? []).findIndex(({ stage }) => stage === "terminated");
    if (i >= 0 && moving.has(record))
      yield at(
        record,
        ["stages", i, "stage"],
        "terminated",
        `the end of ${record.id} undoes no title that it has moved`,
        "is it meant to, write annulled, or the act by which title passed back",
      );
  }
};

const loneSignature: Row = function* ({ atlas }) {
  for (const record of atlas.collections.instruments.values()) {
    const { parties, stages = [], binding, on } = record.data;
    if (parties && stages.length === 1 && stages[0]?.stage === "signed" && !binding && !on)
      yield at(
        record,
        ["stages", 0, "stage"],
        "lone-signature",
        `${record.id} was signed, and nothing says that it ever bound anybody`,
        "did it bind from its signature, write on: in place of the stages, or binding: signed",
      );
  }
};

const voteWithoutOutcome: Row = function* ({ atlas }) {
  for (const record of atlas.collections.events.values())
    if (record.data.type === "vote" && record.data.outcome === undefined)
      yield at(
        record,
        ["type"],
        "vote-without-outcome",
        `the vote ${record.id} has no outcome`,
        "was it agreed and not held, write outcome: not-held, and its deadline as its date",
      );
};

const ROWS: readonly Row[] = [
  controlByParties,
  controlRepeated,
  controlNotCarriedOut,
  titleWithoutEnd,
  bearerRepeats,
  claimAgain,
  survivors,
  upheldAfterCession,
  declaratory,
  terminated,
  loneSignature,
  voteWithoutOutcome,
];

/** All that somebody has to look at in an atlas written for 0.1. */
export function judgementsOf01(atlas: Atlas): readonly Diagnostic[] {
  const asked = new Asked(atlas);
  return ROWS.flatMap((row) => [...row(asked)]);
}
