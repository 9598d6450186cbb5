/** A world in which everything is tangled with everything near it, and some things with what is far. */
import { dice } from "../../../bench/harness.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";

const encoder = new TextEncoder();
export const file = (path: string, text: string): SourceFile => ({ path, bytes: encoder.encode(text) });

/**
 * Crooked quadrilaterals strewn over a plane so that they cross, with land made of others, land on one side of a frontier that
 * runs past many, treaties over far pieces, and acts that undo acts elsewhere.
 */
export function tangle(seed: number): SourceFile[] {
  const next = dice(seed);
  const around = (x: number, y: number, r: number) => {
    const corner = (dx: number, dy: number) => [x + dx * r * (0.5 + next()), y + dy * r * (0.5 + next())];
    const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    return [[...ring, ring[0]]];
  };
  const count = 30;
  const features: string[] = [];
  const territories: string[] = [];
  const events: string[] = [];
  const treaties: string[] = [];
  for (let i = 0; i < count; i++) {
    const [x, y, r] = [next() * 45, next() * 22, i % 15 === 0 ? 8 : 0.5 + next() * 2];
    features.push(
      JSON.stringify({ type: "Feature", id: `f-${i}`, properties: {}, geometry: { type: "Polygon", coordinates: around(x, y, r) } }),
    );
    const other = Math.floor(next() * count);
    const extent = [
      `"land.geojson#f-${i}"`,
      `{ union: ["land.geojson#f-${i}", t-${other === i ? (i + 1) % count : other}] }`,
      `{ minus: ["land.geojson#f-${i}", "land.geojson#f-${other}"] }`,
      `{ side: left, frontier: line, within: "land.geojson#f-${i}" }`,
    ][i % 5 === 4 ? 3 : i % 7 === 3 ? 2 : i % 11 === 5 && other < i && other % 11 !== 5 ? 1 : 0];
    territories.push(`t-${i}: { name: { en: T }, extent: ${extent}, precision_km: 1, cite: data }\n`);
    // few dates are uncertain: where too many are, readings are cut short, and which ones stand then is up to their order
    const year = () => `${1900 + Math.floor(next() * 90)}${i % 10 === 0 ? "" : `-0${1 + Math.floor(next() * 9)}-11`}`;
    const polity = () => `p-${Math.floor(next() * 6)}`;
    events.push(
      `e-${i}: { type: handover, name: { en: E }, when: ${year()}, cite: data, effects: [{ control: ${polity()}, over: t-${i} }] }\n`,
    );
    events.push(
      `c-${i}: { type: declaration, name: { en: C }, when: ${year()}, cite: data, effects: [{ claims: t-${i}, by: ${polity()}, according_to: ${polity()} }] }\n`,
    );
    if (i % 4 === 0)
      treaties.push(
        `a-${i}: { type: treaty, name: { en: A }, parties: [p-0, p-1], stages: [{ stage: signed, on: ${year()} }, { stage: in-force, on: 1991-05-05 }], cite: data, effects: [{ title: ${polity()}, over: t-${i} }, { title: ${polity()}, over: t-${(i * 7) % count} }] }\n`,
      );
    if (i % 8 === 0)
      events.push(
        `x-${i}: { type: declaration, name: { en: X }, when: 1995-06-06, cite: data, effects: [{ annuls: a-${i}, according_to: p-1, mode: ab-initio }] }\n`,
      );
  }
  return [
    file("atlas.yaml", "title: { en: Tangle }\nlicence: CC0-1.0\ndefault: { date: 1950-01-01, viewpoint: all }\n"),
    file(
      "viewpoints/v.yaml",
      "all: { name: { en: All }, groups: [[consensus], [all-polities]] }\none: { name: { en: One }, groups: [[p-1]] }\n",
    ),
    file("sources/data.yaml", "type: dataset\ntitle: { en: Data }\n"),
    file(
      "polities/p.yaml",
      [0, 1, 2, 3, 4, 5]
        .map((i) => `p-${i}: { type: state, name: { en: P }, cite: data${i === 5 ? ", exists: { until: 1960 }" : ""} }\n`)
        .join(""),
    ),
    file(
      "frontiers/line.yaml",
      "name: { en: Line }\nthrough: [{ lat: -10, lon: 20 }, { lat: 14, lon: 31 }, { lat: 45, lon: 25 }]\nprecision_km: 1\ncite: data\n",
    ),
    file("territories/land.geojson", `{"type":"FeatureCollection","features":[${features.join(",\n")}]}`),
    file("territories/t.yaml", territories.join("")),
    file("events/e.yaml", events.join("")),
    ...(treaties.length > 0 ? [file("instruments/a.yaml", treaties.join(""))] : []),
  ];
}
