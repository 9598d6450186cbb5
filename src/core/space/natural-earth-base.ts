import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { LonLat, MultiPolygon, Polygon } from "./geometry.ts";

/** Modern units of Natural Earth, as the npm package `world-atlas` gives them. */
export interface NaturalEarthBase {
  /** By ISO 3166-1 numeric code or by name; undefined where there is none. */
  unit(codeOrName: string): MultiPolygon | undefined;
  /** Names of all units, for suggestions. */
  readonly names: readonly string[];
}

/** Reads the `countries` object of a `world-atlas` topology; each unit is decoded when it is first asked for. */
export function naturalEarth(topology: Topology): NaturalEarthBase {
  const countries = topology.objects["countries"] as GeometryCollection<{ name: string }>;
  const byKey = new Map<string, (typeof countries.geometries)[number]>();
  const names: string[] = [];
  for (const geometry of countries.geometries) {
    const name = geometry.properties && "name" in geometry.properties ? geometry.properties.name : undefined;
    if (name !== undefined) {
      names.push(name);
      byKey.set(name.toLowerCase(), geometry);
    }
    if (geometry.id !== undefined && !byKey.has(String(geometry.id))) byKey.set(String(geometry.id), geometry);
  }
  const decoded = new Map<unknown, MultiPolygon>();
  return {
    names,
    unit(codeOrName) {
      const geometry = byKey.get(codeOrName.toLowerCase());
      if (!geometry) return undefined;
      let polygons = decoded.get(geometry);
      if (!polygons) {
        const found = feature(topology, geometry);
        const shape = "geometry" in found ? found.geometry : { type: "none" as const };
        polygons =
          shape.type === "Polygon"
            ? [shape.coordinates as unknown as Polygon]
            : shape.type === "MultiPolygon"
              ? (shape.coordinates as unknown as MultiPolygon)
              : [];
        decoded.set(geometry, polygons);
      }
      return polygons;
    },
  };
}

/** The one polygon of `polygons` whose outer ring goes round `at`; undefined where none does. */
export function partAt(polygons: MultiPolygon, at: LonLat): Polygon | undefined {
  return polygons.find(([outer]) => outer && goesRound(outer, at));
}

function goesRound(ring: readonly LonLat[], [x, y]: LonLat): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (!a || !b) continue;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
