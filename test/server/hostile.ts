/** Addresses and forms made at random, of what those of the server are made of. */
import fc from "fast-check";

/** Values that nobody means. */
export const odd = fc.oneof(
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

/** Addresses that nearly ask something. */
export const address = fc
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

/** Forms of reconciliation. */
export const queries = fc.oneof(
  odd,
  fc.json(),
  fc
    .dictionary(odd, fc.record({ query: odd, limit: fc.anything(), type: fc.anything() }, { requiredKeys: [] }))
    .map((batch) => JSON.stringify(batch)),
);
