/** What `serve` does while an atlas is compiled beside it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { World } from "../../src/cli/world.ts";
import { AtlasWorker } from "../../src/worker/client.ts";
import { host } from "../../src/worker/host.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import type { Port, ToHost } from "../../src/worker/protocol.ts";
import { dejure, type Setting } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const folder = scratchAtlas(MORESNET);

interface Serving {
  ask(path: string): Promise<Response>;
  /** Tells of changed files by their paths in the atlas, or that files came or went. */
  touch(...paths: readonly string[]): void;
  cameOrWent(): void;
  /** Resolves once these words were said; forgets what was said until then. */
  until(words: string): Promise<string>;
}

/** Serves the starter atlas while `scene` plays, then stops. */
async function serving(scene: (serving: Serving) => Promise<void>, world: Setting["world"] = {}): Promise<void> {
  let said = "";
  let answer: (request: Request) => Response | Promise<Response> = () => new Response();
  let changed: (contents?: readonly string[]) => void = () => {};
  let failed: unknown;
  const { status } = await dejure(["serve", "--port", "0"], {
    cwd: folder(),
    world: {
      ...world,
      stderr: { write: (data) => void (said += String(data)), drained: async () => {}, isTerminal: false, columns: 80 },
      listen: async (answering) => {
        answer = answering;
        return { port: 1, close: async () => {} };
      },
      watch: async (_, tell) => {
        changed = tell;
        return async () => {};
      },
      stopped: () =>
        scene({
          ask: async (path) => answer(new Request(`http://localhost${path}`)),
          touch: (...paths) => changed(paths.map((path) => join(folder(), path))),
          cameOrWent: () => changed(),
          async until(words) {
            for (let i = 0; i < 400 && !said.includes(words); i++) await new Promise((resolve) => setTimeout(resolve, 25));
            const all = said;
            said = "";
            expect(all).toContain(words);
            return all;
          },
        }).catch((error: unknown) => {
          failed = error;
        }),
    },
  });
  if (failed !== undefined) throw failed;
  expect(status).toBe(0);
}

const polities = Object.keys(MORESNET).find((path) => path.startsWith("polities/")) ?? "";
const rename = (to: string): void => writeFileSync(join(folder(), polities), (MORESNET[polities] ?? "").replace("Prussia", to));

/** An engine whose second compilation, and all that is asked after it, waits to be released. */
function held() {
  const [outer, inner] = [new MessageChannel(), new MessageChannel()];
  let tell: () => void = () => {};
  const compiling = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let last = Promise.resolve();
  let compilations = 0;
  outer.port2.onmessage = ({ data }) => {
    last = last.then(async () => {
      if ((data as ToHost).type === "compile" && ++compilations === 2) {
        tell();
        await released;
      }
      inner.port1.postMessage(data);
    });
  };
  inner.port1.onmessage = ({ data }) => outer.port2.postMessage(data);
  host(inner.port2 as unknown as Port, { naturalEarth: naturalEarthBytes, webAssets: async () => new Map(), now: () => 0 });
  const startEngine: World["startEngine"] = async (settings, onFault) =>
    new AtlasWorker(outer.port1 as unknown as Port, { ...settings, onFault, end: () => inner.port1.close() });
  return { startEngine, compiling, release };
}

test("what was answered before is answered at once while a new version is compiled; the rest waits for its turn", async () => {
  const { startEngine, compiling, release } = held();
  await serving(
    async ({ ask, touch, until }) => {
      await until("0 errors");
      const [page, answer] = [await (await ask("/polities/")).text(), await (await ask("/api/show/prussia")).text()];
      rename("Renamed");
      touch(polities);
      await compiling;
      let released = false;
      const other = ask("/sources/").then(() => released);
      expect(await (await ask("/polities/")).text()).toBe(page);
      expect(await (await ask("/api/show/prussia")).text()).toBe(answer);
      expect(answer).toContain("Prussia");
      released = true;
      release();
      expect(await other).toBe(true);
      await until("0 errors");
      expect(await (await ask("/polities/")).text()).toContain("Renamed");
      expect(await (await ask("/api/show/prussia")).text()).toContain("Renamed");
    },
    { startEngine },
  );
});

test("an edit during a compilation ends it; one compilation then has all the changes", async () => {
  await serving(async ({ ask, touch, until }) => {
    await until("0 errors");
    rename("Once");
    touch(polities);
    writeFileSync(join(folder(), "atlas.yaml"), (MORESNET["atlas.yaml"] ?? "").replace(/^title:.*$/m, "title: Twice"));
    touch("atlas.yaml");
    const told = await until("0 errors");
    expect(told.match(/0 errors/g)).toHaveLength(1);
    expect(await (await ask("/polities/")).text()).toContain("Once");
    expect(await (await ask("/")).text()).toContain("Twice");
  });
});

test("a file that cannot be read leaves the last good site; what changed is not lost", async () => {
  let broken = false;
  const { nodeDisk } = await import("../../src/cli/node-world.ts");
  const disk = {
    ...nodeDisk,
    async read(path: string) {
      if (broken && path.endsWith(polities)) throw Object.assign(new Error("x"), { code: "EACCES" });
      return nodeDisk.read(path);
    },
  };
  await serving(
    async ({ ask, touch, until }) => {
      await until("0 errors");
      rename("Locked");
      broken = true;
      touch(polities);
      await until("the last good site stays");
      expect(await (await ask("/polities/")).text()).toContain("Prussia");
      broken = false;
      touch("atlas.yaml");
      await until("0 errors");
      expect(await (await ask("/polities/")).text()).toContain("Locked");
    },
    { disk },
  );
});

test("open pages hear of each change, and errors are shown with the line they stand on", async () => {
  await serving(async ({ ask, touch, until }) => {
    await until("0 errors");
    const reader = (await ask("/_live/events")).body?.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain("retry");
    rename("Renamed");
    touch(polities);
    expect(await next()).toContain("event: changed");
    expect(await (await ask("/polities/")).text()).toContain("/_live/reload.js");
    const text = readFileSync(join(folder(), polities), "utf8");
    writeFileSync(join(folder(), polities), text.replace("{ type: state", "{ type: { state"));
    touch(polities);
    const told = await until("the last good site stays until this is mended");
    expect(told).toMatch(/^\d+ \| \w+: \{ type: state/m);
    await reader?.cancel();
  });
});

test("says where the browser interface has not been built", async () => {
  const { status, stderr } = await dejure(["serve"], { cwd: folder(), world: { webAssets: async () => undefined } });
  expect(status).toBe(3);
  expect(stderr).toContain("the browser interface has not been built");
});

test("--base is where links begin; what is no address is told", async () => {
  const bases: unknown[] = [];
  const startEngine: World["startEngine"] = async (settings) => {
    bases.push([settings.base, settings.siteBase]);
    throw new Error("no engine here");
  };
  await dejure(["serve", "--base", "https://atlas.example/deep"], { cwd: folder(), world: { startEngine } }).catch(() => undefined);
  expect(bases).toEqual([["https://atlas.example/deep/", "https://atlas.example/deep/"]]);
  const { status, stderr } = await dejure(["serve", "--base", "atlas.example"], { cwd: folder() });
  expect([status, stderr]).toEqual([2, expect.stringContaining("atlas.example is not an http address")]);
});
