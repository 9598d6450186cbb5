/** Folders written where others write too, where nothing can be renamed, and where the writer is stopped. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFolder } from "../../src/cli/atomic-folder.ts";
import { MARKER } from "../../src/cli/node-folders.ts";
import { nodeDisk, nodeWorld } from "../../src/cli/node-world.ts";
import type { World } from "../../src/cli/world.ts";
import { dejure } from "./fake-world.ts";

let folder = "";
let target = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure folders-"));
  target = join(folder, "public");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const files = (...all: readonly (readonly [string, string])[]) =>
  all.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
const world = (disk: Partial<World["disk"]> = {}): World => ({
  ...nodeWorld(),
  stderr: { write: () => {}, drained: async () => {}, isTerminal: false, columns: 80 },
  disk: { ...nodeDisk, ...disk },
});
const ends = (child: ReturnType<typeof spawn>): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));
const refused = (code: string): Error => Object.assign(new Error(code), { code });

/** Files of a site whose pages all say the same word. */
const PAGES = 60;
/** Another process that writes such a site, each with a word of its own: of built code, since what loads TypeScript outlives a killed process. */
function writer(word: string, { user, times = 1 }: { readonly user?: number; readonly times?: number } = {}) {
  const at = (path: string): string => JSON.stringify(new URL(`../../dist/cli/${path}.js`, import.meta.url).href);
  const code = `import { writeFolder } from ${at("atomic-folder")};
    import { nodeWorld } from ${at("node-world")};
    const bytes = new TextEncoder().encode(${JSON.stringify(word)});
    const files = Array.from({ length: ${PAGES} }, (_, i) => ({ path: "p/" + i + ".html", bytes }));
    console.log("ready");
    ${user === undefined ? "" : `process.setuid(${user});`}
    for (let i = 0; i < ${times}; i++) await writeFolder(nodeWorld(), ${JSON.stringify(target)}, "public", files);`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The words of the pages that stand there, each once; throws where one is missing. */
function words(): readonly string[] {
  expect(readdirSync(target).sort()).toEqual([MARKER, "p"]);
  expect(readdirSync(join(target, "p"))).toHaveLength(PAGES);
  return [...new Set(readdirSync(join(target, "p")).map((name) => readFileSync(join(target, "p", name), "utf8")))];
}

describe("two writers of one folder", () => {
  it("come one after the other; what stands there is of one of them, whole, and nothing stays beside it", async () => {
    const children = ["a", "b", "c"].map((word) => writer(word, { times: 10 }));
    expect(await Promise.all(children.map(ends))).toEqual([0, 0, 0]);
    expect(words()).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["public"]);
  });

  it("the second says whom it waits for, and takes the place of one that is no more", async () => {
    const said: string[] = [];
    const telling: World = { ...world(), stderr: { ...world().stderr, write: (text) => void said.push(String(text)) } };
    const lock = join(folder, ".public.dejure-lock");
    expect(await nodeDisk.claim(lock)).toBeUndefined();
    expect(await nodeDisk.claim(lock)).toBe(`process ${process.pid}`);
    setTimeout(() => rmSync(lock), 300);
    await writeFolder(telling, target, "public", files(["index.html", "x"]));
    expect(said).toEqual([`process ${process.pid} is writing public; waiting for it\n`]);
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(
      lock,
      readFileSync(lock, { encoding: "utf8", flag: "a+" }) || JSON.stringify({ host: (await import("node:os")).hostname(), pid: gone }),
    );
    await writeFolder(telling, target, "public", files(["index.html", "y"]));
    expect(said).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["public"]);
  });
});

describe("a writer that is stopped", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)(
    "by %s leaves a whole site, and the next one goes on",
    async (signal) => {
      await writeFolder(
        world(),
        target,
        "public",
        files(...Array.from({ length: PAGES }, (_, i): [string, string] => [`p/${i}.html`, "first"])),
      );
      for (let i = 0; i < 4; i++) {
        const child = writer(`word ${i}`, { times: 1000 });
        const ended = ends(child);
        let complaint = "";
        child.stderr?.on("data", (text) => (complaint += String(text)));
        await new Promise((resolve) => child.stdout?.once("data", resolve));
        await new Promise((resolve) => setTimeout(resolve, 40 + i * 37));
        child.kill(signal);
        await ended;
        expect(complaint).toBe("");
        expect(words()).toHaveLength(1);
      }
      await writeFolder(world(), target, "public", files(["index.html", "last"]));
      expect(readdirSync(folder)).toEqual(["public"]);
      expect(readdirSync(target).sort()).toEqual([MARKER, "index.html"]);
    },
    60_000,
  );

  it("between the two renames, by a loss of power: the next one begins by putting the site back", async () => {
    await writeFolder(world(), target, "public", files(["index.html", "good"]));
    await nodeDisk.rename(target, join(folder, ".public.dejure-old"));
    const write: World["disk"]["write"] = async () => {
      throw refused("ENOSPC");
    };
    await expect(writeFolder(world({ write }), target, "public", files(["index.html", "x"]))).rejects.toMatchObject({ status: 3 });
    expect(readFileSync(join(target, "index.html"), "utf8")).toBe("good");
    expect(readdirSync(folder)).toEqual(["public"]);
  });

  it("of a draft leaves nothing where one of its files cannot be written", async () => {
    writeFileSync(join(folder, "article.md"), "# Treaty\n\nOn 12 July 1920 Lithuania and Russia signed the Treaty of Moscow.\n");
    let calls = 0;
    const write: World["disk"]["write"] = async (path, bytes) => {
      if (++calls === 3) throw refused("ENOSPC");
      await nodeDisk.write(path, bytes);
    };
    const failed = await dejure(["draft", "article.md", "-o", "mine"], { cwd: folder, disk: { write } });
    expect([failed.status, existsSync(join(folder, "mine"))]).toEqual([3, false]);
    const done = await dejure(["draft", "article.md", "-o", "mine"], { cwd: folder, disk: { write: nodeDisk.write } });
    expect([done.status, done.stderr]).toEqual([0, ""]);
    expect(readdirSync(join(folder, "mine"))).not.toContain(MARKER);
    writeFileSync(join(folder, "other.md"), readFileSync(join(folder, "article.md")));
    const before = readdirSync(join(folder, "mine"), { recursive: true }).sort();
    calls = 1;
    expect((await dejure(["draft", "other.md", "-o", "mine"], { cwd: folder, disk: { write } })).status).toBe(3);
    const after = readdirSync(join(folder, "mine"), { recursive: true, withFileTypes: true });
    expect(
      after
        .filter((e) => e.isFile())
        .map((e) => join(e.parentPath, e.name).slice(folder.length + 6))
        .sort(),
    ).toEqual(before.filter((path) => lstatSync(join(folder, "mine", String(path))).isFile()));
  });
});

