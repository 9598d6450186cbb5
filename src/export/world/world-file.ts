/** A viewpoint's world as a file of a size: GeoJSON or TopoJSON, with shared borders exact in both. */

import type { Atlas } from "../../core/model/atlas.ts";
import { grouped } from "../../core/model/grouped.ts";
import { published } from "../../core/resolve/answer.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { toTopology } from "../../core/space/topology.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { headText } from "../geojson.ts";
import { attributionsOf } from "../licences.ts";
import { outlineWriter } from "../outline-text.ts";
import { coarseLevel, fullLevel, type Level, MOST_BYTES, type Size, simplified, type Thinned, thinned } from "./level.ts";
import { landsOf, type Piece, piecesOf, polityCode, type WorldLand, type WorldLayer } from "./world-land.ts";

export { MOST_BYTES, SIZES, type Size } from "./level.ts";
export type { WorldLayer } from "./world-land.ts";
export const WORLD_FORMATS = ["geojson", "topojson"] as const;
export type WorldFormat = (typeof WORLD_FORMATS)[number];

export interface WorldAsked {
  readonly viewpoint: string;
  readonly layer: WorldLayer;
  readonly size: Size;
  readonly format: WorldFormat;
}

export interface Verdict {
  /** the kind of the answer, such as `held` */
  readonly kind: string;
  readonly holders: readonly string[];
}

/** Positions that a first try keeps; the sizes of what it writes say how many fit. */
const FIRST_TRY = { small: { geojson: 500, topojson: 1_700 }, medium: { geojson: 7_000, topojson: 20_000 } } as const;
const TRIES = 4;
/** Part of the bytes that the default viewpoint may use, so that the others fit with the same borders. */
const SHARE = 0.94;

/** The worlds of an atlas on one day. Pure; what it works out once it keeps for the other viewpoints. */
export class Worlds {
  readonly atlas: Atlas;
  readonly #resolver: Resolver;
  readonly #day: Day;
  #pieces: readonly Piece[] | undefined;
  #thinned: Thinned | undefined;
  readonly #coarse = new Map<Size, Level>();
  readonly #fitted = new Map<string, Level>();
  readonly #lands = new Map<string, readonly WorldLand[]>();

  constructor(atlas: Atlas, resolver: Resolver, day: Day) {
    this.atlas = atlas;
    this.#resolver = resolver;
    this.#day = day;
  }

