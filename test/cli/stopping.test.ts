/** Long work: progress on a terminal, and nothing half-written where it is stopped. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generatedAtlas } from "../../bench/record-files.ts";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { dejure } from "./fake-world.ts";

const vilnius = fileURLToPath(new URL("../../atlases/vilnius", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("what takes longer than a second shows how far it is, on a terminal only, and takes it away again", async () => {
  let time = 0;
  const slow = { now: () => (time += 400) };
  const shown = await dejure(["list", "viewpoints", "--atlas", vilnius], { terminal: true, world: slow });
  expect(shown.stderr).toMatch(/\r\u001b\[K[a-z ]+ … \d+ %/);
  expect(shown.stderr.endsWith("\r\u001b[K")).toBe(true);
  expect((await dejure(["list", "viewpoints", "--atlas", vilnius], { world: slow })).stderr).toBe("");
  expect((await dejure(["list", "viewpoints", "--atlas", vilnius], { terminal: true })).stderr).toBe("");
});

test("a file is replaced whole, a link is written through, and nothing stays beside them", async () => {
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("old.txt"), "old", { mode: 0o640 });
  symlinkSync("old.txt", at("link.txt"));
  await nodeDisk.write(at("old.txt"), "new");
  expect(readFileSync(at("old.txt"), "utf8")).toBe("new");
  await nodeDisk.write(at("link.txt"), "through");
  expect(readFileSync(at("old.txt"), "utf8")).toBe("through");
  await expect(nodeDisk.write(join(at("old.txt"), "x"), "no")).rejects.toThrow();
  expect(readdirSync(folder).sort()).toEqual(["link.txt", "old.txt"]);
});

test("a command that is stopped removes what it was writing", async () => {
  const module = new URL("../../src/cli/node-world.ts", import.meta.url).href;
  const code = `import { nodeDisk } from ${JSON.stringify(module)};
    const done = nodeDisk.unfinished(${JSON.stringify(join(folder, "half"))});
    await nodeDisk.write(${JSON.stringify(join(folder, "half", "page.html"))}, "half");
    console.log("ready");
    setInterval(() => done, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(readdirSync(folder)).toContain("half");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(readdirSync(folder)).not.toContain("half");
});

test("serve that is stopped during its first compilation ends before that does", async () => {
  const atlas = join(folder, "large");
  for (const { path, bytes } of generatedAtlas(8000)) {
    mkdirSync(dirname(join(atlas, path)), { recursive: true });
    writeFileSync(join(atlas, path), bytes);
  }
  const child = spawn(process.execPath, [fileURLToPath(new URL("./serve-slowly.mjs", import.meta.url)), atlas], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += String(data)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.stderr.on("data", (data) => {
    if (!stderr.includes("reading files") && String(data).includes("reading files")) child.kill("SIGINT");
    stderr += String(data);
  });
  expect([await ended, stdout]).toEqual([0, ""]);
  expect(stderr).not.toContain("errors");
  expect(stderr.endsWith("\r\u001b[K")).toBe(true);
});
