import { mercator } from "../../cartography/cell-shapes.ts";
import { onPlane } from "../../cartography/plane.ts";
import type { Under } from "../../cartography/under.tsx";
import type { SiteOldMap, SitePicturedMap } from "../../export/site/contract.ts";

/** An old map, straightened for the plane of the map. */
export interface Straightened extends Omit<Under, "strength"> {
  readonly canvas: HTMLCanvasElement;
  /** west, south, east, north */
  readonly bounds: readonly [number, number, number, number];
}
export type OldMap = Straightened & Under & Pick<SiteOldMap, "title" | "attribution" | "licence">;

type XY = readonly [x: number, y: number];

/** Longest side of the straightened picture, px. */
const LONGEST = 2048;
/** px by which neighbouring triangles lie over one another, so that no seam shows */
const OVER = 0.7;

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  // so that it may be drawn into a picture to take away
  image.crossOrigin = "anonymous";
  image.src = address;
  await image.decode();
  return image;
}

/** The picture cut along its mask, in pixels of at most the longest side. */
function cut(image: HTMLImageElement, { size, mask }: SitePicturedMap): { readonly canvas: HTMLCanvasElement; readonly scale: XY } {
  const [wide, high] = [image.naturalWidth || size[0], image.naturalHeight || size[1]];
  const shrink = Math.min(1, LONGEST / Math.max(wide, high));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(wide * shrink)), Math.max(1, Math.round(high * shrink))];
  const scale: XY = [canvas.width / size[0], canvas.height / size[1]];
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    if (mask !== undefined) {
      pen.beginPath();
      for (const [x, y] of mask) pen.lineTo(x * scale[0], y * scale[1]);
      pen.clip();
    }
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  return { canvas, scale };
}

/** Draws the triangle `from` of a picture as the triangle `to`. */
function triangle(pen: CanvasRenderingContext2D, picture: HTMLCanvasElement, from: readonly XY[], to: readonly XY[]): void {
  const [[x0, y0], [x1, y1], [x2, y2]] = from as [XY, XY, XY];
  const [[u0, v0], [u1, v1], [u2, v2]] = to as [XY, XY, XY];
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  if (area === 0) return;
  const slope = (p0: number, p1: number, p2: number): XY => [
    ((p1 - p0) * (y2 - y0) - (p2 - p0) * (y1 - y0)) / area,
    ((p2 - p0) * (x1 - x0) - (p1 - p0) * (x2 - x0)) / area,
  ];
  const [[a, c], [b, d]] = [slope(u0, u1, u2), slope(v0, v1, v2)];
  const [mu, mv] = [(u0 + u1 + u2) / 3, (v0 + v1 + v2) / 3];
  pen.save();
  pen.beginPath();
  for (const [u, v] of to) {
    const far = Math.hypot(u - mu, v - mv) || 1;
    pen.lineTo(u + ((u - mu) / far) * OVER, v + ((v - mv) / far) * OVER);
  }
  pen.clip();
  pen.transform(a, b, c, d, u0 - a * x0 - c * y0, v0 - b * x0 - d * y0);
  pen.drawImage(picture, 0, 0);
  pen.restore();
}

/** Loads the picture of an old map and straightens it, mesh by mesh of its net. */
export async function straightened(map: SitePicturedMap, root: string): Promise<Straightened> {
  const { canvas: picture, scale } = cut(await loaded(new URL(map.image, root).href), map);
  const [across, down] = map.net;
  const [left, top, right, bottom] = map.box;
  const places = Array.from({ length: map.knots.length / 2 }, (_, i): XY => [map.knots[2 * i] as number, map.knots[2 * i + 1] as number]);
  const worlds = places.map(([lon, lat]) => mercator(lon, lat));
  const [xs, ys] = [worlds.map(([x]) => x), worlds.map(([, y]) => y)];
  const [west, north, east, south] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const lots = Math.min(LONGEST, 1.2 * Math.max(picture.width, picture.height)) / Math.max(east - west, south - north);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round((east - west) * lots)), Math.max(1, Math.round((south - north) * lots))];
  const pen = canvas.getContext("2d");
  const from = (i: number, j: number): XY => [
    (left + ((right - left) * i) / across) * scale[0],
    (top + ((bottom - top) * j) / down) * scale[1],
  ];
  const to = (i: number, j: number): XY => {
    const [x, y] = worlds[j * (across + 1) + i] as XY;
    return [(x - west) * lots, (y - north) * lots];
  };
  if (pen !== null)
    for (let j = 0; j < down; j++)
      for (let i = 0; i < across; i++)
        for (const half of [
          [
            [i, j],
            [i + 1, j],
            [i, j + 1],
          ],
          [
            [i + 1, j],
            [i + 1, j + 1],
            [i, j + 1],
          ],
        ] as const)
          triangle(
            pen,
            picture,
            half.map(([k, l]) => from(k, l)),
            half.map(([k, l]) => to(k, l)),
          );
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  const bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
  return {
    canvas,
    bounds,
    href: canvas.toDataURL("image/webp", 0.9),
    northWest: onPlane([bounds[0], bounds[3]]),
    southEast: onPlane([bounds[2], bounds[1]]),
  };
}
