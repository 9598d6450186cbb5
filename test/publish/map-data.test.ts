import { geoArea } from "d3-geo";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";
import { at } from "../../src/export/site/spell-index.ts";
import { dayOf } from "../../src/publish/data/chosen-days.ts";
import { mapData } from "../../src/publish/data/map-data.ts";
import { answers, fixtureAtlas } from "./fixture.ts";

const data = mapData(fixtureAtlas(), answers);

test("faces with the same answers everywhere become one cell, with shared borders", () => {
  expect(data.cells.objects.cells.geometries).toHaveLength(3);
  expect(data.cells.objects.cells.geometries.map((cell) => cell.properties.km2)).toEqual([84000, 28000, 56000]);
  const shared = data.cells.objects.cells.geometries.flatMap((cell) => cell.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc)));
  expect(new Set(shared).size).toBe(data.cells.arcs.length);
});

test("rings of cells keep their land on the left, as RFC 7946 asks", () => {
  for (const cell of data.cells.objects.cells.geometries) {
    const shape = feature(data.cells as unknown as Topology, cell as never) as unknown as GeoJSON.Feature<GeoJSON.MultiPolygon>;
    const ring = shape.geometry.coordinates[0]?.[0] as [number, number][];
    const area = ring
      .slice(1)
      .reduce((sum, point, i) => sum + (ring[i] as [number, number])[0] * point[1] - point[0] * (ring[i] as [number, number])[1], 0);
    expect(area).toBeGreaterThan(0);
    // d3-geo winds the other way round: more than half of the sphere here
    expect(geoArea(shape)).toBeGreaterThan(2 * Math.PI);
  }
});

test("timelines answer by integer lookup", () => {
  const view = data.timelines.viewpoints["lithuania"];
  const strip = data.atlas.territories[0]?.cells[0] as number;
  const control = (day: string): string | undefined =>
    data.timelines.answers[at(view?.control[strip] ?? [], dayOf(day))]?.holders[0]?.polity;
  expect(control("1920-08-25")).toBeUndefined();
  expect(control("1920-10-08")).toBe("lithuania");
  expect(control("1920-10-09")).toBe("poland");
  expect(at(view?.divergence[strip] ?? [], dayOf("1921-01-01"))).toBe(1);
  expect(JSON.stringify(data.timelines)).not.toContain("rejected");
  expect(data.losing.entries).toHaveLength(1);
});

test("the same atlas gives the same bytes", () => {
  expect(JSON.stringify(mapData(fixtureAtlas(), answers))).toBe(JSON.stringify(data));
});

test("names in languages that the site is not written in stand apart, and none is lost", () => {
  const atlas = fixtureAtlas();
  const [id, record] = [...atlas.collections.polities][0] as [string, { readonly data: object }];
  const named = (name: Readonly<Record<string, string>>) => {
    const polities = new Map(atlas.collections.polities).set(id, { ...record, data: { ...record.data, name } } as never);
    return mapData(
      { ...atlas, head: { ...atlas.head, languages: ["en", "lt", "pl"] }, collections: { ...atlas.collections, polities } } as never,
      answers,
    );
  };
  const many = named({ de: "Litauen", en: "Lithuania", "lt-x-old": "Lietuva", ru: "Литва" });
  const own = ({ atlas: { polities } }: typeof many) => polities.find((one) => one.id === id)?.name;
  expect(own(many)).toEqual({ en: "Lithuania", "lt-x-old": "Lietuva" });
  expect(many.names).toEqual({ [`polities/${id}`]: { de: "Litauen", ru: "Литва" } });
  // a name in none of its languages is shown in the first that it has
  const foreign = named({ de: "Litauen", ru: "Литва" });
  expect(own(foreign)).toEqual({ de: "Litauen" });
  expect(foreign.names).toEqual({ [`polities/${id}`]: { ru: "Литва" } });
  expect(named({ en: "Lithuania" }).names).toEqual({});
});
