/** Twenty thousand records like those of historical-basemaps: two of its snapshots repeated, part of each repeat redrawn a little elsewhere. */
import type { LonLat, MultiPolygon } from "../src/core/space/geometry.ts";
import { corpus, readCorpus } from "../test/corpora.ts";
import { dice } from "./harness.ts";
import { lattice } from "./worlds.ts";

export interface Drawn {
  readonly id: string;
  readonly polygons: MultiPolygon;
}

const FILES = ["historical-basemaps/world_1815.geojson", "historical-basemaps/world_1914.geojson"];

/** Of a repeat, this part is redrawn: so that a record makes as many faces as in all 53 snapshots (65,218 of 17,523). */
const REDRAWN = 0.06;
/** degrees */
const SHIFT = 0.4;

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

function base(): { name: string; outlines: MultiPolygon[] } {
  if (!FILES.every(corpus)) {
    const { outlines } = lattice(24, 24, 1, 40);
    return { name: "a lattice (the snapshots are not in the corpora)", outlines: outlines.map(({ polygons }) => polygons) };
  }
  const features = FILES.flatMap((file) => readCorpus<{ features: Feature[] }>(file)?.features ?? []);
  const outlines = features.flatMap(({ geometry }) =>
    geometry?.type === "MultiPolygon"
      ? [geometry.coordinates as MultiPolygon]
      : geometry?.type === "Polygon"
        ? [[geometry.coordinates] as MultiPolygon]
        : [],
  );
  return { name: "historical-basemaps, 1815 and 1914", outlines };
}

const movable = (polygons: MultiPolygon): boolean =>
  polygons.every((rings) => rings.every((ring) => ring.every(([lon, lat]) => Math.abs(lon) < 179 && Math.abs(lat) < 85)));

/** `count` outlines, the same on every run. */
export function repeatedSnapshots(count: number): { readonly name: string; readonly outlines: Drawn[] } {
  const { name, outlines } = base();
  const next = dice(count);
  const free = outlines.map(movable);
  const drawn = Array.from({ length: count }, (_, index): Drawn => {
    const from = index % outlines.length;
    const polygons = outlines[from] ?? [];
    const id = `outline-${index}`;
    const [redraw, dx, dy] = [next() < REDRAWN, (next() - 0.5) * SHIFT, (next() - 0.5) * SHIFT];
    if (index < outlines.length || !redraw || !free[from]) return { id, polygons: structuredClone(polygons) };
    return { id, polygons: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon + dx, lat + dy]))) };
  });
  return {
    name: `${name}: ${outlines.length} outlines repeated to ${count.toLocaleString("en")}, ${REDRAWN * 100} % of the repeats shifted by up to ${SHIFT / 2}°`,
    outlines: drawn,
  };
}
