// Generated from src/export/answers/definitions.ts and documents.ts by `npm run generate`; do not edit.

export interface AskedPlace {
  /** id of the place; null for a point that was asked for by coordinates */
  readonly id: string | null;
  /** longitude, latitude in degrees */
  readonly at: readonly [number, number];
  /** the point lies on a border, and counts to the land north-east of it */
  readonly on_border?: boolean;
}

export type AnswerKind = "held" | "joint" | "contested" | "undetermined" | "none" | "unknown" | "uncertain";

export interface Holder {
  /** polity id */
  readonly polity: string;
  /** assertors that say so */
  readonly according_to: readonly string[];
  /** assertors that deny it */
  readonly denied_by: readonly string[];
  /** control: how it holds */
  readonly mode?: "administers" | "occupies" | "leases" | "holds-in-trust";
  /** control: the organ through which it acts, or null */
  readonly through?: string | null;
  readonly dependent_on?: readonly {
    readonly polity: string;
    readonly according_to: readonly string[];
  }[];
  /** title, contested: it claims the land, though its own position leaves it open */
  readonly claims?: true;
}

export interface LayerAnswer {
  readonly answer: AnswerKind;
  readonly holders: readonly Holder[];
  readonly certainty: "certain" | "uncertain";
  /** start of this unbroken run of holders; null without holders */
  readonly since: string | null;
  /** when the deciding effect took hold; null without one */
  readonly basis_since: string | null;
  /** assertion ids that decided */
  readonly because: readonly string[];
  /** where uncertain: every complete answer that an admissible reading of the dates gives, the one that leaves things as they were first */
  readonly alternatives?: readonly LayerAnswer[];
  /** among alternatives: the dates on which this one rests, where the sources' other dates give another */
  readonly reading?: readonly {
    /** record or assertion whose date it is */
    readonly act: string;
    readonly what: "took-effect" | "began" | "ended" | "succeeded" | "disclosed";
    /** EDTF: days, and sets such as [1920-01-17..1920-01-25] */
    readonly on: readonly string[];
  }[];
  /** there were too many readings of the dates to try all: an alternative may be missing */
  readonly stopped?: {
    /** readings that were tried */
    readonly readings: number;
    /** acts whose dates are open */
    readonly dates: readonly string[];
  };
  /** without a holder: why */
  readonly silence?: "no-record" | "expressly-open" | "signed-not-in-force" | "condition-open" | "holder-ended" | "denied" | "nobody" | "lapsed" | "disputed-date" | "outside-period";
  /** polities that claim the land though their own position leaves it open */
  readonly claimants?: readonly string[];
  /** effects of acts that bind assertors of this viewpoint and wait for something that has not come about */
  readonly conditions?: readonly {
    /** assertion id */
    readonly assertion: string;
    /** record on which it waits */
    readonly condition: string;
    /** the outcome that it waits for */
    readonly outcome?: string;
  }[];
  /** those expressly denied here, beside no holder */
  readonly denied?: readonly {
    readonly polity: string;
    readonly by: readonly string[];
  }[];
  /** assertors that say the matter is open, beside a holder */
  readonly left_open_by?: readonly string[];
  /** EDTF: `since` is the last of these days, and the run began on one of them, it is not known which */
  readonly since_within?: string;
  /** `since` is where the records begin: it was so before that day, nobody says since when */
  readonly since_before?: true;
  /** assertions signed by assertors of this viewpoint but not yet in force */
  readonly pending?: readonly string[];
  readonly rejected?: readonly Rejected[];
}

export interface Rejected {
  /** assertion id */
  readonly assertion: string;
  readonly reason: "assertor-not-in-viewpoint" | "lower-group" | "superseded" | "overtaken" | "condition-open" | "not-yet" | "ended" | "not-in-force" | "not-yet-disclosed" | "deprecated" | "annulled" | "suspended" | "assertor-extinct" | "condition-not-met";
  /** the reason in words, naming the assertion, day or group concerned */
  readonly text: string;
  /** the assertion that superseded, annulled or suspended it */
  readonly by?: string;
  /** whose assertion it is here */
  readonly assertor?: string;
  /** the day that the reason names */
  readonly on?: string;
  /** ended: what was before holds again */
  readonly reverted?: boolean;
  /** not-yet: the assertor inherits it, and has not done so yet */
  readonly inherited?: boolean;
  /** assertor-extinct: those to whom it passed */
  readonly heirs?: readonly string[];
  /** lower-group: said by one of the group that decided */
  readonly beside?: boolean;
}

export interface Claim {
  readonly polity: string;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly since: string;
  /** assertion ids */
  readonly because: readonly string[];
  /** only where sources differ on the day on which it began or ended */
  readonly certainty?: "uncertain";
  /** assertors that say it has ended, where that is disputed */
  readonly ended_according_to?: readonly string[];
}

/** an effect that bears on this land but on neither title nor control: a right of passage, a zone, a status */
export interface Bearing {
  readonly assertion: string;
  readonly verb: string;
  readonly text: string;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly since: string | null;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly until: string | null;
  readonly secret: boolean;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly disclosed: string | null;
  /** only where sources' dates leave open whether it stands on the day */
  readonly certainty?: "uncertain";
}

export interface Otherwise {
  /** viewpoints that answer so */
  readonly viewpoints: readonly string[];
  readonly layer: "title" | "control";
  readonly answer: AnswerKind;
  /** polity ids */
  readonly holders: readonly string[];
  /** assertion ids */
  readonly because: readonly string[];
}

export interface Spell {
  /** first day; null: from the beginning */
  readonly start: string | null;
  /** first day on which it was no longer so; null: to the end of the records */
  readonly end: string | null;
  readonly title: LayerAnswer;
  readonly control: LayerAnswer;
  readonly claims: readonly Claim[];
  /** title and control share no holder; null where that cannot be said */
  readonly divergent: boolean | null;
  /** the day lies outside the period of the atlas, of which its records do not speak */
  readonly outside_period?: true;
}

export interface Truncated {
  readonly shown: number;
  readonly of: number;
  /** the setting that cut the answer */
  readonly limit: string;
}

/** dejure who PLACE DAY --json and /api/who */
export interface WhoAnswer {
  readonly place: AskedPlace;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly date: string;
  /** viewpoint id */
  readonly viewpoint: string;
  readonly title: LayerAnswer;
  readonly control: LayerAnswer;
  readonly claims: readonly Claim[];
  /** title and control share no holder; null where that cannot be said */
  readonly divergent: boolean | null;
  readonly also: readonly Bearing[];
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly known_on?: string;
  /** with explain: the viewpoints that answer otherwise */
  readonly otherwise?: readonly Otherwise[];
  /** the day lies outside the period of the atlas, of which its records do not speak */
  readonly outside_period?: true;
}

/** dejure history PLACE --json and /api/history */
export interface HistoryAnswer {
  readonly place: AskedPlace;
  /** viewpoint id */
  readonly viewpoint: string;
  /** unbroken, ascending; a null start or end is open */
  readonly spells: readonly Spell[];
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly known_on?: string;
  readonly truncated?: Truncated;
}
