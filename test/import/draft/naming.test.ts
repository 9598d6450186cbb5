/** Which of several names, dates and acts a sentence means. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { draftArticle } from "../../../src/import/draft/draft.ts";
import { sourceFiles } from "../source-files.ts";

const HEAD = {
  "atlas.yaml": "title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: 1920-01-01, viewpoint: v }\n",
  "viewpoints/v.yaml": "groups: [[consensus]]\n",
};
const ATLAS = compile(
  sourceFiles({
    ...HEAD,
    "polities/all.yaml": `shs: { type: state, name: { en: "Kingdom of Serbs, Croats and Slovenes" }, basis: derived }
fiume-state: { type: state, name: { en: Free State of Fiume }, basis: derived }
italy: { type: state, name: { en: Kingdom of Italy }, basis: derived }
luxembourg: { type: state, name: { en: Grand Duchy of Luxembourg }, basis: derived }
`,
    "places/all.yaml": `fiume: { name: { en: Fiume }, at: { lat: 45.3, lon: 14.4 }, type: town }
luxembourg-town: { name: { en: Luxembourg }, at: { lat: 49.6, lon: 6.1 }, type: town }
danzig: { name: { en: Danzig }, at: { lat: 54.3, lon: 18.6 }, type: town }
`,
  }),
).atlas;
const draft = (text: string, atlas: typeof ATLAS | "none" = ATLAS) =>
  draftArticle(new TextEncoder().encode(text), { path: "a.txt", language: "en", ...(atlas !== "none" && { atlas }) });
const names = (text: string) => draft(text).analysis?.findings.flatMap((f) => f.names.map((n) => `${n.kind} ${n.ids.join()}`));

describe("the longest name wins, and places stay", () => {
  test.each([
    ["The Kingdom of Serbs, Croats and Slovenes ceded Fiume to Italy.", ["polity shs", "place fiume", "polity italy"]],
    ["The Kingdom of Serbs, Croats, and Slovenes agreed.", ["polity shs"]],
    ["The Free State of Fiume was proclaimed in Fiume.", ["polity fiume-state", "place fiume"]],
    ["Italian troops captured Fiume.", ["polity italy", "place fiume"]],
    ["Fiume signed the treaty with Italy.", ["polity fiume-state", "polity italy"]],
    ["They met in Luxembourg, and the government of Luxembourg agreed.", ["place luxembourg-town", "polity luxembourg"]],
    ["The Free City of Danzig kept Danzig.", ["polity free-city-of-danzig", "place danzig"]],
    ["The Republic of Southern Italy was proclaimed.", ["polity republic-of-southern-italy"]],
    ["The Republic of Italy and Luxembourg agreed.", ["polity italy", "polity luxembourg"]],
  ])("%s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test("a state of several peoples is one also where the atlas does not have it", () => {
    const { proposals } = draft("The Kingdom of Serbs, Croats and Slovenes ceded Fiume to Italy on 27 January 1924.", "none");
    expect(proposals.filter((p) => p.collection === "polities").map((p) => p.data["name"])).toEqual([
      { en: "Kingdom of Serbs, Croats and Slovenes" },
    ]);
  });
});

const stages = (text: string) =>
  draft(text)
    .proposals.filter((p) => p.collection === "instruments")
    .map((p) => [
      (p.data["name"] as { en: string }).en,
      ...((p.data["stages"] ?? []) as { stage: string; on: string | { value: string } }[]).map(
        ({ stage, on }) => `${stage} ${typeof on === "string" ? on : on.value}`,
      ),
    ]);

describe("each step has the nearest date of its own part of the clause, and the definite article the act named last", () => {
  test.each([
    [
      "Italy signed the Treaty of Rapallo on 12 November 1920. The treaty came into force on December 31, and was registered in the League of Nations Treaty Series on March 5, 1921.",
      [["Treaty of Rapallo", "signed 1920-11-12", "in-force 1920?-12-31", "registered 1921-03-05"]],
    ],
    [
      "On 12 July 1920 Italy signed the Treaty of Rapallo and on 6 August 1920 ratified it.",
      [["Treaty of Rapallo", "signed 1920-07-12", "ratified 1920-08-06"]],
    ],
    [
      "Italy signed and ratified the Treaty of Rapallo on 12 July 1920.",
      [["Treaty of Rapallo", "signed 1920-07-12", "ratified 1920-07-12"]],
    ],
    [
      "The Treaty of Rapallo settled the frontier. Troops left Fiume in January 1921. The agreement was ratified by Italy on 2 February 1921.",
      [["Treaty of Rapallo", "ratified 1921-02-02"]],
    ],
    [
      "The Treaty of Rapallo came first. The Treaty of Rome followed. The treaty was ratified on 2 February 1924.",
      [["Treaty of Rome", "ratified 1924-02-02"]],
    ],
    [
      "The Treaty of Rapallo came first. The Rome Convention followed. The treaty was ratified on 2 February 1924.",
      [["Treaty of Rapallo", "ratified 1924-02-02"]],
    ],
  ])("%s", (text, expected) => {
    expect(stages(text)).toEqual(expected);
  });

  test("a step without a date of its own does not get that of another", () => {
    const [treaty] = stages(
      "The Treaty of Rapallo came into force on 31 December 1920, and was registered in the United Nations Treaty Series.",
    );
    expect(treaty?.slice(0, 2)).toEqual(["Treaty of Rapallo", "in-force 1920-12-31"]);
    expect(treaty?.[2]).not.toBe("registered 1920-12-31");
  });

  test.each(["League of Nations Treaty Series", "United Nations Treaty Series", "Consolidated Treaty Series", "European Treaty Series"])(
    "the %s is a publication: no act, no party, no name to look up",
    (series) => {
      const { proposals, analysis } = draft(`It was registered in the ${series} on 5 March 1921.`);
      expect(proposals.filter((p) => p.collection === "instruments" || p.collection === "polities")).toEqual([]);
      expect(analysis?.findings.flatMap((f) => [...f.names, ...f.strangers])).toEqual([]);
    },
  );
});
