import type { Atlas } from "../core/model/atlas.ts";
import { assignColours, PALETTE, type Rivalry } from "./palette.ts";

export interface PolityColour {
  readonly light: string;
  readonly dark: string;
}

const known = new WeakMap<Atlas, ReadonlyMap<string, PolityColour>>();

/**
 * The colour of each polity of an atlas, the same in every output: by who meets or rivals whom over all time and whatever the viewpoint.
 * What counts is whom any assertion names as holder of land or as claiming it, and who inherited that; so it hangs on the records alone.
 */
export function polityColours(atlas: Atlas): ReadonlyMap<string, PolityColour> {
  let colours = known.get(atlas);
  if (colours === undefined) known.set(atlas, (colours = work(atlas)));
  return colours;
}

function work(atlas: Atlas): ReadonlyMap<string, PolityColour> {
  const { arrangement } = atlas.land;
  const ids = [...atlas.collections.polities.keys()];
  const named = namedOn(atlas);
  // faces that share the same names share the list
  const lists = new Map<string, { readonly polities: readonly string[]; km2: number }>();
  const listOf = named.map((polities, face) => {
    const key = [...polities].sort().join(" ");
    let list = lists.get(key);
    if (list === undefined) lists.set(key, (list = { polities: [...polities].sort(), km2: 0 }));
    list.km2 += arrangement.areaOf(face);
    return list;
  });
  const weight = new Map<string, number>();
  const pairs = new Map<string, { readonly a: string; readonly b: string; weight: number }>();
  const pair = (x: string, y: string, by: number): void => {
    if (x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    const key = `${a} ${b}`;
    const one = pairs.get(key);
    if (one === undefined) pairs.set(key, { a, b, weight: by });
    else one.weight += by;
  };
  for (const { polities, km2 } of lists.values())
    polities.forEach((a, i) => {
      weight.set(a, (weight.get(a) ?? 0) + km2);
      for (const b of polities.slice(i + 1)) pair(a, b, 3 + Math.log1p(km2));
    });
  const borders = new Map<string, number>();
  const numbers = new Map([...lists.values()].map((list, i) => [list, i]));
  const all = [...lists.values()];
  for (const { left, right } of arrangement.arcs) {
    const [a, b] = [listOf[left], listOf[right]];
    if (a === undefined || b === undefined || a === b) continue;
    const key = `${numbers.get(a)} ${numbers.get(b)}`;
    borders.set(key, (borders.get(key) ?? 0) + 1);
  }
  for (const [key, count] of borders) {
    const [a, b] = key.split(" ").map((n) => all[Number(n)]);
    for (const x of a?.polities ?? []) for (const y of b?.polities ?? []) pair(x, y, 1 + Math.log1p(count));
  }
  return assignColours(
    ids.map((id) => ({ id, weight: weight.get(id) ?? 0 })),
    [...pairs.values()].sort((p, q) => (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1)),
    atlas.head.colours,
    heirsOf(atlas),
    seenTogether([...pairs.values()], weight),
  );
}

/** Neighbours of a neighbour count whole, those a step further half: hardly ever is more in one view. */
const STEPS = [1, 0.5] as const;

/** Pairs that a legend may list at once though they do not meet, with how much that counts: those a few steps apart, and those with the most land of all. */
function seenTogether(pairs: readonly { readonly a: string; readonly b: string }[], weight: ReadonlyMap<string, number>): Rivalry {
  const neighbours = new Map<string, Set<string>>();
  for (const { a, b } of pairs)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  const together: { readonly a: string; readonly b: string; readonly weight: number }[] = [];
  const largest = [...weight].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1)).slice(0, PALETTE.length);
  largest.forEach(([a], i) => {
    for (const [b] of largest.slice(i + 1)) together.push({ a, b, weight: 1 });
  });
  for (const [id, near] of neighbours) {
    const reached = new Set([id, ...near]);
    let edge = [...near];
    for (const step of STEPS) {
      edge = edge.flatMap((one) => [...(neighbours.get(one) ?? [])].filter((other) => !reached.has(other) && reached.add(other)));
      for (const other of edge) if (id < other) together.push({ a: id, b: other, weight: step });
    }
  }
  return together;
}

/** Polities that any assertion names on each face, as holders or claimants, with those that inherited from them. */
function namedOn(atlas: Atlas): readonly ReadonlySet<string>[] {
  const named = Array.from({ length: atlas.land.arrangement.faceCount }, () => new Set<string>());
  const successors = new Map<string, string[]>();
  for (const { id, data } of atlas.collections.polities.values())
    for (const { polity, inherits } of data.succeeds ?? [])
      if ((inherits ?? []).length > 0) successors.set(polity, [...(successors.get(polity) ?? []), id]);
  const line = (id: string, seen: Set<string>): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const organ = atlas.collections.polities.get(id)?.data.organ_of;
    for (const next of [...(successors.get(id) ?? []), ...(organ === undefined ? [] : [organ])]) line(next, seen);
  };
  for (const { belief, claim, extent } of atlas.assertions) {
    const polities = new Set<string>();
    for (const id of belief?.kind === "holder" ? belief.holders : []) line(id, polities);
    if (claim !== undefined) line(claim.polity, polities);
    if (extent === undefined || polities.size === 0) continue;
    for (const face of atlas.land.facesOf(extent)) for (const id of polities) named[face]?.add(id);
  }
  return named;
}

/** Polities that go on as their predecessor: they inherit its assertions or its holdings, and the first to do so keeps its colour. */
function heirsOf(atlas: Atlas): ReadonlyMap<string, string> {
  const heirs = new Map<string, string>();
  const succeeded = new Set<string>();
  for (const { id, data } of atlas.collections.polities.values()) {
    const line = data.succeeds?.find(
      ({ inherits }) => inherits?.includes("holdings") === true || inherits?.includes("assertions") === true,
    );
    if (line === undefined || succeeded.has(line.polity)) continue;
    succeeded.add(line.polity);
    heirs.set(id, line.polity);
  }
  return heirs;
}
