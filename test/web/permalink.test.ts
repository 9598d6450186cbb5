import fc from "fast-check";
import { expect, test } from "vitest";
import { neighbours } from "../../src/web/events.ts";
import { type Permalink, readPermalink, writePermalink } from "../../src/web/permalink.ts";
import { readDate } from "../../src/web/spoken-dates.ts";

test("an address keeps its form", () => {
  expect(
    writePermalink({
      map: { zoom: 6, lat: 54.7, lon: 25.3 },
      date: "1920-10-09",
      viewpoint: "lithuania",
      layer: "title",
      sel: "places/vilnius",
      lang: "lt",
    }),
  ).toBe("#map=6/54.700/25.300&date=1920-10-09&viewpoint=lithuania&layer=title&sel=places/vilnius&lang=lt");
});

test("what is written is read back", () => {
  const word = fc.string({ minLength: 1, maxLength: 40, unit: "binary" });
  fc.assert(
    fc.property(
      fc.record(
        {
          date: word,
          viewpoint: word,
          sel: word,
          lang: word,
          versus: word,
          layer: fc.constantFrom("title" as const, "control" as const, "claims" as const, "dispute" as const),
        },
        { requiredKeys: [] },
      ),
      (link: Permalink) => {
        expect(readPermalink(writePermalink(link))).toEqual(link);
      },
    ),
  );
});

test("what cannot be read is left out", () => {
  expect(readPermalink("#map=99/1/2&layer=lasagne&date=")).toEqual({});
  expect(readPermalink("#map=1/x/2&__proto__=1")).toEqual({});
  expect(readPermalink("")).toEqual({});
});

test.each([
  ["1920-10-09", "en", -17981, undefined],
  ["July 1920", "en", -18081, "1920-07"],
  ["1920 m. spalio 9 d.", "lt", -17981, undefined],
  ["9 października 1920", "pl", -17981, undefined],
  ["1920", "en", -18263, "1920"],
])("%s is read", (text, lang, day, asked) => {
  expect(readDate(text, lang)).toEqual(asked === undefined ? { day } : { day, asked });
});

test("a date that cannot be read is said to be so", () => {
  expect(readDate("the day before", "en")).toBeUndefined();
  expect(readDate("", "en")).toBeUndefined();
});

test("steps lead to the events before and after that move something", () => {
  expect(neighbours([1, 5, 9], 5)).toEqual({ before: 1, after: 9 });
  expect(neighbours([1, 5, 9], 6)).toEqual({ before: 5, after: 9 });
  expect(neighbours([1, 5, 9], 9)).toEqual({ before: 5, after: undefined });
  expect(neighbours([], 5)).toEqual({ before: undefined, after: undefined });
});
