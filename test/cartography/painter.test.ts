/** What the painter draws, and that the painter of WebGL has its figures from the same place. */
import { readFileSync } from "node:fs";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { Fills, opacityOf, type Paint } from "../../src/cartography/painter.tsx";
import { NO_DATA } from "../../src/cartography/palette.ts";
import { FAINT, type Sign, signOfAnswer, signOfLayer } from "../../src/cartography/sign.ts";
import { DARK, LIGHT } from "../../src/cartography/theme.ts";
import type { LayerAnswer } from "../../src/core/resolve/answer.ts";
import { held } from "../publish/fixture.ts";

const paint: Paint = { theme: LIGHT, prefix: "t", colour: (id) => (id === "aa" ? "#117733" : id === "bb" ? "#aa4499" : NO_DATA) };
const sign = (kind: Sign["kind"], ...polities: string[]): Sign => ({ kind, polities, faint: false, unsure: false, inner: false });
const drawn = (one: Sign): string => renderToString(h(Fills, { fills: [{ sign: one, d: "M0 0H9V9Z" }], paint }));

test("each kind of sign looks different", () => {
  const kinds = ["tint", "stripes", "divergent", "checker", "dots", "empty"] as const;
  expect(new Set(kinds.map((kind) => drawn(sign(kind, "aa", "bb")))).size).toBe(kinds.length);
});

test("stripes lean one way, and pale land has half of the strength, in every sign and theme", () => {
  for (const kind of ["stripes", "divergent"] as const) expect(drawn(sign(kind, "aa", "bb"))).toContain('patternTransform="rotate(45)"');
  for (const theme of [LIGHT, DARK])
    for (const kind of ["tint", "stripes", "divergent", "checker", "dots", "empty"] as const) {
      const full = sign(kind, "aa", "bb");
      expect(opacityOf({ ...full, faint: true }, theme) / opacityOf(full, theme)).toBeCloseTo(FAINT, 1);
    }
});

test("uncertain land keeps its strength and has lines through it, whatever its sign: pale means another thing", () => {
  for (const kind of ["tint", "stripes", "divergent", "checker", "dots", "empty"] as const) {
    const sure = sign(kind, "aa", "bb");
    const unsure = { ...sure, unsure: true };
    expect(opacityOf(unsure)).toBe(opacityOf(sure));
    expect(drawn(unsure)).toMatch(/<linearGradient id="t-unsure"[\s\S]*fill="url\(#t-unsure\)"/);
    expect(drawn(sure)).not.toContain("t-unsure");
  }
});

test("of right and rule, pale land is that on which they agree; where the date leaves it open, it has lines too", () => {
  const unsure = { ...held("aa"), certainty: "uncertain" as const };
  const land = { claims: [], disputants: [], divergent: false };
  const look = (title: LayerAnswer, control: LayerAnswer) => {
    const { faint, unsure } = signOfLayer("divergence", { ...land, title, control });
    return { faint, unsure };
  };
  expect(look(held("aa"), held("aa"))).toEqual({ faint: true, unsure: false });
  expect(look(held("aa"), unsure)).toEqual({ faint: true, unsure: true });
  expect(look(unsure, held("aa"))).toEqual({ faint: true, unsure: true });
  expect(signOfLayer("control", { ...land, title: held("aa"), control: unsure })).toMatchObject({ faint: false, unsure: true });
});

test("land that is occupied, leased or in trust has a line along its inside", () => {
  expect(drawn({ ...sign("tint", "aa"), inner: true })).toMatch(/<clipPath[\s\S]*stroke="#117733"/);
  expect(drawn(sign("tint", "aa"))).not.toContain("clipPath");
});

describe("the sign of one answer", () => {
  test.each([
    ["claims", held("aa"), "tint", ["aa"]],
    [
      "dispute",
      { ...held("aa"), answer: "contested" as const, holders: [...held("aa").holders, ...held("bb").holders] },
      "stripes",
      ["aa", "bb"],
    ],
    [
      "divergence",
      { ...held("aa"), answer: "contested" as const, holders: [...held("aa").holders, ...held("bb").holders] },
      "divergent",
      ["aa", "bb"],
    ],
    ["title", { ...held("aa"), answer: "none" as const, holders: [] }, "empty", []],
    ["title", { ...held("aa"), answer: "undetermined" as const, holders: [] }, "dots", []],
  ] as const)("%s", (layer, answer, kind, polities) => {
    expect(signOfAnswer(layer, answer)).toMatchObject({ kind, polities });
  });
});

test("no other file of the sources has colours of polities or of the map", () => {
  const own = [LIGHT.land, LIGHT.water, LIGHT.coast, DARK.land];
  for (const file of [
    "export/svg.tsx",
    "publish/svg-map.tsx",
    "publish/svg-towns.tsx",
    "publish/opening-map.tsx",
    "web/map/drawn-map.tsx",
  ]) {
    const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    expect([file, own.filter((hex) => text.includes(hex))]).toEqual([file, []]);
    expect([file, /<pattern/.test(text)]).toEqual([file, false]);
  }
});
