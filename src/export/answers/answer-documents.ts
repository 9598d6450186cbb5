// Generated from src/export/answers/definitions.ts and documents.ts by `npm run generate`; do not edit.

import type { AskedPlace, Claim, LayerAnswer, Spell, Truncated } from "../../core/resolve/answer.ts";

/** dejure who PLACE DATE --json and /api/who where DATE is not one day */
export interface SpellsAnswer {
  readonly place: AskedPlace;
  /** as asked, EDTF */
  readonly date: string;
  /** viewpoint id */
  readonly viewpoint: string;
  /** unbroken, ascending; a null start or end is open */
  readonly spells: readonly Spell[];
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly known_on?: string;
  readonly truncated?: Truncated;
}

/** dejure who TERRITORY DAY --json */
export interface LandAnswer {
  /** territory id */
  readonly territory: string;
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly date: string;
  /** viewpoint id */
  readonly viewpoint: string;
  /** on the ellipsoid */
  readonly area_km2: number;
  /** land of the territory on which one answer holds, the largest first */
  readonly pieces: readonly {
    readonly title: LayerAnswer;
    readonly control: LayerAnswer;
    readonly claims: readonly Claim[];
    /** on the ellipsoid */
    readonly area_km2: number;
    /** part of the territory, from 0 to 1 */
    readonly share: number;
    /** a point inside its largest face: longitude, latitude */
    readonly at: readonly [number, number];
    /** ids of the places on it */
    readonly places: readonly string[];
  }[];
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly known_on?: string;
  /** the day lies outside the period of the atlas, of which its records do not speak */
  readonly outside_period?: true;
}

/** dejure diff --json and /api/diff */
export interface DiffAnswer {
  readonly from: {
    /** a day, ISO 8601, or EDTF beyond four digits of a year */
    readonly date: string;
    readonly viewpoint: string;
    /** the day lies outside the period of the atlas, of which its records do not speak */
    readonly outside_period?: true;
  };
  readonly to: {
    /** a day, ISO 8601, or EDTF beyond four digits of a year */
    readonly date: string;
    readonly viewpoint: string;
    /** the day lies outside the period of the atlas, of which its records do not speak */
    readonly outside_period?: true;
  };
  readonly layers: readonly ("title" | "control")[];
  /** layer by layer, the largest land first */
  readonly changes: readonly {
    readonly layer: "title" | "control";
    readonly before: LayerAnswer;
    readonly after: LayerAnswer;
    readonly area_km2: number;
    /** ids of places on this land */
    readonly places: readonly string[];
  }[];
  /** a day, ISO 8601, or EDTF beyond four digits of a year */
  readonly known_on?: string;
  readonly truncated?: Truncated;
}

/** dejure show ID --json and /api/show where ID is a dispute */
export interface DisputeAnswer {
  readonly id: string;
  readonly collection: "disputes";
  /** polity ids */
  readonly parties: readonly string[];
  /** EDTF; ..: from the beginning */
  readonly since: string;
  /** EDTF; null: still open at the end of the records */
  readonly until: string | null;
  readonly area_km2: number;
  /** place ids */
  readonly places: readonly string[];
  /** what each party rests on */
  readonly grounds: readonly {
    /** who says so */
    readonly polity: string;
    /** whose title it upholds; none: it only denies, or abides by an open question */
    readonly holders: readonly string[];
    /** day of the earliest act on which it relies; null: before all records */
    readonly since: string | null;
    /** others who say the same */
    readonly accepted_by: readonly string[];
    readonly assertions: readonly {
      readonly id: string;
      /** collection/id */
      readonly record: string;
      readonly verb: string;
      /** source and locator */
      readonly cite: readonly string[];
    }[];
  }[];
}
