/** The commands for those who write: rename, fix, explain, completion, and who over a territory. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { smallAtlas } from "../core/author/small-atlas.ts";
import { dejure } from "./fake-world.ts";

const atlases = fileURLToPath(new URL("../../atlases", import.meta.url));
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dejure-author-"));
  for (const { path, bytes } of smallAtlas()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** On the real disk. */
const run = (...argv: string[]) => dejure([...argv, "--atlas", root], { disk: nodeDisk });
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true, encoding: "utf8" })
      .filter((e) => e.isFile())
      .map((e) => [e.name, readFileSync(join(e.parentPath, e.name), "utf8")]),
  );

describe("dejure rename", () => {
  test("rewrites every place and says how many; a dry run shows the diff and writes nothing", async () => {
    const before = snapshot();
    const dry = await run("rename", "polities/avia", "avija", "--dry-run");
    expect(dry.stdout).toContain("--- polities/polities.yaml\n+++ polities/polities.yaml\n@@ -2,1 +2,1 @@\n-avia: { type: state");
    expect(snapshot()).toEqual(before);
    const done = await run("rename", "polities/avia", "avija");
    expect(done).toMatchObject({ status: 0, stdout: "polities/avia is avija now: 8 places in 5 files\n" });
    expect(read("atlas.yaml")).toContain("colours: { avija:");
    expect((await run("check")).status).toBe(0);
  });

  test("renames the file of an act that is a file", async () => {
    expect((await run("rename", "peace", "peace-1920")).status).toBe(0);
    expect(readdirSync(join(root, "instruments"))).toEqual(["peace-1920.yaml"]);
    expect((await run("check")).status).toBe(0);
  });

  test("refuses in words what is taken, unknown or doubtful", async () => {
    expect(await run("rename", "polities/avia", "bovia")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("polities has a record bovia already"),
    });
    expect((await run("rename", "avia", "x")).stderr).toContain("avia is the id of 2 records: events/avia, polities/avia");
    expect((await run("rename", "bovja", "x")).stderr).toContain("did you mean bovia");
  });

  test("a disk that is full in the middle gives back what was there", async () => {
    const before = snapshot();
    let left = 2;
    const full = {
      ...nodeDisk,
      write: (...given: Parameters<typeof nodeDisk.write>) =>
        left-- === 0 ? Promise.reject(Object.assign(new Error(), { code: "ENOSPC" })) : nodeDisk.write(...given),
    };
    const { status, stderr } = await dejure(["rename", "polities/avia", "avija", "--atlas", root], { disk: full });
    expect(status).toBe(3);
    expect(stderr).toMatch(/cannot write \S+, and nothing was changed: the disk is full/);
    expect(snapshot()).toEqual(before);
  });
});

describe("dejure fix", () => {
  const wrong = "war: # a war\n  type: War\n  when: 14 October 1920\n  actors: [avja]\n  basis: general-knowledge\n";
  test("shows the diff first, and writes what is beyond doubt when told to", async () => {
    writeFileSync(join(root, "events/wars.yaml"), wrong);
    const shown = await run("fix");
    expect(shown.stdout).toBe(
      "--- events/wars.yaml\n+++ events/wars.yaml\n@@ -2,2 +2,2 @@\n-  type: War\n-  when: 14 October 1920\n+  type: war\n+  when: 1920-10-14\n",
    );
    expect(shown.stderr).toContain("2 findings; write them with: dejure fix --write");
    expect(read("events/wars.yaml")).toBe(wrong);
    expect((await run("fix", "--write")).stdout).toBe("2 findings mended in 1 file\n");
    expect(read("events/wars.yaml")).toBe(wrong.replace("War", "war").replace("14 October 1920", "1920-10-14"));
    expect((await run("fix", "--write", "--guesses")).status).toBe(0);
    expect(read("events/wars.yaml")).toContain("actors: [avia]");
    expect((await run("fix")).stdout).toBe("nothing can be mended without a person\n");
  });
});

describe("dejure explain", () => {
  test("says a rule, lists them all, guesses a misspelt one", async () => {
    expect((await dejure(["explain", "two-holders"])).stdout).toMatch(/^error\[two-holders\]: .*\nwhy: {2}.*\nhelp: .*\n$/);
    expect((await dejure(["explain", "error[two-holders]"])).status).toBe(0);
    expect((await dejure(["explain"])).stdout.split("\n").length).toBeGreaterThan(70);
    expect(await dejure(["explain", "two-holder"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("did you mean two-holders"),
    });
  });
});

describe("dejure who over a territory", () => {
  test("each piece with its own answer, the largest first; the parts make up the whole", async () => {
    const { stdout, status } = await dejure(["who", "vilnius-region", "1921-06-01", "--atlas", join(atlases, "vilnius"), "--json"]);
    expect(status).toBe(0);
    const { area_km2, pieces } = JSON.parse(stdout) as {
      area_km2: number;
      pieces: { area_km2: number; places: string[]; control: { holders: { polity: string }[] } }[];
    };
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, piece) => sum + piece.area_km2, 0)).toBeCloseTo(area_km2, 6);
    expect(pieces.map((piece) => piece.area_km2)).toEqual(pieces.map((piece) => piece.area_km2).sort((a, b) => b - a));
    expect(pieces.find(({ places }) => places.includes("vilnius"))?.control.holders.map(({ polity }) => polity)).toEqual([
      "central-lithuania",
    ]);
  });
  test("in words, by name; a date that is no day is refused", async () => {
    const klaipeda = join(atlases, "klaipeda");
    expect((await dejure(["who", "Memel Territory", "1926", "--atlas", klaipeda])).stderr).toContain("a territory takes one day");
    const { stdout } = await dejure(["who", "klaipeda-territory", "1926-01-01", "--atlas", klaipeda]);
    expect(stdout).toContain("Memel Territory · 2659 km² · 1 January 1926 (1926-01-01)");
    expect(stdout).toContain("Lithuania controls. Title: Lithuania.");
  });
});

describe("dejure completion", () => {
  const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;
  test("bash completes commands, options and their choices", async () => {
    const script = join(root, "completion");
    writeFileSync(script, (await dejure(["completion", "bash"])).stdout);
    const ask = (...words: string[]): string => {
      const code = `source ${script}; COMP_WORDS=(dejure ${words.join(" ")}); COMP_CWORD=${words.length}; _dejure; echo "\${COMPREPLY[@]}"`;
      return execFileSync("bash", ["-c", code], { encoding: "utf8", cwd: root }).trim();
    };
    expect(ask("ren")).toBe("rename");
    expect(ask("check", "--form")).toBe("--format");
    expect(ask("check", "--format", "s")).toBe("sarif");
  });
  test.each(["zsh", "fish"])("%s accepts its script", async (shell) => {
    const { stdout } = await dejure(["completion", shell]);
    expect(stdout).toContain("another id for a record, wherever it is named");
    const script = join(root, "completion");
    writeFileSync(script, stdout);
    if (has(shell)) expect(spawnSync(shell, ["-n", script], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });
  test("another shell is refused", async () => {
    expect((await dejure(["completion", "tcsh"])).status).toBe(2);
  });
});
