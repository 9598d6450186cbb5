import { expect, test } from "vitest";
import { importCliopatria } from "../../src/import/cliopatria.ts";
import type { Imported } from "../../src/import/imported.ts";
import { parseDay } from "./day.ts";
import { checked, sound } from "./source-files.ts";

const square = (x: number, size = 2) => ({ type: "Polygon", coordinates: [[[x, 0], [x + size, 0], [x + size, size], [x, size], [x, 0]]] }); // biome-ignore format: one line
const row = (Name: string, FromYear: unknown, ToYear: unknown, geometry: unknown = square(0), more: object = {}) => ({
  type: "Feature",
  properties: {
    Name,
    FromYear,
    ToYear,
    Area: 49_000.5,
    Type: "POLITY",
    Wikipedia: "Roman Republic",
    SeshatID: "it_roman_rep_3",
    Components: "",
    MemberOf: "",
    ...more,
  },
  geometry,
});
const read = (...features: unknown[]) =>
  importCliopatria([{ name: "cliopatria.geojson", text: JSON.stringify({ type: "FeatureCollection", features }) }]);
const imported = (...features: unknown[]): Imported => sound(read(...features));
function asked(data: Imported) {
  const { resolver } = checked(data);
  return (lon: number, day: string): string => {
    const { title, control } = resolver.who({ at: [lon, 0.5] }, parseDay(day), { viewpoint: "cliopatria" });
    return [title, control].map(({ answer, holders }) => holders[0]?.polity ?? answer).join(" ");
  };
}

test("spans of years count both ends; years before 1 have no year 0", () => {
  const who = asked(imported(row("Roman Republic", -509, -28), row("Roman Empire", -27, 0), row("Later Empire", 0, 14)));
  expect(who(0.5, "-0508-01-01")).toBe("roman-republic roman-republic");
  expect(who(0.5, "-0509-12-31")).toBe("unknown unknown");
  expect(who(0.5, "-0027-12-31")).toBe("roman-republic roman-republic");
  expect(who(0.5, "-0026-01-01")).toBe("roman-empire roman-empire");
  expect(who(0.5, "0000-12-31")).toBe("roman-empire roman-empire");
  expect([who(0.5, "0001-01-01"), who(0.5, "0014-12-31"), who(0.5, "0015-01-01")]).toEqual([
    "later-empire later-empire",
    "later-empire later-empire",
    "unknown unknown",
  ]);
});

test("a composite holds nothing beside its members, which carry its tag", () => {
  const data = imported(
    row("France", 1900, 1910, square(0), { MemberOf: "(French Empire)" }),
    row("(French Empire)", 1900, 1910, square(0, 3), { Type: "RELATION", Components: "France;Tunis" }),
  );
  const who = asked(data);
  expect([who(0.5, "1905-01-01"), who(2.5, "1905-01-01")]).toEqual(["france france", "unknown unknown"]);
  expect(data.files.find(({ path }) => path === "territories/land.yaml")?.text).toMatch(/member-of-french-empire[\s\S]*composite/);
  expect(imported(row("France", "1900", 1910)).files).toEqual(imported(row("France", 1900, 1910)).files);
});

test("names that differ in a sign stay different, and what is faulty costs itself alone", () => {
  const data = imported(
    row("A-b", 1, 2),
    row("A b", 1, 2, square(5)),
    row("C", 5, 4),
    row("D", 0, 0),
    row("E", 1.5, 2),
    row("F", 1, 2, null),
    row("()", 1, 2),
    null,
  );
  const who = asked(data);
  expect([who(0.5, "0001-06-01"), who(5.5, "0001-06-01")]).toEqual(["a-b a-b", "a-b.2 a-b.2"]);
  expect(data.leftOut).toEqual([
    "2 features that end before they begin (C, 5 to 4, D, 0 to 0).",
    "1 features without whole years from and to (E).",
    "1 features without a polygon (F, 1 to 2).",
    "1 features whose name has no letter or digit ((), 1 to 2).",
    "1 features without a name (feature 8).",
  ]);
});

test.each([
  ["[]", "no GeoJSON"],
  ["{", "cannot be read as JSON"],
  ['{"type":"FeatureCollection","features":[{},{"geometry":3}]}', "no feature has Name"],
])("%s is refused", (text, message) => {
  const result = importCliopatria([{ name: "c.geojson", text }]);
  expect(result.ok ? "read" : result.message).toContain(message);
});