  /** ISO 8601 */
  get date(): string {
    return formatDay(this.#day);
  }

  get pieces(): readonly Piece[] {
    this.#pieces ??= piecesOf(this.atlas, this.#resolver, this.#day);
    return this.#pieces;
  }

  /** Whose title each piece is in a viewpoint. */
  verdicts(viewpoint: string): Verdict[] {
    return this.pieces.map(({ cell }) => {
      const { answer, holders } = published(this.#resolver.answerOn(cell, "title", this.#day, { viewpoint }));
      return { kind: answer, holders: holders.map((h) => h.polity) };
    });
  }

  lands(viewpoint: string, layer: WorldLayer): readonly WorldLand[] {
    const key = `${layer} ${viewpoint}`;
    let lands = this.#lands.get(key);
    if (lands === undefined)
      this.#lands.set(key, (lands = landsOf(this.atlas, this.#resolver, this.pieces, { day: this.#day, viewpoint, layer })));
    return lands;
  }

  /** The file, no longer than its size allows. */
  text(asked: WorldAsked): string {
    let level = this.levelFor(asked);
    let text = this.#write(level, asked);
    // A viewpoint that names more than the default one gives up a little more of its borders.
    for (let i = 0; i < TRIES && bytesOf(text) > MOST_BYTES[asked.size]; i++) {
      const most = positionsOf(level) * 0.9;
      level = simplified(level, most);
      text = this.#write(level, asked);
    }
    return text;
  }

  /**
   * The whole land once, as TopoJSON, with a column for each viewpoint: `title_india` is the code of the one holder, or of
   * several with commas, or the kind of the answer where nobody is said to hold.
   */
  everybody(): string {
    const { viewpoint } = this.atlas.head.default;
    const level = fullLevel(this.atlas.land.arrangement, this.pieces);
    const viewpoints = [...this.atlas.collections.viewpoints.keys()];
    const columns = viewpoints.map((id) => ({
      key: `title_${id.replaceAll(/[^\p{L}\p{N}]+/gu, "_")}`,
      verdicts: this.verdicts(id).map(({ kind, holders }) =>
        holders.length === 0 ? kind : holders.map((h) => polityCode(this.atlas, h)).join(","),
      ),
    }));
    // Land of one holder of the default viewpoint falls apart where others see it otherwise.
    const parts = this.lands(viewpoint, "title").flatMap((land) => {
      const groups = grouped(land.pieces, (piece) => columns.map(({ verdicts }) => verdicts[piece]).join("|"));
      return [...groups.values()].map((pieces, i) => ({ land, pieces, id: i === 0 ? land.id : `${land.id}.${i + 1}` }));
    });
    const groups = parts.map(({ land, pieces, id }) => {
      const { status: _, holder: __, holders: ___, area_km2: ____, ...about } = land.properties;
      const said = Object.fromEntries(columns.map(({ key, verdicts }) => [key, verdicts[pieces[0] as number] as string]));
      return { id, properties: { ...about, ...said }, faces: pieces.flatMap((piece) => level.faces[piece] ?? []) };
    });
    const topology = toTopology(level.arrangement, groups, { name: "land", quantum: level.quantum });
    const { viewpoint: _, evidence: __, ...about } = this.#about({ viewpoint, layer: "title", size: "full" });
    return `${JSON.stringify({ ...topology, ...about })}\n`;
  }

  /** Borders of a size, the same for every viewpoint. */
  levelFor({ layer, size, format }: Omit<WorldAsked, "viewpoint">): Level {
    const key = `${size} ${format} ${layer}`;
    let level = this.#fitted.get(key);
    if (!level) this.#fitted.set(key, (level = this.#fit({ layer, size, format })));
    return level;
  }

  #fit({ layer, size, format }: Omit<WorldAsked, "viewpoint">): Level {
    const { arrangement } = this.atlas.land;
    if (size === "full") return fullLevel(arrangement, this.pieces);
    let coarse = this.#coarse.get(size);
    if (!coarse) {
      this.#thinned ??= thinned(arrangement, this.pieces);
      this.#coarse.set(size, (coarse = coarseLevel(this.#thinned, size)));
    }
    const room = MOST_BYTES[size] * SHARE;
    const { viewpoint } = this.atlas.head.default;
    const bytesWith = (level: Level): number => bytesOf(this.#write(level, { viewpoint, layer, size, format }));
    if (bytesWith(coarse) <= room) return coarse;
    // Bytes grow almost evenly with positions: two tries give the line, the rest bring it home.
    let best = simplified(coarse, 0);
    let [low, lowBytes] = [0, bytesWith(best)];
    if (lowBytes > room) return best;
    let most: number = FIRST_TRY[size][format];
    for (let i = 0; i < TRIES; i++) {
      const level = simplified(coarse, most);
      const bytes = bytesWith(level);
      if (bytes <= room) best = level;
      if (bytes <= room && bytes > room * 0.95) break;
      const slope = (bytes - lowBytes) / Math.max(1, most - low);
      if (bytes <= room) [low, lowBytes] = [most, bytes];
      most = Math.max(0, Math.floor(low + (room * 0.985 - lowBytes) / Math.max(slope, 1)));
    }
    return best;
  }

  #write(level: Level, asked: WorldAsked): string {
    const { format, size } = asked;
    const lands = this.lands(asked.viewpoint, asked.layer);
    const features = lands.map((land) => ({
      id: land.id,
      properties: size === "small" ? brief(land) : { ...land.properties, ...land.names },
      faces: land.pieces.flatMap((piece) => level.faces[piece] ?? []),
    }));
    const about = this.#about(asked);
    if (format === "topojson") {
      const topology = toTopology(level.arrangement, features, {
        name: "land",
        quantum: level.quantum,
        ...(level.lines && { lines: level.lines }),
      });
      return `${JSON.stringify({ ...topology, ...about })}\n`;
    }
    const writer = outlineWriter(level.arrangement, level.lines);
    const pieces = [JSON.stringify({ type: "FeatureCollection", ...about }).slice(0, -1), ',"features":['];
    features.forEach(({ id, properties, faces }, i) => {
      pieces.push(`${i > 0 ? "," : ""}{"type":"Feature","id":${JSON.stringify(id)},"properties":${JSON.stringify(properties)},"geometry":`);
      if (faces.length === 0) return pieces.push("null}");
      pieces.push('{"type":"MultiPolygon","coordinates":');
      writer.write(Uint32Array.from(faces).sort(), pieces);
      return pieces.push("}}");
    });
    pieces.push("]}\n");
    return pieces.join("");
  }

  #about({ viewpoint, layer, size }: Omit<WorldAsked, "format">) {
    const { head, collections } = this.atlas;
    const seen = collections.viewpoints.get(viewpoint)?.data;
    return {
      title: headText(this.atlas, head.title),
      viewpoint,
      ...(seen?.description && { evidence: headText(this.atlas, seen.description) }),
      layer,
      date: this.date,
      size,
      licence: head.licence,
      attribution: attributionsOf(this.atlas),
    };
  }
}

/** What a small file says: names in one language, and no figure that can be reckoned from it. */
function brief({ properties }: WorldLand): WorldLand["properties"] {
  const { area_km2: _, ne_id: __, status, holder, ...rest } = properties;
  const plain = status === "held" && rest["disputed"] === undefined;
  return { ...rest, ...(!plain && status !== undefined && { status }), ...(!plain && holder !== undefined && { holder }) };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const positionsOf = ({ lines, arrangement }: Level): number =>
  (lines ?? arrangement.arcs.map((a) => a.line)).reduce((n, line) => n + Math.max(0, line.length - 2), 0);
