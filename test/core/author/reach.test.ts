import { expect, test } from "vitest";
import { reachSaid } from "../../../src/core/author/hover.ts";
import { atlasOf, event } from "../resolve/small-atlas.ts";

const said = (when: string): string | undefined => {
  const { atlas, resolver } = atlasOf({ "events/e.yaml": event(when, "title: h, over: land") });
  return atlas.assertions[0] && reachSaid({ atlas, resolver }, atlas.assertions[0]);
};

test("what an effect decides is not told as sure while its day is open", () => {
  expect(said("1920-12-01")).toBe("decides 1 cell, 49227 km² for Everyone since 1 December 1920");
  expect(said("[1920-12-01, 1921-02-01]")).toContain("since 1 December 1920 at the earliest, for sure since 1 February 1921");
});
