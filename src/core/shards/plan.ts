/**
 * Divides an atlas into shards that can be resolved apart, exactly: each shard owns some geometry, and holds everything whose
 * box meets a box of what it owns, uncut. So all that divides owned land is there, and the arrangement of that land is the one
 * of the whole atlas, corner for corner. A face belongs to the shard that owns the smallest geometry that it lies in (`owned.ts`).
 */
import { LOOKUP_ORDER } from "../link/lookup.ts";
import { normalId } from "../read/ids.ts";
import type { NaturalEarthBase } from "../space/natural-earth-base.ts";
import { partAt } from "../space/natural-earth-base.ts";
import { alongCurve, areaOfBox, type Box, BoxIndex, boxesOf, boxOf, WORLD } from "./boxes.ts";
import type { FileSurvey, Shape, ShardUnit } from "./file-survey.ts";

export interface Shard {
  /** pieces of each file, by their places in it; `true`: all of it */
  readonly files: ReadonlyMap<string, true | readonly number[]>;
  /** geometry of the shard, the smallest first, and whether the shard owns it */
  readonly geometry: readonly (readonly [id: string, own: boolean])[];
}

interface Piece {
  readonly path: string;
  readonly place: number;
  readonly cut: boolean;
  readonly unit: ShardUnit;
}

/** Geometry of the whole atlas. */
interface Drawn extends Shape {
  readonly owns: boolean;
  /** pieces that hold it, where it is a feature of a file */
  readonly features: readonly number[];
  readonly file?: FileSurvey;
  /** records whose land is made of it */
  readonly carriers: number[];
}

