/** One atlas in which several historiographies draw the world each in its own way, each with a viewpoint of its name. */
import type { SourceFile } from "../src/core/model/atlas.ts";
import { dayOf, isoOf, type World } from "./worlds.ts";

const encoder = new TextEncoder();
const file = (path: string, text: string): SourceFile => ({ path, bytes: encoder.encode(text) });

/** School id → the world as it draws it. Outlines with the same coordinates are written once for each school. */
export function atlasOfSchools(schools: Readonly<Record<string, World>>): SourceFile[] {
  const entries = Object.entries(schools);
  const holders = new Set(entries.flatMap(([, { outlines }]) => outlines.map(({ holder }) => holder)));
  const [first] = entries;
  return [
    file("atlas.yaml", `title: { en: Schools }\nlicence: CC0-1.0\ndefault: { date: 1950-01-01, viewpoint: ${first?.[0]} }\n`),
    file("sources/data.yaml", "type: dataset\ntitle: { en: The data measured }\n"),
    file(
      "polities/polities.yaml",
      [...holders]
        .sort()
        .map((id) => `${id}: { type: state, name: { en: ${id} }, cite: data }\n`)
        .join(""),
    ),
    ...entries.flatMap(([school, { outlines }]) => [
      file(`historiographies/${school}.yaml`, `type: school\nname: { en: ${school} }\ncite: data\n`),
      file(`viewpoints/${school}.yaml`, `name: { en: As ${school} draws it }\ngroups: [[${school}]]\n`),
      file(
        `territories/${school}.geojson`,
        JSON.stringify({
          type: "FeatureCollection",
          features: outlines.map(({ id, polygons }) => ({
            type: "Feature",
            id: `${school}-${id}`,
            properties: {},
            geometry: { type: "MultiPolygon", coordinates: polygons },
          })),
        }),
      ),
      file(
        `territories/${school}.yaml`,
        outlines
          .map(
            ({ id }) =>
              `${school}-${id}: { name: { en: ${id} }, extent: "${school}.geojson#${school}-${id}", precision_km: 1, cite: data }\n`,
          )
          .join(""),
      ),
      file(
        `statements/${school}.yaml`,
        `according_to: ${school}\nwhen: 1900\nname: { en: The world of ${school} }\ncite: data\neffects:\n${outlines
          .map(
            ({ id, holder, start, end }) =>
              `  - { control: ${holder}, over: ${school}-${id}, when: ${start}, until: ${isoOf(dayOf(end) + 1)} }\n`,
          )
          .join("")}`,
      ),
    ]),
  ];
}

/** One world, its outlines dealt out to so many schools, each with a viewpoint that hears itself before all others. */
export function dealt(world: World, count: number): SourceFile[] {
  const schools = Array.from(
    { length: count },
    (_, s) => [`school-${s}`, { ...world, outlines: world.outlines.filter((_, i) => i % count === s) }] as const,
  );
  const names = schools.map(([name]) => name);
  return atlasOfSchools(Object.fromEntries(schools)).map((file) => {
    const name = /^viewpoints\/(.*)\.yaml$/.exec(file.path)?.[1];
    if (name === undefined) return file;
    const others = names.filter((other) => other !== name);
    const groups = `[[${name}]${others.length > 0 ? `, [${others.join(", ")}]` : ""}]`;
    return { path: file.path, bytes: encoder.encode(`name: { en: As ${name} draws it }\ngroups: ${groups}\n`) };
  });
}
