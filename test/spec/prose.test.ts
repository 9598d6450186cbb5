import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseDocument } from "yaml";
import { COLLECTIONS, VERBS } from "../../src/core/model/format.ts";
import { atlasOf } from "../core/read/atlas-of.ts";

const prose = readFileSync("spec/README.md", "utf8");
const blocks = [...prose.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)].map(([, language, text]) => ({ language, text: text as string }));

it("names every fault that the reader finds, and no other", () => {
  const source = readdirSync("src/core/read")
    .map((name) => readFileSync(`src/core/read/${name}`, "utf8"))
    .join("\n");
  const emitted = new Set([...source.matchAll(/(?:\.add\(|refuse\(|rule: )\s*"([a-z0-9-]+)"/gu)].map(([, rule]) => rule));
  emitted.add("quantity-without-unit");
  const list = /The faults are named: (.*)\.$/mu.exec(prose)?.[1] ?? "";
  expect([...list.matchAll(/`([^`]+)`/gu)].map(([, rule]) => rule).sort()).toEqual([...emitted].sort());
});

it("names every collection and every verb", () => {
  for (const collection of Object.keys(COLLECTIONS)) expect(prose).toContain(`| \`${collection}/\` |`);
  for (const verb of VERBS) expect(prose).toMatch(new RegExp(`\`${verb}[\`:]`, "u"));
});

it("has examples that can be read", () => {
  const yaml = blocks.filter((block) => block.language === "yaml").map((block) => block.text);
  const csv = blocks.filter((block) => block.language === "csv").map((block) => block.text);
  expect([yaml.length, csv.length]).toEqual([6, 2]);
  for (const text of yaml) expect(parseDocument(text).errors).toEqual([]);
  const find = (start: string) => yaml.find((text) => text.includes(start)) as string;
  const due = find("due: within");
  const result = atlasOf({
    "atlas.yaml": find("dejure:"),
    "viewpoints/lithuania.yaml": find("groups:"),
    "places/p.yaml": `at: { lat: 1, lon: 2 }\n${find("pl: Wilno")}${find("cite: [bfsp")}`,
    "instruments/i.yaml": `type: treaty\nparties: [a]\nstages:\n  - stage: ratified\n${find("rank: preferred").replace(/^/gmu, "    ")}\n`,
    "obligations/o.yaml": `type: money\nby: a\nto: b\narises_from: t\n${due.split("\n")[0]}\n`,
    "events/e.yaml": `type: battle\n${due.split("\n")[2]}\neffects:\n  - { control: a, over: x, ${due.split("\n")[1]} }\n`,
    "places.csv": csv.find((text) => text.includes("lat")) as string,
    "assertions.csv": csv.find((text) => text.includes("verb")) as string,
  });
  expect(result.diagnostics).toEqual([]);
  expect(result.records).toHaveLength(7);
});
