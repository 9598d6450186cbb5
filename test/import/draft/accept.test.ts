/** `dejure draft --accept`: what a person accepted becomes records, what they refused goes, and where something would be wrong nothing is written. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { nodeDisk } from "../../../src/cli/node-world.ts";
import { readDecisions } from "../../../src/import/draft/decisions.ts";
import { REVIEW_SCRIPT, REVIEW_SCRIPT_DIGEST } from "../../../src/import/draft/review-script.ts";
import { dejure } from "../../cli/fake-world.ts";
import { scratchAtlas } from "../../cli/scratch-atlas.ts";

const root = scratchAtlas({
  "town.txt":
    "On 1 May 1920, Italy and Austria signed the Treaty of Borgo. On 5 June 1920, Italy captured the town. Most historians hold that Austria had ceded it.\n",
});
const run = (...argv: string[]) => dejure(argv, { cwd: root(), disk: nodeDisk });
const read = (path: string): string => readFileSync(join(root(), path), "utf8");
const accept = (decisions: unknown, source = "town") => {
  writeFileSync(join(root(), "decisions.json"), typeof decisions === "string" ? decisions : JSON.stringify({ source, decisions }));
  return run("draft", "--accept", "decisions.json", "-o", "atlas");
};
const yes = (collection: string, id: string, record?: string) => ({
  collection,
  id,
  verdict: "accept",
  ...(record !== undefined && { record }),
});
const no = (collection: string, id: string) => ({ collection, id, verdict: "refuse" });
const TREATY = yes("instruments", "town-treaty-of-borgo");
const STATES = [yes("polities", "italy"), yes("polities", "austria")];
const VIEW = "town-s03-view-most-historians";

beforeEach(async () => {
  expect((await run("draft", "town.txt", "-o", "atlas")).status).toBe(0);
});

describe("accepted, edited, refused", () => {
  test("a record without the rule, without draft, with its citation; the others stay drafts", async () => {
    const { status, stdout } = await accept([TREATY, ...STATES]);
    expect([status, stdout]).toEqual([
      0,
      "wrote instruments/town.yaml\nwrote polities/town.yaml\nremoved instruments/town-drafts.yaml\nremoved polities/town-drafts.yaml\n\n3 accepted, 0 refused\n",
    ]);
    const record = read("atlas/instruments/town.yaml");
    expect(record).toContain("stage: signed\n      on: 1920-05-01");
    expect(record).toContain("locator: S01");
    expect(record).not.toMatch(/draft|proposed by|paraphrased/);
    expect(read("atlas/polities/town.yaml")).toContain("note: kind and dates are to be looked up");
    expect(read("atlas/events/town-drafts.yaml")).toContain("draft: true");
    const { stdout: found } = await run("check", "atlas", "--format", "json");
    expect(found).not.toContain("town-treaty-of-borgo is a draft");
  });
  test("what the person wrote stands, with the effects that they put in", async () => {
    const event = read("atlas/events/town-drafts.yaml");
    expect(event).toContain("# If it is so, put in:");
    const record = event.replace(/gist: .*/, "gist: Italy took the town").replace("[italy]", "[austria]");
    expect((await accept([yes("events", "town-s02-took", record)])).status).toBe(0);
    const written = read("atlas/events/town.yaml");
    expect(written).toContain("gist: Italy took the town");
    expect(written).not.toMatch(/^\s*#/m);
  });
  test("refused proposals go, and more is added below what was accepted before", async () => {
    expect((await accept([yes("figures", "nothing")])).stderr).toContain("the atlas has no figures/town-drafts.yaml");
    expect((await accept([no("events", "town-s02-took"), TREATY, ...STATES])).status).toBe(0);
    expect(existsSync(join(root(), "atlas/events/town-drafts.yaml"))).toBe(false);
    expect(existsSync(join(root(), "atlas/events/town.yaml"))).toBe(false);
    const again = await accept([TREATY]);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("the atlas has no instruments/town-drafts.yaml")]);
  });
  test("of two proposals of one file the other keeps its bytes", async () => {
    const before = read("atlas/polities/town-drafts.yaml");
    await accept([yes("polities", "austria")]);
    const after = read("atlas/polities/town-drafts.yaml");
    expect(before.endsWith(after)).toBe(true);
    await accept([yes("polities", "italy")]);
    expect(read("atlas/polities/town.yaml")).toMatch(/^austria:(?:.*\n)+\nitaly:/);
  });
});

describe("nothing is written", () => {
  const all = () => ["polities", "instruments", "events", "interpretations"].map((c) => read(`atlas/${c}/town-drafts.yaml`)).join();
  test.each([
    ["no JSON", "{", "are no JSON"],
    ["no decisions", "[]", "has no source and decisions"],
    ["an unknown collection", [{ collection: "__proto__", id: "x", verdict: "accept" }], "decision 1 names no record"],
    ["a verdict of its own", [{ ...TREATY, verdict: "perhaps" }], 'neither accepted nor refused, but "perhaps"'],
    ["decided twice", [TREATY, TREATY], "is decided twice"],
    ["a proposal that is not there", [yes("polities", "france")], "has no france"],
    ["a view without words", [yes("interpretations", VIEW)], `view of ${VIEW} is still to be put into your own words`],
    ["broken YAML", [yes("polities", "italy", "italy: [")], "cannot be read as YAML"],
    ["another record", [yes("polities", "italy", "spain:\n  type: state\n")], "is not that one record"],
    ["two records", [yes("polities", "italy", "italy: { type: state }\nspain: { type: state }\n")], "is not that one record"],
    ["a wrong key", [yes("polities", "italy", "italy:\n  type: state\n  nonsense: 1\n")], "nonsense"],
    ["a state that others name", [no("polities", "italy")], "dejure check would find"],
  ])("%s", async (_, decisions, words) => {
    const before = all();
    const { status, stderr } = await accept(decisions);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(all()).toBe(before);
  });
  test("a source that leads elsewhere", async () => {
    const { status, stderr } = await accept([TREATY], "../../town");
    expect([status, stderr]).toEqual([1, expect.stringContaining("the atlas has no instruments/../../town-drafts.yaml")]);
  });
  test("wrong usage", async () => {
    expect((await run("draft", "-o", "atlas")).stderr).toContain("no article is named");
    expect((await run("draft", "town.txt", "--accept", "d.json", "-o", "atlas")).stderr).toContain("leave out one of them");
    expect((await run("draft", "--accept", "absent.json", "-o", "atlas")).status).toBe(3);
  });
});

test("decisions are read as they stand", () => {
  expect(readDecisions('{"source":"a","decisions":[{"collection":"events","id":"e","verdict":"refuse","more":1}]}')).toEqual({
    source: "a",
    decisions: [{ collection: "events", id: "e", verdict: "refuse" }],
  });
});

test("the page's policy allows its one script and no other", () => {
  expect(`sha256-${createHash("sha256").update(REVIEW_SCRIPT).digest("base64")}`).toBe(REVIEW_SCRIPT_DIGEST);
  expect(REVIEW_SCRIPT).not.toMatch(/innerHTML|document\.write|eval|<\//);
  expect(read("atlas/drafts/town.html")).toContain(`script-src '${REVIEW_SCRIPT_DIGEST}'`);
});
