/** `dejure add`: a record in the house style at its place, asked for on a terminal, and nothing where something would be wrong. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const files = smallAtlas();
const root = scratchAtlas(Object.fromEntries(files.map(({ path }) => [path, textIn(files, path)])));
const run = (...argv: string[]) => dejure(argv, { cwd: root(), disk: nodeDisk });
const read = (path: string): string => readFileSync(join(root(), path), "utf8");
const set = (...values: string[]): string[] => values.flatMap((value) => ["--set", value]);

describe("dejure add", () => {
  test("goes behind the others in the one file of its folder, keys in order, quotes where needed", async () => {
    const before = read("polities/polities.yaml");
    const values = set("basis=general-knowledge", "name.lt=Cėja", "name.en=Cey, the third", "tags=1920", "type=state");
    expect(await run("add", "polity", "--id", "ceja", ...values)).toMatchObject({
      status: 0,
      stdout: "polities/ceja is in polities/polities.yaml now\n",
    });
    expect(read("polities/polities.yaml")).toBe(
      `${before}\nceja:\n  type: state\n  name: { lt: Cėja, en: "Cey, the third" }\n  basis: general-knowledge\n  tags: "1920"\n`,
    );
    expect((await run("check")).status).toBe(0);
  });

  test("gets a file of its own where the folder has none of several, or where one is named", async () => {
    const values = set(
      "type=treaty",
      "parties=[avia, bovia]",
      "stages.0.stage=signed",
      "stages.0.on=1921-03-01",
      "stages.1={ stage: in-force, on: 1921-04-01 }",
      "articles.2.gist.en=The bank is Avia's.",
      "cite=atlas-book p. 1",
    );
    const treaty =
      'type: treaty\nparties: [avia, bovia]\nstages:\n  - { stage: signed, on: 1921-03-01 }\n  - { stage: in-force, on: 1921-04-01 }\ncite: atlas-book p. 1\narticles:\n  "2": { gist: { en: The bank is Avia\'s. } }\n';
    const dry = await run("add", "instrument", "--id", "second-peace", "--dry-run", ...values);
    expect(dry).toMatchObject({ status: 0, stdout: treaty });
    expect(existsSync(join(root(), "instruments/second-peace.yaml"))).toBe(false);
    expect((await run("add", "instrument", "--id", "second-peace", ...values)).status).toBe(0);
    expect(read("instruments/second-peace.yaml")).toBe(treaty);
    const event = set("type=war", "when=1920", "basis=general-knowledge");
    expect((await run("add", "event", "--id", "war", "--file", "events/wars.yaml", ...event)).status).toBe(0);
    expect(read("events/wars.yaml")).toBe("war:\n  type: war\n  when: 1920\n  basis: general-knowledge\n");
  });

  test("an id that is taken, or none, is refused before anything is asked or written", async () => {
    const before = read("polities/polities.yaml");
    const taken = await dejure(["add", "polity", "--id", "avia"], {
      cwd: root(),
      disk: nodeDisk,
      world: { ask: () => Promise.reject(new Error("asked")) },
    });
    expect(taken).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("polities has a record avia already, in polities/polities.yaml"),
    });
    expect((await run("add", "polity", "--id", "Avia State", ...set("type=state"))).status).toBe(2);
    expect((await run("add", "polity", ...set("type=state"))).stderr).toContain("a record needs an id");
    expect(read("polities/polities.yaml")).toBe(before);
  });

  test("what would be an error is shown, and not written; a warning is shown and written", async () => {
    const before = read("events/events.yaml");
    const wrong = await run("add", "event", "--id", "x", ...set("type=wra", "actors=avja", "when=1920", "cite=atlas-book p. 1"));
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/error\[unknown-word\][\s\S]*error\[dangling-reference\][\s\S]*nothing was written\n$/);
    expect(read("events/events.yaml")).toBe(before);
    const warned = await run("add", "event", "--id", "x", ...set("type=war", "when=1920", "basis=general-knowledge"));
    expect(warned).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("warning[general-knowledge]: x rests on general knowledge"),
    });
    expect(read("events/events.yaml")).toContain("\nx:\n  type: war\n");
  });

  test("faults that were there before are not in the way", async () => {
    writeFileSync(join(root(), "events/old.yaml"), "type: wra\nwhen: 1920\n");
    expect((await run("add", "event", "--id", "x", "--file", "events/x.yaml", ...set("type=war", "when=1920"))).status).toBe(0);
  });

  test("on a terminal it asks for what the format requires and was not given", async () => {
    const asked: string[] = [];
    const answers = ["mound", "{ lat: 50.5, lon: 20.25 }"];
    const ask = async (question: string): Promise<string> => {
      asked.push((question.split("\n").at(-1) as string).trim());
      return answers.shift() ?? "";
    };
    const done = await dejure(["add", "place", ...set("cite=atlas-book p. 4")], { cwd: root(), disk: nodeDisk, world: { ask } });
    expect(asked).toEqual(["id of the place:", "at:"]);
    expect(done.status).toBe(0);
    expect(read("places/mound.yaml")).toBe("at: { lat: 50.5, lon: 20.25 }\ncite: atlas-book p. 4\n");
  });

  test.each([
    ["type", "type sets nothing"],
    ["name={ en: A", "the value of name cannot be read as YAML"],
    ["stages.1.on=1920", "stages.1 skips an item"],
    ["type.x=1", "type is given as a text already"],
  ])("--set %s is told apart in words", async (value, message) => {
    const given = await run("add", "instrument", "--id", "n", ...set("type=note", value));
    expect(given).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });

  test("hostile keys are keys like any other", async () => {
    const hostile = await run("add", "event", "--id", "x", ...set("type=war", "when=1920", "__proto__.y=1", "constructor=2"));
    expect(hostile).toMatchObject({ status: 1, stderr: expect.stringContaining("__proto__") });
    expect(({} as { y?: string }).y).toBeUndefined();
  });
});
