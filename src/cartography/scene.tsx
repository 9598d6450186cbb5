import type { BorderLook } from "./border-look.ts";
import type { CellShapes, Point as Degrees } from "./cell-shapes.ts";
import { type LandPaths, landPaths, polygonsOf } from "./coast.ts";
import { outlineOf } from "./label-spots.ts";
import { Fills, Halos, haloOf, Land, type Paint, type Stroke, Strokes } from "./painter.tsx";
import { onPlane, type Point, type Shape, type View } from "./plane.ts";
import { cellsBySign, type Sign } from "./sign.ts";
import { type Under, UnderMap } from "./under.tsx";

/** The lines of an atlas on the plane, worked out once. */
interface Lines {
  readonly arcs: Shape;
  /** the same point of an arc and of a ring that runs along it is the same on the plane */
  at(point: Degrees): Point;
}

const linesOf = new WeakMap<CellShapes, Lines>();
const lands = new WeakMap<GeoJSON.FeatureCollection, readonly Shape[]>();

function linesFor(shapes: CellShapes): Lines {
  let lines = linesOf.get(shapes);
  if (lines === undefined) {
    const points = new WeakMap<Degrees, Point>();
    const at = (point: Degrees): Point => {
      let found = points.get(point);
      if (found === undefined) points.set(point, (found = onPlane(point)));
      return found;
    };
    linesOf.set(shapes, (lines = { arcs: shapes.arcs.map((arc) => arc.map(at)), at }));
  }
  return lines;
}

function onPlaneOnce(land: GeoJSON.FeatureCollection): readonly Shape[] {
  let shapes = lands.get(land);
  if (shapes === undefined) lands.set(land, (shapes = polygonsOf(land).map((polygon) => polygon.map((ring) => ring.map(onPlane)))));
  return shapes;
}

/** Groups of cells whose land is kept as path data: those of some dozen days of a world. */
const KEPT = 600;

/** The path data of an atlas in one view. What stays from one day to the next is worked out once. */
export class ScenePaths {
  readonly view: View;
  readonly #shapes: CellShapes;
  readonly #lines: Lines;
  readonly #land: GeoJSON.FeatureCollection;
  readonly #cells = new Map<string, string>();
  readonly #arcs = new Map<number, string>();
  #coast: LandPaths | undefined;

  constructor(shapes: CellShapes, land: GeoJSON.FeatureCollection, view: View) {
    this.#shapes = shapes;
    this.#lines = linesFor(shapes);
    this.#land = land;
    this.view = view;
  }

  /** The land under the atlas. */
  land(): LandPaths {
    return (this.#coast ??= landPaths(onPlaneOnce(this.#land), (line, closed) => this.view.path(line, closed)));
  }

  /** The land of several cells as one, so that no seam shows between them. */
  cells(cells: readonly number[]): string {
    const key = cells.join();
    let path = this.#cells.get(key);
    if (path === undefined) {
      if (this.#cells.size >= KEPT) this.#cells.clear();
      path = this.#rings(outlineOf(this.#shapes, cells).map((ring) => ring.map(this.#lines.at)));
      this.#cells.set(key, path);
    }
    return path;
  }

  arc(arc: number): string {
    let path = this.#arcs.get(arc);
    if (path === undefined) this.#arcs.set(arc, (path = this.view.path(this.#lines.arcs[arc] ?? [], false)));
    return path;
  }

  #rings(rings: Shape): string {
    return rings.map((ring) => this.view.path(ring, true)).join("");
  }
}

/** Lines over one another: what stands later lies on top. */
const ORDER: readonly Stroke["kind"][] = ["open", "undrawn", "de-facto", "agreed", "claim", "selected"];

function strokesOf(paths: ScenePaths, looks: readonly BorderLook[]): readonly Stroke[] {
  const strokes = new Map<string, Stroke>();
  const add = (stroke: Omit<Stroke, "d">, arc: number): void => {
    const d = paths.arc(arc);
    if (d === "") return;
    const key = `${stroke.kind} ${stroke.colour ?? ""} ${stroke.strength ?? ""}`;
    strokes.set(key, { ...stroke, d: (strokes.get(key)?.d ?? "") + d });
  };
  looks.forEach(({ main, claim, selected, strength }, arc) => {
    if (main !== "none") add({ kind: main, ...(strength !== undefined && { strength: Math.round(strength * 10) / 10 }) }, arc);
    if (claim !== undefined) add({ kind: "claim", colour: claim }, arc);
    if (selected) add({ kind: "selected" }, arc);
  });
  return [...strokes.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** px: halos of nearly the same width are drawn as one */
const ALIKE = 6;

/** Borders that may lie elsewhere, by the width of their halo. */
function halosOf(paths: ScenePaths, looks: readonly BorderLook[]): ReadonlyMap<number, string> {
  const halos = new Map<number, string>();
  looks.forEach(({ main, precision = 0, soft }, arc) => {
    if (main === "none" || main === "open") return;
    const width = haloOf(precision * paths.view.kilometre, soft === true);
    const d = width === 0 ? "" : paths.arc(arc);
    if (d === "") return;
    const step = Math.ceil(width / ALIKE) * ALIKE;
    halos.set(step, (halos.get(step) ?? "") + d);
  });
  return halos;
}

/** A name for an element that is the same for the same sign. */
const keyOf = ({ kind, faint, unsure, inner, polities }: Sign): string =>
  [kind, faint ? "faint" : "", unsure ? "unsure" : "", inner ? "inner" : "", ...polities]
    .join("_")
    .replaceAll(/[^\w-]/g, (sign) => `.${sign.charCodeAt(0)}`);

/** Everything that a map shows but its names: land, signs and borders, and the world again where the picture goes on beyond its edge. */
export function Scene({
  paths,
  signs,
  looks,
  paint,
  under,
}: {
  paths: ScenePaths;
  signs: readonly Sign[];
  looks: readonly BorderLook[];
  paint: Paint;
  /** between the land and its signs */
  under?: Under | undefined;
}) {
  const { copies, world } = paths.view;
  const fills = cellsBySign(signs)
    .map(({ sign, cells }) => ({ sign, key: keyOf(sign), d: paths.cells(cells) }))
    // land out of sight is not drawn
    .filter(({ d }) => d !== "");
  const id = `${paint.prefix}-world`;
  return (
    <>
      <g id={id}>
        <Land of={paths.land()} paint={paint} />
        {under !== undefined && <UnderMap of={under} view={paths.view} />}
        <Fills fills={fills} paint={paint} />
        <Halos halos={halosOf(paths, looks)} paint={paint} />
        <Strokes strokes={strokesOf(paths, looks)} paint={paint} />
      </g>
      {copies
        .filter((copy) => copy !== 0)
        .map((copy) => (
          <use key={copy} href={`#${id}`} x={copy * world} />
        ))}
    </>
  );
}
