/**
 * What the resolver answers; the JSON of `dejure who` and `/api/who` has these shapes.
 * Days are ISO 8601 strings (`YYYY-MM-DD`, expanded years as EDTF `Y…`), half-open where a pair.
 */
export const ANSWERS = ["held", "joint", "contested", "undetermined", "none", "unknown", "uncertain"] as const;
export type AnswerKind = (typeof ANSWERS)[number];

export interface Holder {
  readonly polity: string;
  /** control only */
  readonly mode?: "administers" | "occupies" | "leases" | "holds-in-trust";
  /** control only: the organ through which it acts, or null */
  readonly through?: string | null;
  readonly dependent_on?: readonly { readonly polity: string; readonly according_to: readonly string[] }[];
  readonly according_to: readonly string[];
  readonly denied_by: readonly string[];
  /** title, `contested`: it claims the land, though its own position leaves it open */
  readonly claims?: true;
}

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
export interface Reading {
  /** id of the record or assertion whose date it is */
  readonly act: string;
  readonly what: "took-effect" | "began" | "ended" | "succeeded" | "disclosed";
  /** EDTF: days, and sets such as `[1920-01-17..1920-01-25]` */
  readonly on: readonly string[];
}

/** An effect that waits for something: the record and the outcome that it waits for. */
export interface OpenCondition {
  readonly assertion: string;
  readonly condition: string;
  readonly outcome?: string;
}

export interface LayerAnswer {
  readonly answer: AnswerKind;
  readonly holders: readonly Holder[];
  readonly certainty: "certain" | "uncertain";
  /** with `uncertain`: every complete answer that an admissible reading of the dates gives, this one among them */
  readonly alternatives?: readonly LayerAnswer[];
  /** among alternatives: the dates on which this one rests, where the sources' other dates give another */
  readonly reading?: readonly Reading[];
  /** there were too many readings of the dates to try all: how many were tried, and the acts whose dates are open */
  readonly stopped?: { readonly readings: number; readonly dates: readonly string[] };
  /** start of this unbroken run of holders; null without holders */
  readonly since: string | null;
  /** when the deciding effect took hold; null without one */
  readonly basis_since: string | null;
  /** assertion ids that decided */
  readonly because: readonly string[];
  /** without a holder: why */
  readonly silence?: Silence;
  /** polities that claim the land though their own position leaves it open */
  readonly claimants?: readonly string[];
  /** those expressly denied here, beside no holder */
  readonly denied?: readonly { readonly polity: string; readonly by: readonly string[] }[];
  /** assertors that say the matter is open, beside a holder */
  readonly left_open_by?: readonly string[];
  /** assertions signed by the assertors of this viewpoint but not yet in force */
  readonly pending?: readonly string[];
  /** effects of acts that bind assertors of this viewpoint and wait for something that has not come about */
  readonly conditions?: readonly OpenCondition[];
  /** `since` is where the records begin: it was so before that day, nobody says since when */
  readonly since_before?: true;
  /** EDTF: `since` is the last of these days, and the run began on one of them, it is not known which */
  readonly since_within?: string;
  readonly rejected?: readonly Rejected[];
}

/**
 * An answer as it leaves dejure: an uncertain one holds nothing itself, so that who reads only `holders` reads no answer
 * that the records do not give; its `alternatives` are complete answers, the one that leaves things as they were first.
 */
export function published(answer: LayerAnswer): LayerAnswer {
  if (answer.certainty === "certain" || answer.answer === "uncertain") return answer;
  const { silence: _, claimants: __, since_within: ___, ...rest } = answer;
  return { ...rest, answer: "uncertain", holders: [], since: null, basis_since: null };
}

export type RejectionReason =
  | "assertor-not-in-viewpoint"
  | "lower-group"
  | "superseded"
  | "overtaken"
  | "not-yet"
  | "ended"
  | "not-in-force"
  | "not-yet-disclosed"
  | "deprecated"
  | "annulled"
  | "suspended"
  | "assertor-extinct"
  | "condition-open"
  | "condition-not-met";

export interface Rejected {
  readonly assertion: string;
  readonly reason: RejectionReason;
  /** in words, naming the assertion, day or group concerned */
  readonly text: string;
  /** the assertion that superseded it, where one did */
  readonly by?: string;
  readonly assertor?: string;
  /** the day that the reason names */
  readonly on?: string;
  /** with `not-yet`: the assertor inherits it, and has not done so yet */
  readonly inherited?: boolean;
  /** with `assertor-extinct`: those to whom it passed */
  readonly heirs?: readonly string[];
  /** with `lower-group`: said by one of the group that decided */
  readonly beside?: boolean;
}

export interface Claim {
  readonly polity: string;
  readonly since: string;
  readonly because: readonly string[];
  /** only where sources differ on the day on which it began or ended */
  readonly certainty?: "uncertain";
  /** assertors that say it has ended, where that is disputed */
  readonly ended_according_to?: readonly string[];
}

/** An effect that bears on this land but on neither title nor control: a right of passage, a zone, a status. */
export interface Bearing {
  readonly assertion: string;
  readonly verb: string;
  readonly text: string;
  readonly since: string | null;
  readonly until: string | null;
  /** only where sources' dates leave open whether it stands on the day */
  readonly certainty?: "uncertain";
  readonly secret: boolean;
  readonly disclosed: string | null;
}

/** What would change an answer: another viewpoint, or one of the dates on which sources differ. */
export interface Otherwise {
  readonly viewpoints: readonly string[];
  readonly layer: "title" | "control";
  readonly answer: AnswerKind;
  readonly holders: readonly string[];
  readonly because: readonly string[];
}

export interface WhoAnswer {
  readonly place: {
    readonly id: string | null;
    readonly at: readonly [lon: number, lat: number] /** on a border: the point counts to the land north-east of it */;
    readonly on_border?: boolean;
  };
  readonly date: string;
  readonly viewpoint: string;
  readonly known_on?: string;
  readonly title: LayerAnswer;
  readonly control: LayerAnswer;
  readonly claims: readonly Claim[];
  readonly divergent: boolean | null;
  readonly also: readonly Bearing[];
  /** the day lies outside the period of the atlas, of which its records do not speak */
  readonly outside_period?: true;
  /** with `explain`: the viewpoints that answer otherwise */
  readonly otherwise?: readonly Otherwise[];
}

export interface Spell {
  readonly start: string | null;
  readonly end: string | null;
  readonly title: LayerAnswer;
  readonly control: LayerAnswer;
  readonly claims: readonly Claim[];
  readonly divergent: boolean | null;
  readonly outside_period?: true;
}

export interface HistoryAnswer {
  readonly place: WhoAnswer["place"];
  readonly viewpoint: string;
  readonly known_on?: string;
  /** unbroken, ascending; a null start or end is open */
  readonly spells: readonly Spell[];
}

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
