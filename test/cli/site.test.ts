import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFolder } from "../../src/cli/atomic-folder.ts";
import { Scale } from "../../src/cli/budgets.ts";
import { LiveReload, RELOAD_SCRIPT } from "../../src/cli/live-reload.ts";
import { nodeDisk, nodeWorld } from "../../src/cli/node-world.ts";
import type { World } from "../../src/cli/world.ts";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-site-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = (...all: readonly (readonly [string, string])[]) => all.map(([path, text]) => ({ path, bytes: bytes(text) }));

describe("writing a folder", () => {
  it("replaces what dejure wrote, as a whole", async () => {
    const target = join(folder, "public");
    await writeFolder(nodeWorld(), target, "public", files(["index.html", "one"], ["old/page.html", "x"]));
    expect(await writeFolder(nodeWorld(), target, "public", files(["index.html", "two"]))).toEqual({ files: 1, bytes: 3 });
    expect(readdirSync(target).sort()).toEqual([".dejure-site", "index.html"]);
    expect(readFileSync(join(target, "index.html"), "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["public"]);
  });

  it("touches no folder that others wrote", async () => {
    mkdirSync(join(folder, "home"));
    writeFileSync(join(folder, "home/thesis.txt"), "mine");
    await expect(writeFolder(nodeWorld(), join(folder, "home"), "home", files(["index.html", "x"]))).rejects.toMatchObject({ status: 2 });
    expect(readdirSync(join(folder, "home"))).toEqual(["thesis.txt"]);
  });

  it.each([
    ["write", 2],
    ["swap", 1],
  ] as const)("keeps the last good folder where the disk fails at %s", async (failing, at) => {
    const target = join(folder, "public");
    await writeFolder(nodeWorld(), target, "public", files(["index.html", "good"]));
    let calls = 0;
    const broken = async (...args: never[]): Promise<void> => {
      calls++;
      if (calls === at) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      await (nodeDisk[failing] as (...a: never[]) => Promise<void>)(...args);
    };
    const world: World = { ...nodeWorld(), disk: { ...nodeDisk, [failing]: broken } };
    await expect(writeFolder(world, target, "public", files(["index.html", "half"], ["b.html", "b"]))).rejects.toMatchObject({ status: 3 });
    expect(readFileSync(join(target, "index.html"), "utf8")).toBe("good");
    expect(readdirSync(folder)).toEqual(["public"]);
  });

  it("writes several files at once, all of them before the folder takes its place", async () => {
    let now = 0;
    let most = 0;
    const order: string[] = [];
    const disk: World["disk"] = {
      ...nodeDisk,
      async write(path, bytes) {
        most = Math.max(most, ++now);
        await nodeDisk.write(path, bytes);
        now--;
        order.push("write");
      },
      async syncFolder(path) {
        await nodeDisk.syncFolder(path);
        order.push("sync");
      },
      async swap(...paths) {
        order.push("swap");
        await nodeDisk.swap(...paths);
      },
    };
    const many = Array.from({ length: 60 }, (_, i): [string, string] => [`a/${i}/index.html`, String(i)]);
    const written = await writeFolder({ ...nodeWorld(), disk }, join(folder, "public"), "public", files(...many));
    expect(written.files).toBe(60);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(16);
    // Sixty pages, the mark of what is being made, and the mark of what it becomes; the folders are synced after them.
    expect(order).toEqual([...Array(62).fill("write"), ...Array(62).fill("sync"), "swap"]);
  });

  it("writes nothing outside of itself", async () => {
    await expect(writeFolder(nodeWorld(), join(folder, "public"), "public", files(["../evil.html", "x"]))).rejects.toThrow("no file at");
    expect(existsSync(join(folder, "evil.html"))).toBe(false);
    expect(existsSync(join(folder, "public"))).toBe(false);
  });
});

describe("build", () => {
  it("writes the same bytes twice, and refuses to write over the atlas", async () => {
    for (const [path, text] of Object.entries(MORESNET)) {
      mkdirSync(dirname(join(folder, "atlas", path)), { recursive: true });
      writeFileSync(join(folder, "atlas", path), text);
    }
    const disk = { write: nodeDisk.write };
    const snapshot = (): Map<string, string> =>
      new Map(
        readdirSync(join(folder, "public"), { recursive: true, withFileTypes: true })
          .filter((e) => e.isFile())
          .map((e): [string, string] => [join(e.parentPath, e.name), readFileSync(join(e.parentPath, e.name), "base64")])
          .sort(),
      );
    const first = await dejure(["build", "atlas", "-o", "public", "--json"], { cwd: folder, disk });
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(JSON.parse(first.stdout)).toMatchObject({ errors: 0, warnings: 0 });
    const before = snapshot();
    expect((await dejure(["build", "atlas", "-o", "public"], { cwd: folder, disk })).status).toBe(0);
    expect(snapshot()).toEqual(before);
    expect((await dejure(["build", "atlas", "-o", "atlas"], { cwd: folder, disk })).status).toBe(2);
    expect((await dejure(["build", "atlas", "-o", "p", "--base", "javascript:alert(1)"], { cwd: folder, disk })).status).toBe(2);
  });
});

describe("the weight of a site", () => {
  it("counts scripts with what they import, and the data of the first map, after gzip", () => {
    const text = (body: string): Uint8Array => new TextEncoder().encode(body);
    const manifest = {
      "main.tsx": { file: "assets/map.js", imports: ["_shared.js"], dynamicImports: ["view.ts"] },
      "_shared.js": { file: "assets/shared.js" },
      "view.ts": { file: "assets/view.js", imports: ["main.tsx"] },
      "search.ts": { file: "assets/search.js" },
    };
    const scale = new Scale(new Map([["manifest.json", text(JSON.stringify(manifest))]]));
    const noise = text(Array.from({ length: 500 }, (_, i) => (i * 7919) % 9973).join());
    const passed = [
      ...scale.weigh(
        ["assets/map.js", "assets/shared.js", "assets/view.js", "assets/search.js", "data/map/cells.json", "data/map/losing.json"].map(
          (path) => ({
            path,
            bytes: noise,
          }),
        ),
      ),
    ];
    expect(passed).toHaveLength(6);
    const [script, data] = scale.budgets;
    expect(script?.gzip).toBe(3 * (data?.gzip ?? 0));
    expect(data?.gzip).toBeLessThan(noise.length);
  });
});

describe("serve", () => {
  it("answers until it is stopped, and says where", async () => {
    for (const [path, text] of Object.entries(MORESNET)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    let closed = false;
    let status = 0;
    const { stdout, status: exit } = await dejure(["serve", "--port", "0"], {
      cwd: folder,
      world: {
        listen: async (answer) => {
          status = (await answer(new Request("http://localhost/nowhere"))).status;
          return {
            port: 4321,
            close: async () => {
              closed = true;
            },
          };
        },
      },
    });
    expect([exit, stdout, status, closed]).toEqual([0, "http://127.0.0.1:4321/\n", 404, true]);
  });

  it("has the documentation beside the atlas, or says in words that it was not built", async () => {
    for (const [path, text] of Object.entries(MORESNET)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const asked = async (documentation: ReadonlyMap<string, Uint8Array> | undefined) => {
      const told: (readonly [number, string])[] = [];
      await dejure(["serve", "--port", "0"], {
        cwd: folder,
        world: {
          documentation: async () => documentation,
          listen: async (answer) => {
            for (const path of ["docs/", "docs", "nowhere"]) {
              const answered = await answer(new Request(`http://localhost/${path}`));
              told.push([answered.status, await answered.text()]);
            }
            return { port: 4321, close: async () => {} };
          },
        },
      });
      return told;
    };
    const built = await asked(new Map([["index.html", new TextEncoder().encode("<title>How to</title>")]]));
    expect(built).toMatchObject([
      [200, "<title>How to</title>"],
      [308, ""],
      [404, expect.anything()],
    ]);
    const [missing] = await asked(undefined);
    expect(missing).toEqual([404, expect.stringContaining("the documentation was not built here: npm run build makes it")]);
  });

  it("keeps the last good site while an edit is broken, and makes pages only when they are asked for", async () => {
    for (const [path, text] of Object.entries(MORESNET)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const file = join(folder, Object.keys(MORESNET).find((path) => path.startsWith("polities/")) ?? "");
    const good = readFileSync(file, "utf8");
    let ask: (path: string) => Promise<string> = async () => "";
    let touch: () => void = () => {};
    const said: string[] = [];
    const until = async (words: string): Promise<void> => {
      for (let i = 0; i < 400 && !said.some((text) => text.includes(words)); i++) await new Promise((resolve) => setTimeout(resolve, 25));
      expect(said.join("")).toContain(words);
      said.length = 0;
    };
    const pages: string[] = [];
    await dejure(["serve", "--port", "0"], {
      cwd: folder,
      world: {
        stderr: { write: (data) => void said.push(String(data)), drained: async () => {}, isTerminal: false, columns: 80 },
        listen: async (answer) => {
          ask = async (path) => (await answer(new Request(`http://localhost${path}`))).text();
          return { port: 1, close: async () => {} };
        },
        watch: async (_, changed) => {
          touch = () => changed([file]);
          return async () => {};
        },
        stopped: async () => {
          pages.push(await ask("/polities/"));
          writeFileSync(file, good.replace("{ type: state", "{ type: { state"));
          touch();
          await until("the last good site stays");
          pages.push(await ask("/polities/"));
          writeFileSync(file, good.replace("Prussia", "Mended"));
          touch();
          await until("0 errors");
          pages.push(await ask("/polities/"));
        },
      },
    });
    expect(pages[1]).toBe(pages[0]);
    expect(pages[0]).not.toContain("Mended");
    expect(pages[2]).toContain("Mended");
  });

  it("serves several atlases from one page, each under the name of its folder", async () => {
    for (const name of ["a", "b"])
      for (const [path, text] of Object.entries(MORESNET)) {
        mkdirSync(dirname(join(folder, name, path)), { recursive: true });
        writeFileSync(
          join(folder, name, path),
          path === "atlas.yaml" ? text.replace(/^title:.*$/m, `title: { en: "Atlas <${name}>" }`) : text,
        );
      }
    const answers: Record<string, { status: number; text: string; location: string | null }> = {};
    const { status } = await dejure(["serve", "a", "b", "--port", "0"], {
      cwd: folder,
      world: {
        listen: async (answer) => {
          for (const path of ["/", "/a/", "/b", "/b?x=1", "/b/polities/", "/b/api/list/polities", "/c/", "/a/nowhere"]) {
            const response = await answer(new Request(`http://localhost${path}`));
            answers[path] = { status: response.status, text: await response.text(), location: response.headers.get("location") };
          }
          return { port: 1, close: async () => {} };
        },
      },
    });
    expect(status).toBe(0);
    expect(answers["/"]?.text).toContain('<a href="/a/">Atlas &lt;a>');
    expect(answers["/"]?.text).toContain('<a href="/b/">Atlas &lt;b>');
    expect(answers["/a/"]?.text).toContain("Atlas &lt;a>");
    expect([answers["/b"]?.status, answers["/b"]?.location, answers["/b?x=1"]?.location]).toEqual([308, "/b/", "/b/?x=1"]);
    expect([answers["/b/polities/"]?.status, answers["/b/api/list/polities"]?.status]).toEqual([200, 200]);
    expect([answers["/c/"]?.status, answers["/a/nowhere"]?.status]).toEqual([404, 404]);
  });

  it("refuses two atlases of one name", async () => {
    for (const name of ["x/a", "y/a"]) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, "atlas.yaml"), MORESNET["atlas.yaml"] ?? "");
    }
    const { status, stderr } = await dejure(["serve", "x/a", "y/a"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("would be served as /a/, which is taken");
  });

  it("answers those who ask for it by its own name, keeps its answers from other origins, and warns where the world listens", async () => {
    for (const [path, text] of Object.entries(MORESNET)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const answers = async (...options: string[]) => {
      const seen: [number, string | null][] = [];
      const { stderr, status } = await dejure(["serve", "--port", "0", ...options], {
        cwd: folder,
        world: {
          listen: async (answer) => {
            for (const host of ["localhost:1", "evil.example", "atlas.example.org"]) {
              const { status, headers } = await answer(new Request(`http://${host}/api/list/polities`));
              seen.push([status, headers.get("access-control-allow-origin")]);
            }
            return { port: 1, close: async () => {} };
          },
        },
      });
      expect(status).toBe(0);
      return { seen, warned: stderr.includes("everybody who reaches this machine") };
    };
    expect(await answers()).toEqual({
      seen: [
        [200, null],
        [421, null],
        [421, null],
      ],
      warned: false,
    });
    expect(await answers("--host", "0.0.0.0", "--cors", "--allow-host", "atlas.example.org")).toEqual({
      seen: [
        [200, "*"],
        [421, null],
        [200, "*"],
      ],
      warned: true,
    });
    expect((await dejure(["serve", "--allow-host", "http://x/"], { cwd: folder })).status).toBe(2);
  });

  it("says that a port is taken", async () => {
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a/atlas.yaml"), MORESNET["atlas.yaml"] ?? "");
    const { status, stderr } = await dejure(["serve", "a"], {
      cwd: folder,
      world: { listen: () => Promise.reject(Object.assign(new Error("x"), { code: "EADDRINUSE" })) },
    });
    expect(status).toBe(3);
    expect(stderr).toContain("cannot listen on 127.0.0.1:4173: the port is taken");
    expect((await dejure(["serve", "a", "--port", "99999"], { cwd: folder })).status).toBe(2);
  });
});

describe("pages that reload themselves", () => {
  const get = (live: LiveReload, path: string, method = "GET") => live.answer(new Request(`http://localhost${path}`, { method }));

  it("load a script that hears of changes; all else is answered elsewhere", async () => {
    const live = new LiveReload();
    expect(await get(live, RELOAD_SCRIPT)?.text()).toContain('new EventSource("/_live/events")');
    for (const path of ["/", "/map/", "/_live/other", "/a?b=/_live/events"]) expect(get(live, path)).toBeUndefined();
    expect(get(live, RELOAD_SCRIPT, "POST")).toBeUndefined();
    const reader = get(live, "/_live/events")?.body?.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain("retry");
    live.changed();
    expect(await next()).toContain("event: changed");
    await reader?.cancel();
    live.changed();
  });
});
