/** The library's one object: every example of its reference runs, and its answers are those of the command and the API. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, test } from "vitest";
import { methodsOf } from "../../scripts/generate-library.ts";
import { openFolder } from "../../src/cli/open-folder.ts";
import { parametersAt } from "../../src/export/answers/question.ts";
import { QUESTIONS } from "../../src/export/answers/questions.ts";
import { type OpenAtlas, openAtlas, QuestionError } from "../../src/library/index.ts";
import { dejure } from "../cli/fake-world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let atlas: OpenAtlas;
beforeAll(async () => {
  atlas = await openFolder(join(root, "atlases/vilnius"));
});

describe("the examples of the reference", () => {
  it.each(methodsOf("OpenAtlas").methods.map(({ name, text, example }) => ({ name, text, ...example })))(
    "of $name gives what it says",
    ({ text, code, value }) => {
      expect(text).toMatch(/\.$/);
      const given: unknown = new Function("atlas", `return ${code};`)(atlas);
      expect(given).toEqual(new Function(`return ${value};`)());
    },
  );
});

test.each(QUESTIONS)("$name takes the arguments and options that are declared", (question) => {
  const signature = methodsOf("OpenAtlas").methods.find(({ name }) => name === question.name)?.signature ?? "";
  const arguments_ = parametersAt(question, "library", "argument").map(({ name }) => name);
  const options = parametersAt(question, "library", "option").length > 0 ? ["options"] : [];
  expect([...signature.matchAll(/(\w+)\??: /g)].map(([, name]) => name)).toEqual([...arguments_, ...options]);
});

describe("the answers", () => {
  const command = async (...words: string[]): Promise<unknown> =>
    JSON.parse((await dejure([...words, "--json", "--atlas", "atlases/vilnius"], { cwd: root })).stdout);

  it("are those of the command, whatever is asked", async () => {
    const same = async (ours: unknown, ...words: string[]) => expect(JSON.parse(JSON.stringify(ours))).toEqual(await command(...words));
    await same(atlas.who("Wilno", "14 October 1920", { as: "poland" }), "who", "vilnius", "1920-10-14", "--as", "poland");
    await same(atlas.history("vilnius", { as: "lithuania", knownOn: "1920-08-01" }), "history", "vilnius", "--as", "lithuania", "--known-on", "1920-08-01"); // biome-ignore format: one question a line
    await same(atlas.land("vilnius-region", "1921-06-01"), "who", "vilnius-region", "1921-06-01");
    await same(atlas.map("1920-10-14", { layer: "claims" }), "map", "1920-10-14", "--layer", "claims");
    await same(atlas.diff({ day: "1920-07-11" }, { day: "1920-10-14" }), "diff", "1920-07-11", "1920-10-14");
    await same(atlas.list("obligations", { on: "1921-01-01" }), "list", "obligations", "--on", "1921-01-01");
    await same(atlas.show("moscow-1920#2/1"), "show", "moscow-1920#2/1");
  });

  it("of a pair of numbers are those of the place there", () => {
    const { at } = atlas.atlas.collections.places.get("vilnius")?.data ?? { at: { lon: 0, lat: 0 } };
    const here = atlas.who([at.lon, at.lat], "1921-06-01");
    expect({ ...here, place: null }).toEqual({ ...atlas.who("vilnius", "1921-06-01"), place: null });
  });
});

describe("a question that cannot be put", () => {
  it.each<[string, (atlas: OpenAtlas) => unknown, string]>([
    ["a place", (a) => a.who("vilnus", "1920-10-14"), "did you mean"],
    ["a pair in the wrong order", (a) => a.who([25, 154], "1920-10-14"), "longitude, then latitude"],
    ["a date", (a) => a.who("vilnius", "1920-13-14"), "month"],
    ["an interval where a day is wanted", (a) => a.who("vilnius", "1920"), "write a day"],
    ["a viewpoint", (a) => a.map("1920-10-14", { as: "lithuani" }), "did you mean lithuania"],
    ["a territory", (a) => a.land("nowhere", "1920-10-14"), "territories"],
    ["a kind", (a) => a.list("dispute"), "did you mean disputes"],
    ["an id", (a) => a.show("moscow-1921"), "did you mean"],
  ])("%s says what to write instead", (_, ask, help) => {
    let thrown: unknown;
    try {
      ask(atlas);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(QuestionError);
    expect(`${(thrown as QuestionError).message} ${(thrown as QuestionError).help}`).toContain(help);
  });
});

it("a faulty atlas opens with all that can be had of it", () => {
  const bytes = new TextEncoder().encode("title: T\nlicence: CC0-1.0\n");
  const opened = openAtlas([{ path: "atlas.yaml", bytes }]);
  expect(opened.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  expect(() => opened.who("1,1", "1920-10-14")).toThrow(QuestionError);
});
