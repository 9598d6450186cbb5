/** Nodes, ways and relations of OpenStreetMap as the files give them, gathered by id. */
import type { LonLat } from "../../core/space/geometry.ts";

export type Kind = "node" | "way" | "relation";
/** A map, so that no tag can be named like what every object has. */
export type Tags = ReadonlyMap<string, string>;
/** A line some of whose points the file does not have. */
export type Line = readonly (LonLat | undefined)[];

/** Shared by the many nodes that have none. */
const NO_TAGS: Tags = new Map();
export const tagsOrNone = (tags: Tags): Tags => (tags.size > 0 ? tags : NO_TAGS);

export interface Member {
  readonly kind: Kind;
  readonly ref: string;
  readonly role: string;
  /** where the file gives the member's shape in its place (`out geom` of Overpass) */
  readonly line?: Line;
}

export interface Element {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly tags: Tags;
  readonly at?: LonLat;
  readonly refs?: readonly string[];
  readonly line?: Line;
  readonly members?: readonly Member[];
}

/** What a file says of itself. */
export interface About {
  readonly generator?: string | undefined;
  readonly copyright?: string | undefined;
  readonly licence?: string | undefined;
  /** time of the data, as written */
  readonly asOf?: string | undefined;
}

export interface OsmFile {
  readonly ok: true;
  readonly about: About;
  readonly elements: readonly Element[];
  readonly leftOut: readonly string[];
}

export const isId = (text: string): boolean => /^-?\d{1,19}$/.test(text);

/** A position in degrees; undefined where one of both is no number or lies outside the world. */
export function positionOf(lon: unknown, lat: unknown): LonLat | undefined {
  const [x, y] = [lon, lat].map((one) =>
    typeof one === "number" || (typeof one === "string" && one.trim() !== "") ? Number(one) : Number.NaN,
  ) as [number, number];
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : undefined;
}

/** The elements of all files; one that is given several times, as Overpass does for tags and shape, is one. */
export class Elements {
  readonly #all = new Map<string, Element>();
  readonly #clashes: string[] = [];

  add(element: Element): void {
    const key = `${element.kind} ${element.id}`;
    const known = this.#all.get(key);
    if (known && known.version === element.version && known.tags.size > 0 && element.tags.size > 0 && !alike(known.tags, element.tags))
      this.#clashes.push(key);
    this.#all.set(key, known ? merged(known, element) : element);
  }

  get = (kind: Kind, id: string): Element | undefined => this.#all.get(`${kind} ${id}`);
  of = (kind: Kind): Element[] => [...this.#all.values()].filter((one) => one.kind === kind);

  /** Elements of one version that stand twice with other tags; the first counts. */
  get clashes(): readonly string[] {
    return this.#clashes;
  }

  /** The points of a way, undefined for those that no file has. */
  lineOf({ line, refs = [] }: Element): Line {
    return line ?? refs.map((ref) => this.get("node", ref)?.at);
  }
}

const alike = (a: Tags, b: Tags): boolean => a.size === b.size && [...a].every(([k, v]) => b.get(k) === v);

/** The newer of two, or both together where they are of one version. */
function merged(known: Element, other: Element): Element {
  if (known.version !== other.version) return known.version > other.version ? known : other;
  return { ...other, ...known, tags: known.tags.size > 0 ? known.tags : other.tags };
}
