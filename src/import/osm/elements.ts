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
  readonly refs?: readonly string[] | Float64Array;
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

/** What is left of a file once its elements are taken. */
export interface OsmRead {
  readonly ok: true;
  readonly about: About;
  readonly leftOut: readonly string[];
}

/** Takes one element after the other, so that no file stands in memory as a list of them. */
export type Take = (element: Element) => void;

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
  readonly #bare = new BareNodes();
  readonly #clashes: string[] = [];

  add(element: Element): void {
    const key = `${element.kind} ${element.id}`;
    const known = this.#all.get(key);
    if (!known && element.kind === "node" && element.tags.size === 0 && this.#bare.add(element)) return;
    const before = known ?? (element.kind === "node" ? this.#bare.get(element.id) : undefined);
    if (before && before.version === element.version && before.tags.size > 0 && element.tags.size > 0 && !alike(before.tags, element.tags))
      this.#clashes.push(key);
    this.#all.set(key, slim(before ? merged(before, element) : element));
  }

  get = (kind: Kind, id: string): Element | undefined =>
    this.#all.get(`${kind} ${id}`) ?? (kind === "node" ? this.#bare.get(id) : undefined);

  /** Elements of a kind; of nodes those with tags, and those whose id is no number that fits. */
  of = (kind: Kind): Element[] => [...this.#all.values()].filter((one) => one.kind === kind);

  /** Elements of one version that stand twice with other tags; the first counts. */
  get clashes(): readonly string[] {
    return this.#clashes;
  }

  /** The points of a way, undefined for those that no file has. */
  lineOf({ line, refs = [] }: Element): Line {
    return line ?? Array.from<number | string, LonLat | undefined>(refs, (ref) => this.get("node", String(ref))?.at);
  }
}

/** A way with its nodes as numbers, which take a fifth of the room of texts. */
function slim(element: Element): Element {
  const { refs } = element;
  if (!Array.isArray(refs) || refs.length === 0) return element;
  const numbers = Float64Array.from(refs, Number);
  return numbers.every(Number.isSafeInteger) ? { ...element, refs: numbers } : element;
}

/** Nodes without tags, of which a file has a hundred for one of all else: numbers in columns. */
class BareNodes {
  readonly #rows = new Map<number, number>();
  #columns = new Float64Array(3 * 1024);
  #count = 0;

  /** False where the node cannot stand here: its id is no number that fits, or it has no position. */
  add({ id, version, at }: Element): boolean {
    const number = Number(id);
    if (!Number.isSafeInteger(number) || !at) return false;
    const known = this.#rows.get(number);
    const row = known ?? this.#count++;
    if (known !== undefined && (this.#columns[3 * row] as number) >= version) return true;
    if (3 * row + 3 > this.#columns.length) {
      const wider = new Float64Array(this.#columns.length * 2);
      wider.set(this.#columns);
      this.#columns = wider;
    }
    this.#rows.set(number, row);
    this.#columns.set([version, ...at], 3 * row);
    return true;
  }

  get(id: string): Element | undefined {
    const row = this.#rows.get(Number(id));
    if (row === undefined) return undefined;
    const [version = 0, lon = 0, lat = 0] = this.#columns.subarray(3 * row, 3 * row + 3);
    return { kind: "node", id, version, tags: NO_TAGS, at: [lon, lat] };
  }
}

const alike = (a: Tags, b: Tags): boolean => a.size === b.size && [...a].every(([k, v]) => b.get(k) === v);

/** The newer of two, or both together where they are of one version. */
function merged(known: Element, other: Element): Element {
  if (known.version !== other.version) return known.version > other.version ? known : other;
  return { ...other, ...known, tags: known.tags.size > 0 ? known.tags : other.tags };
}
