/**
 * The files that the map page reads, as the site builder writes them under `data/map/`.
 * Days are whole days since 1970-01-01 (proleptic Gregorian). Where a timeline starts "always", its day is `ALWAYS`.
 */

import type { Localized } from "../../core/model/values.ts";
import type { Claim, LayerAnswer, MapLayer, Rejected } from "../../core/resolve/answer.ts";

/** Stands for "from the beginning of time" in JSON, which has no −Infinity. */
export const ALWAYS = -1e9;
export const NEVER = 1e9;

/** Change days and what holds from each on, flattened: `[day, index, day, index, …]`, ascending. */
export type Timeline = readonly number[];

export interface SitePolity {
  readonly id: string;
  readonly name: Localized;
  /** hex colours over light and dark land */
  readonly colour: string;
  readonly dark: string;
}
export interface SiteViewpoint {
  readonly id: string;
  readonly name: Localized;
  readonly description?: Localized;
}
/** A tick on the time axis and a target for "next event". */
export interface SiteEvent {
  /** `events/id` or `instruments/id` */
  readonly ref: string;
  readonly name: Localized;
  readonly earliest: number;
  readonly latest: number;
  /** EDTF as written */
  readonly text: string;
  /** it changes title, control or claims */
  readonly moves: boolean;
  /** stage, for an instrument */
  readonly stage?: string;
}
export interface SitePlace {
  readonly id: string;
  readonly at: readonly [lon: number, lat: number];
  /** cell in which it lies, of the full arrangement: simplified borders may pass it on the other side; −1 for none */
  readonly cell: number;
  readonly name: Localized;
  readonly names?: readonly { readonly text: string; readonly lang: string; readonly when?: string }[];
  readonly kind?: string;
}
export interface SiteStep {
  readonly title: Localized;
  readonly text: Localized;
  readonly day?: number;
  readonly date?: string;
  readonly viewpoint?: string;
  readonly layer?: MapLayer;
  readonly camera?: { readonly lat: number; readonly lon: number; readonly zoom: number };
  readonly select?: string;
  readonly compare?: { readonly day?: number; readonly viewpoint?: string };
  readonly cites: readonly SiteCite[];
}
export interface SiteStory {
  readonly id: string;
  readonly title: Localized;
  readonly summary?: Localized;
  readonly steps: readonly SiteStep[];
}
export interface SiteCite {
  readonly source: string;
  readonly locator?: string;
  readonly quote?: string;
}

/** `names.json`: names in languages that the site is not written in, by `collection/id`. */
export type SiteNames = Readonly<Record<string, Localized>>;

/** `atlas.json`: what the page needs before anything is drawn. Names are in the languages of the site. */
export interface SiteAtlas {
  readonly version: 1;
  readonly title: Localized;
  readonly licence: string;
  readonly languages: readonly string[];
  readonly start: {
    readonly day: number;
    readonly viewpoint: string;
    readonly layer: MapLayer;
    readonly lang: string;
    readonly story?: string;
  };
  readonly home: { readonly lat: number; readonly lon: number; readonly zoom: number };
  /** west, south, east, north of all extents; absent without geometry */
  readonly bounds?: readonly [number, number, number, number];
  /** first and last day of the time axis */
  readonly period: readonly [number, number];
  readonly polities: readonly SitePolity[];
  /** others who assert something: historians, schools, editors */
  readonly assertors: readonly { readonly id: string; readonly name: Localized }[];
  readonly viewpoints: readonly SiteViewpoint[];
  readonly events: readonly SiteEvent[];
  /** the weightiest first, for maps with little room */
  readonly places: readonly SitePlace[];
  readonly stories: readonly SiteStory[];
  readonly territories: readonly SiteTerritory[];
  readonly attribution: readonly string[];
  readonly oldMaps?: readonly SiteOldMap[];
}

/** An old map that readers may lay under the land. */
export type SiteOldMap = SitePicturedMap | SiteTiledMap;

interface OldMapHead {
  readonly title: Localized;
  readonly attribution: string;
  readonly licence?: string;
}