describe("where the folder cannot be renamed", () => {
  const twice = async (one: World): Promise<void> => {
    mkdirSync(target, { recursive: true });
    await writeFolder(one, target, "public", files(["index.html", "one"], ["old/page.html", "x"], ["turned", "file"], ["kept/a", "1"]));
    expect(await writeFolder(one, target, "public", files(["index.html", "two"], ["turned/page.html", "y"], ["kept", "2"]))).toEqual({
      files: 3,
      bytes: 5,
    });
    expect(readdirSync(target, { recursive: true }).sort()).toEqual([MARKER, "index.html", "kept", "turned", "turned/page.html"]);
    expect(readFileSync(join(target, "index.html"), "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["public"]);
  };

  it("it is made inside, and its files are moved into place: pages after what they load, the first page last", async () => {
    const orders: string[][] = [];
    await twice(
      world({
        isMount: async () => true,
        swap: async () => {
          throw refused("EBUSY");
        },
        place: async (fresh, to, paths, keep) => {
          orders.push([...paths]);
          await nodeDisk.place(fresh, to, paths, keep);
        },
      }),
    );
    expect(orders[0]).toEqual(["turned", "kept/a", MARKER, "old/page.html", "index.html"]);
  });

  it("so is one in a folder where nothing may be written", async () => {
    await twice(
      world({
        claim: async (path) => {
          if (path === join(folder, ".public.dejure-lock")) throw refused("EACCES");
          return nodeDisk.claim(path);
        },
      }),
    );
  });

  const mounts = spawnSync("sh", ["-c", "d=$(mktemp -d) && mount -t tmpfs none $d && umount $d && rmdir $d"]).status === 0;
  it.skipIf(!mounts)("a real mount, of another disk or of the same", async () => {
    mkdirSync(target);
    for (const [option, what] of [
      ["-t", "tmpfs"],
      ["--bind", undefined],
    ] as const) {
      const bound = mkdtempSync(join(tmpdir(), "dejure-bound-"));
      const args = what === undefined ? [option, bound, target] : [option, what, "none", target];
      expect(spawnSync("mount", args).status).toBe(0);
      try {
        expect(await nodeDisk.isMount(target)).toBe(true);
        await twice(world());
      } finally {
        spawnSync("umount", [target]);
        rmSync(bound, { recursive: true });
      }
    }
    expect(await nodeDisk.isMount(target)).toBe(false);
  });

  it.skipIf(process.getuid?.() !== 0)("a real folder of another user, in one that is not his", async () => {
    mkdirSync(target);
    chmodSync(folder, 0o755);
    chmodSync(target, 0o777);
    for (const word of ["one", "two"]) {
      const child = writer(word, { user: 65534 });
      let said = "";
      child.stderr?.on("data", (data) => (said += String(data)));
      expect([await ends(child), said]).toEqual([0, ""]);
      expect(words()).toEqual([word]);
    }
  });
});

describe("a link", () => {
  it("stays, and what it leads to is replaced", async () => {
    const real = join(folder, "releases/one");
    mkdirSync(real, { recursive: true });
    symlinkSync("releases/one", target);
    await writeFolder(world(), target, "public", files(["index.html", "one"]));
    await writeFolder(world(), target, "public", files(["index.html", "two"]));
    expect(lstatSync(target).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(real, "index.html"), "utf8")).toBe("two");
    expect(readdirSync(join(folder, "releases"))).toEqual(["one"]);
  });

  it("to nothing is refused, in words", async () => {
    symlinkSync("nowhere", target);
    await expect(writeFolder(world(), target, "public", files(["index.html", "x"]))).rejects.toThrow(
      "public is a link to what is not there",
    );
    expect(readdirSync(folder)).toEqual(["public"]);
  });
});
