import type { Point, View } from "./plane.ts";

/** A picture that lies under the signs, straightened: its sides run along meridians and parallels. */
export interface Under {
  /** data or address of the picture */
  readonly href: string;
  /** its corners on the plane */
  readonly northWest: Point;
  readonly southEast: Point;
  /** 0 to 1 */
  readonly strength: number;
}

export function UnderMap({ of: { href, northWest, southEast, strength }, view }: { of: Under; view: View }) {
  const [[x, y], [right, bottom]] = [view.at(northWest), view.at(southEast)];
  return (
    <image
      class="under"
      href={href}
      x={x}
      y={y}
      width={Math.max(0, right - x)}
      height={Math.max(0, bottom - y)}
      preserveAspectRatio="none"
      opacity={strength}
    />
  );
}
