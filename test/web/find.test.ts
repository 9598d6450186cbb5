import { expect, test } from "vitest";
import { fitting, wordsOf } from "../../src/web/find.ts";

const names = [
  "Vilnius Wilno Vilna",
  "Vileyka",
  "Treaty of Peace between Lithuania and Russia (Moscow, July 1920), Article 2",
  "Treaty of Peace between Lithuania and Russia (Moscow, July 1920), Article 12",
  "Part of the Vilnius Region held by Lithuania in September 1920",
  "Šalčininkai Soleczniki",
];
const found = (typed: string): readonly string[] =>
  names
    .flatMap((name) => {
      const how = fitting(wordsOf(typed), wordsOf(name));
      return how === undefined ? [] : [{ name, how }];
    })
    .sort((a, b) => a.how - b.how)
    .map(({ name }) => name);

test("search forgives a slip in a word, not in a short one or a number", () => {
  expect(found("Vilnus")[0]).toBe("Vilnius Wilno Vilna");
  expect(found("salcininkia")).toEqual(["Šalčininkai Soleczniki"]);
  expect(found("1921")).toEqual([]);
  expect(found("Vilz")).toEqual([]);
});

test("“art 2” is Article 2, and neither Part nor 12 nor 1920", () => {
  expect(found("art 2")).toEqual([names[2]]);
  expect(found("Article 12")).toEqual([names[3]]);
  expect(found("moscow 1920").length).toBe(2);
});