/** An old map that is cut into tiles. */
export interface SiteTiledMap extends OldMapHead {
  /** PMTiles archive, from the root of the site */
  readonly tiles: string;
}

/** A picture of an old map and the net by which it is laid under the land. */
export interface SitePicturedMap extends OldMapHead {
  /** from the root of the site, or a whole address */
  readonly image: string;
  /** pixels in which `box` and `mask` are counted; the picture itself may be smaller or larger */
  readonly size: readonly [width: number, height: number];
  readonly mask?: readonly (readonly [x: number, y: number])[];
  /** the part of the picture that the net covers: left, top, right, bottom */
  readonly box: readonly [number, number, number, number];
  /** meshes across and down */
  readonly net: readonly [across: number, down: number];
  /** longitude and latitude of its knots in turn, row by row */
  readonly knots: readonly number[];
}
export interface SiteTerritory {
  readonly id: string;
  readonly name: Localized;
  readonly precision_km?: number;
  /** stretches of its outline that differ from the rest */
  readonly edges?: readonly SiteEdge[];
  readonly cells: readonly number[];
}

/** A stretch of the outline of a territory. */
export interface SiteEdge {
  readonly precision_km?: number;
  /** no source draws it */
  readonly undefined?: true;
  /** arcs of `cells.json`; absent: the whole outline */
  readonly arcs?: readonly number[];
}

/** `timelines.json`: the answers of every viewpoint, layer and cell. */
export interface SiteTimelines {
  readonly answers: readonly LayerAnswer[];
  readonly claims: readonly (readonly Claim[])[];
  /** viewpoint id → layer → cell → timeline of indices into `answers` (`claims` for that layer; 0 no, 1 yes, 2 not known for divergence) */
  readonly viewpoints: Readonly<Record<string, ViewpointTimelines>>;
  /** land on which title beliefs are incompatible, whatever the viewpoint */
  readonly disputes: readonly SiteDispute[];
}
export interface ViewpointTimelines {
  readonly title: readonly Timeline[];
  readonly control: readonly Timeline[];
  readonly claims: readonly Timeline[];
  readonly divergence: readonly Timeline[];
}
export interface SiteDispute {
  readonly id: string;
  readonly parties: readonly string[];
  readonly cells: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly km2: number;
}

/** `records.json`: assertions, records and sources for the dossier. */
export interface SiteRecords {
  readonly assertions: Readonly<Record<string, SiteAssertion>>;
  readonly records: Readonly<Record<string, SiteRecord>>;
  readonly sources: Readonly<Record<string, SiteSource>>;
}
export interface SiteAssertion {
  readonly record: string;
  readonly article?: string;
  readonly verb: string;
  readonly gist?: Localized;
  readonly cites: readonly SiteCite[];
  readonly by: readonly string[];
  readonly secret?: boolean;
  readonly basis?: string;
}
export interface SiteRecord {
  readonly collection: string;
  readonly name: Localized;
  /** page of the record, relative to the site's root */
  readonly page: string;
  readonly when?: string;
  /** the days that sources give, where they give more than one */
  readonly dates?: readonly SiteDate[];
}
/** One of several days that sources give for an act or one of its stages. */
export interface SiteDate {
  readonly stage?: string;
  /** EDTF as written */
  readonly when: string;
  readonly cites: readonly SiteCite[];
  /** a plain error of its source */
  readonly error?: boolean;
}
export interface SiteSource {
  readonly title: Localized;
  readonly short: string;
}

/** Why an assertion does not count, as a code with what the sentence of any language needs. */
export type SiteReason = Omit<Rejected, "text">;

/** `losing.json`: why the other assertions lost: viewpoint → layer → cell → timeline of lists, loaded with the first click. */
export interface SiteLosing {
  readonly entries: readonly SiteReason[];
  readonly lists: readonly (readonly number[])[];
  readonly viewpoints: Readonly<Record<string, { readonly title: readonly Timeline[]; readonly control: readonly Timeline[] }>>;
}
