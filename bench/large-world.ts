/**
 * Writes an atlas of any size: districts with jagged shared borders over the whole map, each with five dated outlines.
 *
 *   npx tsx bench/large-world.ts FOLDER RECORDS
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LonLat } from "../src/core/space/geometry.ts";
import { dice } from "./harness.ts";
import { dayOf, isoOf, VIEWPOINT } from "./worlds.ts";

const OUTLINES = 5;
const POINTS = 6;
const POLITIES = 200;
/** records of one file */
const FILE = 4000;

/** A territory and an event for every outline. */
export function writeLargeWorld(folder: string, records: number): void {
  const districts = Math.ceil(records / 2 / OUTLINES);
  const across = Math.ceil(Math.sqrt(districts * 2));
  const size = Math.min(2, 340 / across, 165 / Math.ceil(districts / across));
  const next = dice(records);
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("atlas.yaml", `title: { en: "A large world" }\nlicence: CC0-1.0\ndefault: { date: 1950-01-01, viewpoint: ${VIEWPOINT} }\n`);
  write("viewpoints/viewpoints.yaml", `${VIEWPOINT}:\n  name: { en: Background }\n  groups: [[consensus]]\n`);
  write("sources/data.yaml", "type: dataset\ntitle: { en: The data set measured }\n");
  write(
    "polities/polities.yaml",
    Array.from({ length: POLITIES }, (_, i) => `polity-${i}: { type: state, name: { en: polity-${i} }, cite: data }\n`).join(""),
  );
  const [first, last] = [dayOf("1900-01-01"), dayOf("2000-01-01")];
  const polygons = ringsOf(across, size);
  let [features, territories, events]: string[][] = [[], [], []];
  let file = 0;
  const flush = (): void => {
    const name = String(file++).padStart(4, "0");
    write(`territories/outlines-${name}.geojson`, `{"type":"FeatureCollection","features":[\n${features?.join(",\n")}\n]}\n`);
    write(`territories/territories-${name}.yaml`, (territories ?? []).join(""));
    write(`events/events-${name}.yaml`, (events ?? []).join(""));
    [features, territories, events] = [[], [], []];
  };
  for (let district = 0; district < districts; district++) {
    const ring = polygons(district % across, Math.floor(district / across));
    const days = [first, ...Array.from({ length: OUTLINES - 1 }, () => first + 1 + Math.floor(next() * (last - first - 1)))].sort(
      (a, b) => a - b,
    );
    for (const [i, day] of days.entries()) {
      const id = `d-${district}-${i}`;
      features?.push(
        `{"type":"Feature","id":"${id}","properties":{},"geometry":{"type":"Polygon","coordinates":${JSON.stringify([ring])}}}`,
      );
      territories?.push(
        `${id}: { name: { en: ${id} }, extent: "outlines-${String(file).padStart(4, "0")}.geojson#${id}", precision_km: 1, cite: data }\n`,
      );
      const until = isoOf(Math.max(day + 1, days[i + 1] ?? last));
      events?.push(
        `e-${district}-${i}: { type: handover, name: { en: Event of ${id} }, when: ${isoOf(day)}, cite: data, effects: [{ control: polity-${Math.floor(next() * POLITIES)}, over: ${id}, until: ${until} }] }\n`,
      );
    }
    if ((territories?.length ?? 0) >= FILE) flush();
  }
  flush();
}

/** The ring of a district; a border is the same from both sides, since it is drawn of its own seed. */
function ringsOf(across: number, size: number): (x: number, y: number) => LonLat[] {
  const corner = (x: number, y: number): LonLat => {
    const next = dice(y * (across + 1) + x + 1);
    return [-175 + (x + 0.2 * next()) * size, -85 + (y + 0.2 * next()) * size];
  };
  const border = (a: LonLat, b: LonLat, seed: number): LonLat[] => {
    const next = dice(seed + 7);
    return Array.from({ length: POINTS }, (_, i): LonLat => {
      const t = i / POINTS;
      const off = (next() - 0.5) * 0.6 * Math.min(t, 1 - t);
      return [a[0] + t * (b[0] - a[0]) - off * (b[1] - a[1]), a[1] + t * (b[1] - a[1]) + off * (b[0] - a[0])];
    });
  };
  const right = (x: number, y: number): LonLat[] => border(corner(x, y), corner(x + 1, y), 2 * (y * (across + 1) + x));
  const up = (x: number, y: number): LonLat[] => border(corner(x, y), corner(x, y + 1), 2 * (y * (across + 1) + x) + 1);
  const back = (line: LonLat[], end: LonLat): LonLat[] => [end, ...line.slice(1).reverse()];
  return (x, y) => {
    const ring = [...right(x, y), ...up(x + 1, y), ...back(right(x, y + 1), corner(x + 1, y + 1)), ...back(up(x, y), corner(x, y + 1))];
    return [...ring, ring[0] as LonLat];
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeLargeWorld(process.argv[2] ?? "world", Number(process.argv[3] ?? 10_000));
