/** The library's one object: an atlas that answers in a program what the command and the API answer. */
import { type Compilation, type CompileOptions, compile } from "../core/compile.ts";
import type { Atlas, SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { HistoryAnswer, WhoAnswer } from "../core/resolve/answer.ts";
import { type Asked, findPlace, findTerritory, findViewpoint, misunderstood, readDate, readDay } from "../core/resolve/ask.ts";
import type { Standpoint } from "../core/resolve/difference.ts";
import type { Resolver, Spot } from "../core/resolve/resolver.ts";
import type { LonLat } from "../core/space/geometry.ts";
import type { DiffAnswer, DisputeAnswer, LandAnswer } from "../export/answers/answer-documents.ts";
import { DIFF_LAYERS, diffAnswer } from "../export/answers/diff.ts";
import { type AskedEyes, readEyes, readKnownOn } from "../export/answers/eyes.ts";
import type { Row } from "../export/answers/list.ts";
import { listed } from "../export/answers/lists.ts";
import { MAP_LAYER, mapHoldings } from "../export/answers/map.ts";
import { type ShowAnswer, showAnswer } from "../export/answers/show.ts";
import { landAnswer } from "../export/answers/who-land.ts";
import { type HoldingCollection, holdingsGeoJson } from "../export/geojson.ts";
import type { DiffOptions, Eyes, From, HistoryOptions, LandOptions, ListOptions, MapOptions, WhoOptions } from "./options.ts";
import { QuestionError } from "./question-error.ts";

function must<T>(asked: Asked<T>): T {
  if (asked.ok) return asked.value;
  throw new QuestionError(asked.fault.message, asked.fault.help);
}

/**
 * An atlas that can be asked. Dates are EDTF (`1920-10-14`, `1920`, `1920-10/1923`) or plain words (`14 October 1920`); a place is
 * an id, a name in any language, `"lat,lon"`, or a pair `[longitude, latitude]` in degrees; areas are km² on the ellipsoid.
 * A question that cannot be put as it stands throws a `QuestionError`, whose `help` says what to write instead.
 */
export class OpenAtlas {
  /** the records, linked */
  readonly atlas: Atlas;
  /** for questions about land that is not a place: cells, timelines, the working-out */
  readonly resolver: Resolver;
  /** all that `dejure check` finds, by file and place */
  readonly diagnostics: readonly Diagnostic[];

  constructor({ atlas, resolver, diagnostics }: Compilation) {
    this.atlas = atlas;
    this.resolver = resolver;
    this.diagnostics = diagnostics;
  }

  /**
   * Who held, controlled and claimed a place on a day.
   * @example atlas.who("vilnius", "1921-06-01", { as: "lithuania" }).title.holders[0].polity // "lithuania"
   */
  who(place: string | LonLat, day: string, options: WhoOptions = {}): WhoAnswer {
    return this.resolver.who(this.#spot(place), must(readDay(day, "who")), { ...this.#eyes(options), explain: options.explain });
  }

  /**
   * All that a place went through, or what it went through in an interval: spells, each with its first day and the day after its last.
   * @example atlas.history("vilnius", { during: "1920/1922" }).spells.length > 5 // true
   */
  history(place: string | LonLat, options: HistoryOptions = {}): HistoryAnswer {
    const during = options.during === undefined ? undefined : must(readDate(options.during));
    const spot = this.#spot(place);
    return during
      ? this.resolver.history(spot, this.#eyes(options), during.earliest, during.latest + 1)
      : this.resolver.history(spot, this.#eyes(options));
  }

  /**
   * Whose land a territory was on a day, piece by piece of it that has one answer.
   * @example atlas.land("vilnius-region", "1921-06-01", { as: "poland" }).pieces.length > 0 // true
   */
  land(territory: string, day: string, options: LandOptions = {}): LandAnswer {
    const id = findTerritory(this.atlas, territory);
    if (id === undefined)
      throw new QuestionError(`no territory is called ${territory.slice(0, 100)}`, 'atlas.list("territories") shows them all');
    return landAnswer(this, id, must(readDay(day, "land")), { ...this.#eyes(options), explain: options.explain });
  }

  /**
   * The map of a day, or of every change in an interval, as a GeoJSON FeatureCollection in longitude and latitude.
   * @example atlas.map("1920-10-14", { as: "poland", layer: "control" }).type // "FeatureCollection"
   */
  map(date: string, options: MapOptions = {}): HoldingCollection {
    const { viewpoint, knownOn } = this.#eyes(options);
    const question = { date: must(readDate(date)), viewpoint, layer: options.layer ?? MAP_LAYER.otherwise, knownOn };
    const { layer } = question;
    return holdingsGeoJson(this.atlas, must(mapHoldings(this, question)), { viewpoint, layer, date: question.date.text });
  }

  /**
   * Land whose answer differs between two days, two viewpoints, or both.
   * @example atlas.diff({ day: "1920-10-14", as: "lithuania" }, { day: "1920-10-14", as: "poland" }).changes[0].layer // "title"
   */
  diff(from: From, to: From, options: DiffOptions = {}): DiffAnswer {
    return diffAnswer(
      this,
      this.#standpoint(from),
      this.#standpoint(to),
      options.layers ?? DIFF_LAYERS,
      must(readKnownOn(options, "library")),
    );
  }

  /**
   * What the atlas holds of a kind, and what follows from it: polities, places, instruments, disputes, obligations, recognitions and more.
   * @example atlas.list("disputes", { on: "1920-10-14" }).length > 0 // true
   */
  list(kind: string, options: ListOptions = {}): readonly Row[] {
    const day = options.on === undefined ? undefined : must(readDay(options.on, "on"));
    const viewpoint = options.as === undefined ? undefined : must(findViewpoint(this.atlas, options.as));
    return must(listed(this, kind, day, viewpoint, must(readKnownOn(options, "library"))));
  }

  /**
   * One record, article (`moscow-1920#art_2`), assertion (`moscow-1920#2/1`) or dispute.
   * @example atlas.show("moscow-1920").collection // "instruments"
   */
  show(id: string): ShowAnswer | DisputeAnswer {
    return must(showAnswer(this, id)).answer;
  }

  #spot(place: string | LonLat): Spot {
    if (typeof place === "string") return must(findPlace(this.atlas, place));
    const [lon, lat] = place;
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { at: [lon, lat] };
    return must(misunderstood(`[${lon}, ${lat}] is not on the Earth`, "a pair is longitude, then latitude, in degrees: [25.28, 54.689]"));
  }

  #eyes = (options: Eyes): AskedEyes => must(readEyes(this.atlas, options, "library"));

  #standpoint = ({ day, as }: From): Standpoint => ({
    day: must(readDay(day, "day")),
    viewpoint: must(findViewpoint(this.atlas, as)),
  });
}

/**
 * Compiles an atlas and opens it. Total: a faulty atlas opens with all that can be had of it, and says what is wrong in `diagnostics`.
 * Where records name land of Natural Earth, `base` has to bring it; `openFolder` of `dejure/node` does so by itself.
 */
export const openAtlas = (files: readonly SourceFile[], options: CompileOptions = {}): OpenAtlas => new OpenAtlas(compile(files, options));
