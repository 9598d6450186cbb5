/** Whatever is asked: an answer, or a problem that says what to do; never a fault of dejure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuestion } from "../../src/server/address.ts";
import { createApp } from "../../src/server/app.ts";
import { ROUTES } from "../../src/server/routes.ts";
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
  fc.constantFrom("place", "date", "as", "known-on", "layer", "format", "from", "to", "versus", "on", "wkt", "explain"),
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
      "/api/who",
      "/api/history",
      "/api/map",
      "/api/diff",
      "/api/list",
      "/api/show",
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
    { numRuns: 3000 },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
});

test.each(ROUTES.flatMap((route) => route.parameters.map(({ name }) => [route.path, name] as const)))(
  "/api/%s: %s given twice, out of range, absurd, too long or in another encoding is refused in words",
  async (path, parameter) => {
    const rest = path === "list/" ? "disputes" : path === "show/" ? "rome" : "";
    const good: Readonly<Record<string, string>> = { place: "41.9,12.5", date: "-0043-03-15", from: "-0043-03-15", to: "-0042-01-01" };
    const needed = ROUTES.find((route) => route.path === path)?.parameters.filter((one) => one.required && one.name !== parameter) ?? [];
    const asked = [...needed.map(({ name: one }) => `${one}=${good[one]}`), ...(path === "diff" && parameter !== "to" && parameter !== "versus" ? ["to=-0042-01-01"] : [])]; // biome-ignore format: one list
    const ask = async (more: string): Promise<void> => {
      const response = await app.fetch(new Request(`http://x/api/${path}${rest}?${[...asked, more].join("&")}`));
      expect([400, 414], more.slice(0, 60)).toContain(response.status);
      expect(await response.json(), more.slice(0, 60)).toMatchObject({ detail: expect.any(String), help: expect.any(String) });
    };
    await ask(`${parameter}=${good[parameter] ?? "x"}&${parameter}=${good[parameter] ?? "x"}`);
    for (const value of [
      "%FF%FE",
      "%E0%A4%A",
      "91,181",
      "9".repeat(400),
      "a".repeat(3000),
      "\u202e%00",
      "1%0d%0aset-cookie:x",
      "1920-13-45",
    ])
      await ask(`${parameter}=${value}`);
    expect(faults).toEqual([]);
  },
);

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
