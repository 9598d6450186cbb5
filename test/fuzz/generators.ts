/** Documents that are nearly right: true ones with a few changes, and texts made of what a format is made of. */
import fc from "fast-check";

/** Values that readers stumble over. */
const ODD: readonly unknown[] = [
  null,
  true,
  "",
  " ",
  "__proto__",
  "constructor",
  "toString",
  0,
  -0,
  -1,
  1.5,
  1e21,
  1e308,
  9007199254740991,
  "NaN",
  "1e999",
  "9".repeat(40),
  "-".repeat(60),
  "a".repeat(2000),
  "\u0000",
  "\ud800",
  "\u202e",
  "\ufeff",
  "İıßﬀ",
  "1920-13-45",
  "[..1920",
  "Y-170000002",
  [],
  {},
  [[]],
  [null],
  { type: null },
  [[[]]],
  { __proto__: null, "": {} },
];
const WORDS = ODD.filter((one): one is string => typeof one === "string");

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (text: string, where: number): number => Math.floor(where * (text.length + 1));

/** One of the texts with up to seven changes: a piece put in, taken out, repeated, or taken from another text. */
export function altered(seeds: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const seed = fc.constantFrom(...seeds);
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces, ...WORDS) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  );
  const change = fc.tuple(fc.constantFrom("put", "cut", "twice", "swap", "take"), part, fc.nat(60), piece, seed);
  return fc.tuple(seed, fc.array(change, { maxLength: 7 })).map(([text, changes]) =>
    changes.reduce((now, [how, where, length, put, other]) => {
      const from = at(now, where);
      const to = Math.min(now.length, from + length);
      switch (how) {
        case "put":
          return now.slice(0, from) + put + now.slice(from);
        case "cut":
          return now.slice(0, from) + now.slice(to);
        case "twice":
          return now.slice(0, to) + now.slice(from);
        case "swap":
          return now.slice(0, from) + put + now.slice(to);
        default: {
          const start = at(other, where);
          return now.slice(0, from) + other.slice(start, start + length) + now.slice(to);
        }
      }
    }, text),
  );
}

/** Texts of pieces alone. */
export const ofPieces = (pieces: readonly string[], maxLength = 40): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(""));

type Place = { readonly in: Record<string, unknown> | unknown[]; readonly key: string | number };

function placesOf(value: unknown, all: Place[] = []): Place[] {
  if (Array.isArray(value))
    value.forEach((one, key) => {
      all.push({ in: value, key });
      placesOf(one, all);
    });
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) {
      all.push({ in: value as Record<string, unknown>, key });
      placesOf(one, all);
    }
  return all;
}

/** JSON of one of the values, with up to five of its values put out, doubled, or changed for others. */
export function alteredJson(seeds: readonly unknown[]): fc.Arbitrary<string> {
  const other = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ODD) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.double() },
  );
  const change = fc.tuple(fc.constantFrom("put", "cut", "twice", "swap"), part, part, other);
  return fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 5 })).map(([seed, changes]) => {
    const root = { root: structuredClone(seed) };
    for (const [how, where, whence, put] of changes) {
      const places = placesOf(root);
      const place = places[Math.floor(where * places.length)];
      if (place === undefined) continue;
      const box = place.in as Record<string | number, unknown>;
      const value = structuredClone(how === "swap" ? valueAt(places, whence) : put);
      if (how === "cut" && Array.isArray(place.in)) place.in.splice(Number(place.key), 1);
      else if (how === "cut") delete box[place.key];
      else if (how === "twice" && Array.isArray(place.in)) place.in.push(structuredClone(box[place.key]));
      else box[place.key] = value;
    }
    return JSON.stringify(root.root) ?? "";
  });
}

function valueAt(places: readonly Place[], whence: number): unknown {
  const place = places[Math.floor(whence * places.length)] as Place;
  return (place.in as Record<string | number, unknown>)[place.key];
}
