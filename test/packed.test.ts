/** The package as it is published: a strict user's types resolve, and it holds what it needs and no more. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Editor } from "./lsp/editor.ts";

const root = resolve(import.meta.dirname, "..");
const built = existsSync(join(root, "dist/core/index.d.ts"));
const USER = `import { compile, parseDate } from "dejure";
import { openFolder } from "dejure/node";
import * as out from "dejure/export";
import * as foreign from "dejure/import";
import * as server from "dejure/server";
import * as worker from "dejure/worker";
import * as node from "dejure/worker/node";
console.log(compile, parseDate, openFolder, out, foreign, server, worker, node);
`;
let folder = "";
const run = (command: string, args: readonly string[], cwd: string) =>
  spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, npm_config_update_notifier: "false" } });

describe.skipIf(!built)("the packed package", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dejure-packed-"));
    const packed = run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    if (tarball === undefined) throw new Error(packed.stderr);
    run("tar", ["xzf", tarball], folder);
    mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
    renameSync(join(folder, "package"), join(folder, "node_modules/dejure"));
    // What npm would install beside it: its dependencies, and nothing that only this repository has.
    const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string> };
    for (const name of [...Object.keys(dependencies), "@types/node"]) {
      const place = join(folder, "node_modules", name);
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(join(root, "node_modules", name), place);
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "user.mts"), USER);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("types resolve for a strict user, module %s", (module, resolution) => {
    const flags = "--noEmit --strict --skipLibCheck false --target es2022 --lib es2023,dom --types node";
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const done = run(
      process.execPath,
      [compiler, ...flags.split(" "), "--module", module, "--moduleResolution", resolution, "user.mts"],
      folder,
    );
    expect(done.stdout).toBe("");
  });

  test("carries the notices of all that is bundled into published sites", () => {
    const notices = readFileSync(join(folder, "node_modules/dejure/dist/web/assets/licences.txt"), "utf8");
    for (const name of ["preact", "minisearch", "earcut"]) expect(notices).toMatch(new RegExp(`^${name} \\d`, "m"));
    expect(notices).toContain("Permission is hereby granted");
  });

  test("holds the command, the library and the interface, and neither sources nor tests", () => {
    const held = readdirSync(join(folder, "node_modules/dejure")).sort();
    expect(held).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "docs", "package.json", "spec"]);
    expect(run(process.execPath, [join(folder, "node_modules/dejure/dist/bin/dejure.js"), "--version"], folder).stdout.trim()).toMatch(
      /^\d/,
    );
    expect(readdirSync(join(folder, "node_modules/dejure/dist"))).toContain("docs");
  });

  test("runs new, check, who, build, serve and the language server", async () => {
    const command = join(folder, "node_modules/dejure/dist/bin/dejure.js");
    const dejure = (...argv: readonly string[]) => run(process.execPath, [command, ...argv], folder);
    for (const argv of [
      ["new", "atlas"],
      ["check", "atlas"],
      ["build", "atlas", "-o", "site", "--no-previews"],
    ]) {
      const { status, stderr } = dejure(...argv);
      expect([status, status === 0 ? "" : stderr], argv.join(" ")).toEqual([0, ""]);
    }
    expect(existsSync(join(folder, "site/index.html"))).toBe(true);
    const listed = JSON.parse(dejure("list", "places", "--atlas", "atlas", "--json").stdout) as { id: string }[];
    const { status, stdout } = dejure("who", String(listed[0]?.id), "1925-01-01", "--atlas", "atlas");
    expect([status, stdout.length > 0]).toEqual([0, true]);
    const server = spawn(process.execPath, [command, "serve", "atlas", "--port", "0"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const [address] = (await once(server.stdout, "data")) as [Buffer];
      const page = async (path: string) => (await fetch(new URL(path, String(address).trim()))).status;
      expect([await page("."), await page("workbench/"), await page("docs/")]).toEqual([200, 200, 200]);
    } finally {
      server.kill();
    }
    const editor = await Editor.start(undefined, [command]);
    expect(await editor.stop()).toBe(0);
  });
});