/** The shards of an atlas, `count` at the most, of about the same work; those without land of their own are left out. */
export function planShards(facts: readonly FileSurvey[], count: number, base?: NaturalEarthBase): readonly Shard[] {
  const sorted = [...facts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const pieces = piecesOf(sorted);
  const finder = new Finder(pieces);
  const drawn = drawnBy(sorted, pieces, finder, base);
  const owners = ownersOf(drawn, count);
  const index = new BoxIndex(drawn.flatMap(({ boxes }, i) => boxes.map((box) => [box, i] as const)));
  const linked = new LinkedActs(pieces, finder);
  const everywhere = pieces.flatMap(({ unit }, i) => (unit.everywhere ? [i] : []));
  const heads = sorted.filter(({ whole }) => whole).map(({ path }) => path);
  const ids = new Map(drawn.map(({ id }, i) => [id, i]));
  return owners.map((own) => {
    const touched = new Set<number>();
    for (const i of own) for (const box of drawn[i]?.boxes ?? []) index.meeting(box, (other) => touched.add(other));
    const taken = new Set<number>();
    const open = [...everywhere, ...[...touched].flatMap((i) => drawn[i]?.carriers ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (taken.has(next)) continue;
      taken.add(next);
      open.push(...finder.named(next), ...linked.with(next));
    }
    const geometry = new Set<number>();
    for (const piece of taken) for (const id of pieces[piece]?.unit.draws ?? []) if (ids.has(id)) geometry.add(ids.get(id) as number);
    return { files: filesOf(heads, taken, geometry, pieces, drawn), geometry: inOrder(geometry, drawn, new Set(own)) };
  });
}

function piecesOf(facts: readonly FileSurvey[]): Piece[] {
  const seen = new Set<string>();
  const pieces: Piece[] = [];
  for (const { path, units, cut } of facts)
    for (const [place, unit] of units.entries()) {
      // of records with one id the first is read
      if (cut && unit.ids.every((id) => seen.has(id))) continue;
      for (const id of unit.ids) seen.add(id);
      pieces.push({ path, place, cut, unit });
    }
  return pieces;
}

/** Finds the pieces that references lead to. */
class Finder {
  readonly #byId = new Map<string, number>();
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    for (const [i, { unit }] of pieces.entries()) for (const id of unit.ids) if (!this.#byId.has(id)) this.#byId.set(id, i);
  }

  /** A bare id may be meant in any collection: the first in the order of lookup is it. */
  find(reference: string): number | undefined {
    const known = this.#byId.get(reference);
    if (known !== undefined) return known;
    for (const collection of LOOKUP_ORDER) {
      const found = this.#byId.get(`${collection}/${reference}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  named(piece: number): number[] {
    return (this.#pieces[piece]?.unit.refs ?? []).flatMap((ref) => this.find(ref) ?? []);
  }
}

/** Acts that name one another, over any number of steps, either way. */
class LinkedActs {
  readonly #of = new Map<number, number[]>();

  constructor(pieces: readonly Piece[], finder: Finder) {
    for (const [i, { unit }] of pieces.entries()) {
      if (!unit.act) continue;
      for (const other of finder.named(i)) {
        if (other === i || !pieces[other]?.unit.act) continue;
        const list = this.#of.get(other);
        if (list) list.push(i);
        else this.#of.set(other, [i]);
      }
    }
  }

  /** Those that name this one. */
  with(piece: number): readonly number[] {
    return this.#of.get(piece) ?? [];
  }
}

function drawnBy(facts: readonly FileSurvey[], pieces: readonly Piece[], finder: Finder, base: NaturalEarthBase | undefined): Drawn[] {
  const shapes = new Map(facts.flatMap((f) => f.shapes.map((shape) => [shape.id, shape] as const)));
  const files = new Map(facts.map((f) => [f.path, f]));
  const named = new Map<FileSurvey, Map<string, number[]>>();
  const places = new Map(facts.flatMap((f) => f.places.map(([id, lon, lat]) => [id, [lon, lat] as const] as const)));
  const lines = new Map(facts.flatMap((f) => f.lines));
  const shapeOf = (id: string): Omit<Drawn, "carriers" | "id"> | undefined => {
    const kind = id.slice(0, id.indexOf(":"));
    if (kind === "polygon") return { ...(shapes.get(id) ?? { boxes: [], vertices: 0 }), owns: true, features: [] };
    if (kind === "frontier") {
      const through = lines.get(id.slice(9)) ?? [];
      const line = through.map((p) => ("place" in p ? places.get(p.place) : ([p.lon, p.lat] as const)));
      const box = line.some((at) => at === undefined) ? WORLD : boxOf(line as (readonly [number, number])[]);
      return { boxes: box ? [box] : [], vertices: through.length, owns: false, features: [] };
    }
    if (kind === "natural-earth") return { ...naturalEarthShape(id.slice(14), base), owns: true, features: [] };
    const hash = id.indexOf("#");
    const file = files.get(id.slice(8, hash));
    if (!file) return undefined;
    const name = normalId(id.slice(hash + 1));
    const features = name === "" ? file.features.map((_, i) => i) : (namedIn(file, named).get(name) ?? []);
    const all = features.map((i) => file.features[i]).filter((f) => f !== undefined);
    return { boxes: all.flatMap((f) => f.boxes), vertices: all.reduce((n, f) => n + f.vertices, 0), owns: true, features, file };
  };
  const drawn = new Map<string, Drawn>();
  const landOf = new Map<number, ReadonlySet<string>>();
  for (const i of pieces.keys())
    for (const id of landIn(i, pieces, finder, landOf)) {
      const known = drawn.get(id);
      if (known) known.carriers.push(i);
      else {
        const shape = shapeOf(id);
        if (shape) drawn.set(id, { id, ...shape, carriers: [i] });
      }
    }
  return [...drawn.values()];
}

function namedIn(file: FileSurvey, kept: Map<FileSurvey, Map<string, number[]>>): ReadonlyMap<string, number[]> {
  let names = kept.get(file);
  if (!names) {
    names = new Map();
    for (const [i, feature] of file.features.entries())
      for (const name of new Set(feature.names)) {
        const same = names.get(name);
        if (same) same.push(i);
        else names.set(name, [i]);
      }
    kept.set(file, names);
  }
  return names;
}

function naturalEarthShape(written: string, base: NaturalEarthBase | undefined): Pick<Shape, "boxes" | "vertices"> {
  const [, name = written, lat, lon] = /^(.*?)@([-\d.e]+),([-\d.e]+)$/u.exec(written) ?? [];
  const unit = base?.unit(name);
  const part = unit && lat !== undefined ? partAt(unit, [Number(lon), Number(lat)]) : undefined;
  return boxesOf(part ? [part] : (unit ?? []));
}

/** Ids of the geometry that the land of a piece is made of, through territories too. */
function landIn(piece: number, pieces: readonly Piece[], finder: Finder, known: Map<number, ReadonlySet<string>>): ReadonlySet<string> {
  const before = known.get(piece);
  if (before) return before;
  const land = new Set(pieces[piece]?.unit.draws);
  // a territory made of itself has no more land than what it draws
  known.set(piece, land);
  for (const id of pieces[piece]?.unit.territories ?? []) {
    const territory = finder.find(`territories/${id}`);
    if (territory !== undefined && territory !== piece) for (const one of landIn(territory, pieces, finder, known)) land.add(one);
  }
  return land;
}

/** Geometry by shard: runs of one curve through the map, so that neighbours stay together; what has one place stays in one shard. */
function ownersOf(drawn: readonly Drawn[], count: number): number[][] {
  const placed = drawn.flatMap(({ boxes, owns, vertices, carriers }, item) => {
    const [first] = boxes;
    if (!owns || !first) return [];
    const widest = boxes.reduce((a, b) => (areaOfBox(b) > areaOfBox(a) ? b : a), first);
    return [{ item, at: alongCurve((widest[0] + widest[2]) / 2, (widest[1] + widest[3]) / 2), work: carriers.length + vertices / WORK }];
  });
  placed.sort((a, b) => a.at - b.at || a.item - b.item);
  const share = placed.reduce((sum, { work }) => sum + work, 0) / count;
  const owners: number[][] = [];
  let done = 0;
  let before: number | undefined;
  for (const { item, at, work } of placed) {
    const last = owners.at(-1);
    if (!last || (done >= share * owners.length && at !== before)) owners.push([item]);
    else last.push(item);
    done += work;
    before = at;
  }
  return owners;
}

/** Corners that are as much work as a record. */
const WORK = 50;

function filesOf(
  heads: readonly string[],
  taken: ReadonlySet<number>,
  geometry: ReadonlySet<number>,
  pieces: readonly Piece[],
  drawn: readonly Drawn[],
): Shard["files"] {
  const files = new Map<string, true | Set<number>>(heads.map((path) => [path, true]));
  const add = (path: string, place: number): void => {
    const there = files.get(path);
    if (there === true) return;
    if (there) there.add(place);
    else files.set(path, new Set([place]));
  };
  for (const i of taken) {
    const { path, place, cut } = pieces[i] as Piece;
    if (cut) add(path, place);
    else files.set(path, true);
  }
  for (const i of geometry) {
    const { file, features } = drawn[i] as Drawn;
    if (file?.cut) for (const place of features) add(file.path, place);
    else if (file) files.set(file.path, true);
  }
  return new Map([...files].map(([path, places]) => [path, places === true ? true : [...places].sort((a, b) => a - b)]));
}

/** The smallest first; of two alike the first by id. The same two stand in the same order in every shard. */
function inOrder(geometry: ReadonlySet<number>, drawn: readonly Drawn[], own: ReadonlySet<number>): Shard["geometry"] {
  const size = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + areaOfBox(box), 0);
  return [...geometry]
    .filter((i) => drawn[i]?.owns)
    .map((i) => ({ i, id: (drawn[i] as Drawn).id, size: size((drawn[i] as Drawn).boxes) }))
    .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1))
    .map(({ i, id }) => [id, own.has(i)] as const);
}
