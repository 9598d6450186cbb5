/** Where a camera stands: world widths from 180° W and from the north edge, and the zoom of web maps. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** pixels of the world at zoom 0 */
export const WORLD = 512;

/** A part, 0 to 1 in time, of the way from one place to another, slower towards its end. One point of the screen stays where it is all the way. */
export function between(from: Place, to: Place, time: number): Place {
  const part = time * (2 - time);
  const nearer = to.zoom - from.zoom;
  const zoom = from.zoom + nearer * part;
  // without a change of zoom that point would be infinitely far
  const way = Math.abs(nearer) < 1e-6 ? part : (1 - 2 ** (-nearer * part)) / (1 - 2 ** -nearer);
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom };
}
