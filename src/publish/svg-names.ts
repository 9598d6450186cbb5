import type { Drawing, SmallMap } from "./svg-drawing.ts";

/** A name beside its point on a drawing, in pixels. */
export interface PlacedName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

const SIZE = 13;
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Room that a name takes without a font at hand: wide letters are rarer than narrow ones. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ilIjft.,' ]/.test(letter) ? 0.33 : /[mwMWŠŽ]/.test(letter) ? 0.88 : 0.58), 0) * SIZE;
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Where each point's name stands: right of it, else left, below or above; one that would cover a point or a name before it is left out. */
export function placeNames(map: SmallMap, points: Drawing["points"]): readonly (PlacedName | undefined)[] {
  const dots = points.map(([x, y]): Box => [x - 4, y - 4, x + 4, y + 4]);
  const taken: Box[] = [];
  return points.map(([x, y], i) => {
    const text = map.points?.[i]?.name;
    if (text === undefined || x < 0 || y < 0 || x > map.width || y > map.height) return undefined;
    const width = widthOf(text);
    const tries: readonly (readonly [Box, PlacedName])[] = [
      [[x + 6, y - 7, x + 6 + width, y + 7], { text, x: x + 6, y: y + 4, anchor: "start" }],
      [[x - 6 - width, y - 7, x - 6, y + 7], { text, x: x - 6, y: y + 4, anchor: "end" }],
      [[x - width / 2, y + 5, x + width / 2, y + 19], { text, x, y: y + 16, anchor: "middle" }],
      [[x - width / 2, y - 19, x + width / 2, y - 5], { text, x, y: y - 8, anchor: "middle" }],
    ];
    for (const [box, name] of tries) {
      if (box[0] < 2 || box[2] > map.width - 2 || box[1] < 2 || box[3] > map.height - 2) continue;
      if (
        taken.some((other) => meet(box, other)) ||
        dots.some((dot, j) => j !== i && map.points?.[j]?.name !== undefined && meet(box, dot))
      )
        continue;
      taken.push(box);
      return name;
    }
    return undefined;
  });
}
