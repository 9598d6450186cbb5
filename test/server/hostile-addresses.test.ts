/** Whatever is asked: an answer, or a problem that says what to do; never a fault of dejure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuestion } from "../../src/server/address.ts";
import { createApp } from "../../src/server/app.ts";
import { atlasIn } from "./vilnius.ts";

const faults: unknown[] = [];
const app = createApp(atlasIn("test/atlases/rome/atlas"), { onFault: (fault) => faults.push(fault) });

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "..",
    "-1",
    "0",
    "1e999",
    "NaN",
    "__proto__",
    "constructor",
    "%FF",
    "%",
    "%00",
    "\u202e",
    "a".repeat(500),
    "1,2,3,4",
    "-0043-03-15",
    "Y-99999-01-01",
    "[-0100..-0050]",
    "9".repeat(30),
  ),
  fc.integer().map(String),
  fc.float().map(String),
  fc.array(fc.float(), { minLength: 3, maxLength: 7 }).map((numbers) => numbers.join(",")),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const segment = fc.oneof(
  fc.constantFrom(
    "ogc",
    "on",
    "collections",
    "everyone.title",
    "everyone.control.-0043-03-15",
    "items",
    "everyone.title.1",
    "schema",
    "tiles",
    "WebMercatorQuad",
    "5",
    "api",
    "-0043-03-15",
    "everyone",
    "title",
    "all",
    "0",
    "0.mvt",
    "tilejson.json",
    "style.json",
    "reconcile",
    "suggest",
    "entity",
    "preview",
  ),
  odd,
);
const name = fc.oneof(
  fc.constantFrom("f", "bbox", "datetime", "at", "limit", "offset", "holder", "answer", "crs", "queries", "prefix", "cursor", "id"),
  odd,
);
const written = (text: string, raw: boolean): string => (raw ? text.replace(/[\s#?&/]/g, "") : encodeURIComponent(text.toWellFormed()));

const address = fc
  .tuple(
    fc.constantFrom(
      "/ogc",
      "/ogc/collections/everyone.title/items",
      "/ogc/collections",
      "/ogc/on",
      "/tiles/everyone/title",
      "/reconcile",
      "/reconcile/suggest/entity",
    ),
    fc.array(segment, { maxLength: 4 }),
    fc.array(fc.tuple(name, odd), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([start, path, query, raw]) => {
    const below = path.map((one) => `/${written(one, raw)}`).join("");
    const asked = query.map(([key, value]) => `${written(key, raw)}=${written(value, raw)}`).join("&");
    return `${start}${below}${asked === "" ? "" : `?${asked}`}`;
  });

test("thousands of addresses made at random", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(address, fc.constantFrom("*/*", "text/html", "application/geo+json", ";;;q=,,"), async (path, accept) => {
      // two points lead upward, out of what asks about the atlas
      if (!URL.canParse(`http://x${path}`) || !isQuestion(new URL(`http://x${path}`).pathname)) return;
      const response = await app.fetch(new Request(`http://x${path}`, { headers: { accept } }));
      seen.add(response.status);
      expect(faults).toEqual([]);
      expect([200, 204, 303, 400, 404, 414]).toContain(response.status);
      const body = await response.text();
      if (response.status < 400) return;
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(JSON.parse(body)).toMatchObject({ status: response.status, detail: expect.any(String), help: expect.any(String) });
    }),
    { numRuns: 4000 },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
});

test("forms made at random", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        odd,
        fc.json(),
        fc
          .dictionary(odd, fc.record({ query: odd, limit: fc.anything(), type: fc.anything() }, { requiredKeys: [] }))
          .map((batch) => JSON.stringify(batch)),
      ),
      async (queries) => {
        const body = new URLSearchParams({ queries });
        const response = await app.fetch(new Request("http://x/reconcile", { method: "POST", body }));
        expect(faults).toEqual([]);
        expect([200, 400, 413]).toContain(response.status);
      },
    ),
    { numRuns: 1500 },
  );
});
