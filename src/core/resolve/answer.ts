/**
 * What the resolver answers; the JSON of `dejure who` and `/api/who` has these shapes.
 * Days are ISO 8601 strings (`YYYY-MM-DD`, expanded years as EDTF `Y…`), half-open where a pair.
 */
import type { Holder, LayerAnswer, Rejected } from "./answer-shapes.ts";

export type * from "./answer-shapes.ts";

export const ANSWERS = ["held", "joint", "contested", "undetermined", "none", "unknown", "uncertain"] as const;

/**
 * Whether the word for how it holds is the consensus's alone. A state that is silent about control is answered with the consensus,
 * and would seem to call its own rule an occupation if nobody said whose word that is.
 */
export const modeByConsensus = ({ mode, according_to }: Holder): boolean =>
  mode !== undefined && mode !== "administers" && according_to.length === 1 && according_to[0] === "consensus";

/** Why there is no holder: told apart, never merged. */
export const SILENCES = [
  "no-record",
  "expressly-open",
  "signed-not-in-force",
  "condition-open",
  "holder-ended",
  "denied",
  "nobody",
  "lapsed",
  "disputed-date",
  "outside-period",
] as const;
export type Silence = (typeof SILENCES)[number];

/** A date that the sources leave open, and the days of it that give one answer. */
export type Reading = NonNullable<LayerAnswer["reading"]>[number];

/** An effect that waits for something: the record and the outcome that it waits for. */
export type OpenCondition = NonNullable<LayerAnswer["conditions"]>[number];

/**
 * An answer as it leaves dejure: an uncertain one holds nothing itself, so that who reads only `holders` reads no answer
 * that the records do not give; its `alternatives` are complete answers, the one that leaves things as they were first.
 */
export function published(answer: LayerAnswer): LayerAnswer {
  if (answer.certainty === "certain" || answer.answer === "uncertain") return answer;
  const { silence: _, claimants: __, since_within: ___, ...rest } = answer;
  return { ...rest, answer: "uncertain", holders: [], since: null, basis_since: null };
}

export type RejectionReason = Rejected["reason"];

export const MAP_LAYERS = ["title", "control", "claims", "divergence", "dispute"] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** Land with one and the same answer on one day. */
export interface Holding {
  /** ids of the faces of the arrangement, ascending */
  readonly faces: Uint32Array;
  readonly answer: LayerAnswer;
  readonly area_km2: number;
}

export interface Snapshot {
  readonly date: string;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly known_on?: string;
  readonly holdings: readonly Holding[];
  /** the day lies outside the period of the atlas, of which its records do not speak */
  readonly outside_period?: true;
}

/** What one party to a dispute says, since when, and on what. */
export interface DisputeGround {
  /** who says so */
  readonly polity: string;
  /** whose title it upholds: its own, or another's; empty: it only denies, or abides by an open question */
  readonly holders: readonly string[];
  /** day of the earliest act on which it relies; null: before all records */
  readonly since: string | null;
  readonly assertions: readonly string[];
  /** others who say the same */
  readonly accepted_by: readonly string[];
}

/** Derived, never authored: land on which the title beliefs of living polities are incompatible. */
export interface Dispute {
  /** deterministic: parties and a hash of the land */
  readonly id: string;
  readonly parties: readonly string[];
  readonly faces: Uint32Array;
  readonly area_km2: number;
  readonly since: string;
  /** null: still open at the end of the records */
  readonly until: string | null;
  readonly grounds: readonly DisputeGround[];
  readonly places: readonly string[];
}
