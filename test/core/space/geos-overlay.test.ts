import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { MultiPolygon } from "../../../src/core/space/geometry.ts";
import { corpus } from "../../corpora.ts";
import { GREEN, lands, soundly } from "./shapes.ts";
import { polygonsOfWkt } from "./wkt.ts";

interface Case {
  readonly name: string;
  readonly a: MultiPolygon;
  readonly b: MultiPolygon;
  readonly scale: number | undefined;
  readonly tests: readonly {
    readonly op: string;
    readonly swapped: boolean;
    readonly expected: MultiPolygon;
    readonly scale: number | undefined;
  }[];
}

/** A reader for GEOS' XML of overlay cases, no more than these files need; cases with curves, lines or WKB are left out. */
function read(file: string): Case[] {
  const xml = readFileSync(file, "utf8").replace(/<!--[\s\S]*?-->/g, "");
  const model = /<precisionModel[^>]*scale="([\d.]+)"/.exec(xml)?.[1];
  const cases: Case[] = [];
  for (const [, body] of xml.matchAll(/<case>([\s\S]*?)<\/case>/g)) {
    const part = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(body!)?.[1] ?? "";
    if (![part("a"), part("b")].every((text) => /^\s*(MULTI)?POLYGON/i.test(text))) continue;
    const a = polygonsOfWkt(part("a"));
    const b = polygonsOfWkt(part("b"));
    if (a === undefined || b === undefined) continue;
    const tests = [];
    for (const [, attributes, text] of body!.matchAll(/<op\s([^>]*)>([\s\S]*?)<\/op>/g)) {
      const attribute = (name: string) => new RegExp(`${name}\\s*=\\s*["']([^"']*)["']`, "i").exec(attributes!)?.[1];
      const expected = polygonsOfWkt(text!);
      const op = (attribute("name") ?? "").replace(/(NG|SR)$/, "").toLowerCase();
      if (expected === undefined || !/^(intersection|union|difference|symdifference)$/.test(op)) continue;
      tests.push({
        op,
        swapped: attribute("arg1")?.toUpperCase() === "B",
        expected,
        scale: attribute("arg3") === undefined ? undefined : Number(attribute("arg3")),
      });
    }
    cases.push({ name: part("desc").trim(), a, b, scale: model === undefined ? undefined : Number(model), tests });
  }
  return cases;
}

const folder = corpus("geos-overlay");

describe.skipIf(folder === undefined)("GEOS' overlay cases", () => {
  const files = folder === undefined ? [] : readdirSync(folder).filter((f) => f.endsWith(".xml"));
  let compared = 0;
  test.each(files)("%s", (file) => {
    for (const { name, a, b, scale, tests } of read(join(folder!, file))) {
      for (const { op, swapped, expected, scale: own } of tests) {
        const flat = [...a, ...b].flat(2);
        const size = Math.max(1, ...flat.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y))));
        // a power of two brings everything within 90°, so that nothing is rounded on the way
        const k = 2 ** -Math.max(0, Math.ceil(Math.log2(size / 80)));
        const scaled = (m: MultiPolygon): MultiPolygon =>
          m.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x * k, y * k] as const)));
        const precision = own ?? scale;
        const grid = precision === undefined || precision === 0 ? 1e-7 : k / precision;
        const { plane, arrangement, reports, red } = soundly([lands("a", scaled(a)), lands("b", scaled(b)), lands("e", scaled(expected))], {
          grid,
        });
        expect({ ...red, drift: [] }, name).toEqual(GREEN);
        if (reports.some((r) => r.primitive !== "e" && (r.fault === "self-crossing" || r.fault === "winding"))) continue;
        const [first, second] = (swapped ? ["b", "a"] : ["a", "b"]).map((id) => new Set(arrangement.facesOf(id))) as [
          Set<number>,
          Set<number>,
        ];
        const wanted = new Set(arrangement.facesOf("e"));
        let off = 0;
        for (let f = 1; f < arrangement.faceCount; f++) {
          const [p, q] = [first.has(f), second.has(f)];
          const inside = { intersection: p && q, union: p || q, difference: p && !q, symdifference: p !== q }[op as "union"];
          if (inside !== wanted.has(f)) off += (plane.faces.areaHigh[f]! * 2 ** 32 + plane.faces.areaLow[f]!) / 2;
        }
        const perimeter = plane.labels.reduce((sum, label) => sum + label.perimeter, 0);
        // in grid units: rounding moves a border by half a unit at most, here and there
        expect(off, `${name}: ${op}`).toBeLessThanOrEqual(perimeter * (precision === undefined ? 0.75 : 1));
        compared++;
      }
    }
  });
  test("were not empty", () => expect(compared).toBeGreaterThan(150));
});
