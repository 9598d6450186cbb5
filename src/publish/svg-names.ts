import type { Drawing, SmallMap } from "./svg-drawing.ts";

/** A name beside its point on a drawing, in pixels. */
export interface PlacedName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

/** How far apart the letters of the name of some land stand, in widths of a letter. */
export const SPACED = 0.1;

/** Where the name of some land is tried, lines from its middle. */
const SHIFTS = [0, -1.4, 1.4, -2.8, 2.8] as const;

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Room that a name takes without a font at hand: wide letters are rarer than narrow ones. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (/[ilIjft.,' ]/.test(letter) ? 0.33 : /[mwMWŠŽ]/.test(letter) ? 0.88 : 0.58), 0) * size;
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Where the name of each land stands on it, in letters of this size; one that is wider or higher than the land, or covers a point or a name before it, is left out. */
export function placeLands(
  map: SmallMap,
  { lands, points }: Pick<Drawing, "lands" | "points">,
  size: number,
  towns: readonly (PlacedName | undefined)[],
): readonly PlacedName[] {
  const scale = size / 13;
  const taken: Box[] = towns.flatMap((town, i) => {
    if (town === undefined) return [];
    const [x, y] = points[i] as Drawing["points"][number];
    const wide = widthOf(town.text, size);
    const left = town.anchor === "start" ? town.x : town.anchor === "end" ? town.x - wide : town.x - wide / 2;
    return [
      [left, town.y - 11 * scale, left + wide, town.y + 3 * scale],
      [x - 4 * scale, y - 4 * scale, x + 4 * scale, y + 4 * scale],
    ];
  });
  return lands.flatMap(([x, y, wide, high], i) => {
    const text = map.lands?.[i]?.name ?? "";
    // these letters stand further apart than those of towns
    const half = (widthOf(text, size) + SPACED * size * text.length) / 2;
    const found = SHIFTS.map((lines) => lines * size).find((shift) => {
      const box: Box = [x - half, y + shift - size * 0.6, x + half, y + shift + size * 0.6];
      const inside = box[0] >= 2 && box[1] >= 2 && box[2] <= map.width - 2 && box[3] <= map.height - 2;
      // beside the middle the land may be narrower
      const fits = half <= (shift === 0 ? wide : wide * 0.8) && Math.abs(shift) + size * 0.6 <= high;
      if (!inside || !fits || taken.some((other) => meet(box, other))) return false;
      taken.push(box);
      return true;
    });
    return found === undefined ? [] : [{ text, x, y: y + found + size * 0.35, anchor: "middle" as const }];
  });
}

/** Where each point's name stands: right of it, else left, below or above; one that would cover a point or a name before it is left out. The first, and those that the map is about, may cover points that only help to find one's way: those go then. `size` is that of the letters, in units of the drawing. */
export function placeNames(map: SmallMap, points: Drawing["points"], size: number): readonly (PlacedName | undefined)[] {
  const scale = size / 13;
  const dots = points.map(([x, y]): Box => [x - 4 * scale, y - 4 * scale, x + 4 * scale, y + 4 * scale]);
  const taken: Box[] = [];
  return points.map(([x, y], i) => {
    const text = map.points?.[i]?.name;
    if (text === undefined || x < 0 || y < 0 || x > map.width || y > map.height) return undefined;
    const foremost = i < (map.own ?? 1);
    if (!foremost && taken.some((other) => meet(other, dots[i] as Box))) return undefined;
    const width = widthOf(text, size);
    const [gap, half] = [6 * scale, 7 * scale];
    const tries: readonly (readonly [Box, PlacedName])[] = [
      [[x + gap, y - half, x + gap + width, y + half], { text, x: x + gap, y: y + 4 * scale, anchor: "start" }],
      [[x - gap - width, y - half, x - gap, y + half], { text, x: x - gap, y: y + 4 * scale, anchor: "end" }],
      [[x - width / 2, y + 5 * scale, x + width / 2, y + 19 * scale], { text, x, y: y + 16 * scale, anchor: "middle" }],
      [[x - width / 2, y - 19 * scale, x + width / 2, y - 5 * scale], { text, x, y: y - 8 * scale, anchor: "middle" }],
    ];
    const free = ([box]: (typeof tries)[number], over: number): boolean =>
      box[0] >= 2 &&
      box[2] <= map.width - 2 &&
      box[1] >= 2 &&
      box[3] <= map.height - 2 &&
      !taken.some((other) => meet(box, other)) &&
      !dots.some((dot, j) => j !== i && j < over && map.points?.[j]?.name !== undefined && meet(box, dot));
    const found = tries.find((one) => free(one, dots.length)) ?? (foremost ? tries.find((one) => free(one, map.own ?? 1)) : undefined);
    if (found === undefined) return undefined;
    taken.push(found[0]);
    return found[1];
  });
}
