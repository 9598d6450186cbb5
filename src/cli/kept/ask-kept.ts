/** Questions go to what was kept of an atlas where that is as good as the atlas itself; else to the atlas, which is kept after. */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { type Diagnostic, errorsIn } from "../../core/model/diagnostic.ts";
import { LazyMap } from "../../core/read/lazy-map.ts";
import { wantsNaturalEarth } from "../../core/read/natural-earth-file.ts";
import { Faults } from "../../core/read/read-faults.ts";
import { decode } from "../../core/read/text-files.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import type { Askable } from "../../export/answers/question.ts";
import { readLimits } from "../environment-limits.ts";
import type { Loaded } from "../load-atlas.ts";
import { type FolderRead, readFolder } from "../read-folder.ts";
import { CommandError, type Stream, type World } from "../world.ts";
import { FORMAT, type KeptFindings } from "./keep.ts";
import type { KeptAtlas } from "./kept-atlas.ts";
import { amountOf, type KeptCell, keptCell } from "./kept-cell.ts";
import { type Parts, packed, unpacked } from "./kept-file.ts";
import type { Store } from "./store.ts";

/** What a question is put to, and the world that the answer is told. */
export interface Asking {
  readonly world: World;
  readonly askable: Askable;
  /** errors found in the atlas */
  readonly errors: number;
}

/** All that was found in an atlas, and what it takes to tell it. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: (file: string) => string | undefined;
  readonly records: number;
  readonly assertions: number;
}

/** The store of a world, unless somebody wants none. */
const storeIn = ({ store, env }: World): Store | undefined => (env["DEJURE_CACHE"] === "off" ? undefined : store);

/** Puts a question to the atlas in a folder; its result is the same whether something was kept or not. */
export async function asked(world: World, root: string, ask: (asking: Asking) => number): Promise<number> {
  const read = await readFolder(world, root);
  const kept = await Kept.of(world, root, read);
  // Loaded only now, for commands that ask nothing; an atlas that is compiled needs nearly all of it too.
  const { keptAtlas } = await import("./kept-atlas.ts");
  const known = kept?.use(ATLAS, (parts) => {
    const said = new Held(world);
    const askable = keptAtlas(parts, (cell) => kept.cell(cell));
    try {
      const status = ask({ world: said.world, askable, errors: askable.errors });
      return { askable, tell: said.tell(() => status) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return {
        askable,
        tell: said.tell(() => {
          throw error;
        }),
      };
    }
  });
  if (kept && known)
    try {
      return known.tell();
    } finally {
      kept.keepCells(known.askable.resolver, known.askable.touched);
    }
  const loaded = await compiled(world, root, read);
  try {
    return ask({ world, askable: loaded, errors: errorsIn(loaded.diagnostics) });
  } finally {
    await kept?.keep(loaded);
    kept?.keepCells(loaded.resolver);
  }
}

/** All that is found in the atlas in a folder. */
export async function findingsOf(world: World, root: string): Promise<Findings> {
  const read = await readFolder(world, root);
  const kept = await Kept.of(world, root, read);
  const known = kept?.use(ATLAS, (parts) => deserialize(parts("findings")) as KeptFindings);
  if (known) {
    const texts = new LazyMap(() => {
      const named = new Set(known.texts);
      return new Map(read.files.flatMap(({ path, bytes }) => (named.has(path) ? [[path, decode(bytes, new Faults(path)).text]] : [])));
    });
    return { ...known, textOf: (file) => texts.get(file) };
  }
  const loaded = await compiled(world, root, read);
  await kept?.keep(loaded);
  const { atlas, diagnostics } = loaded;
  const records = Object.values(atlas.collections).reduce((sum, c) => sum + c.size, 0);
  return { diagnostics, textOf: atlas.textOf, records, assertions: atlas.assertions.length };
}

async function compiled(world: World, root: string, read: FolderRead): Promise<Loaded> {
  const { compileFolder } = await import("../load-atlas.ts");
  return compileFolder(world, root, read);
}

/** What a command tells, held back until it is sure that it will tell all of it. */
class Held {
  readonly world: World;
  readonly #told: (() => void)[] = [];

  constructor(world: World) {
    const held = (stream: Stream): Stream => ({
      ...stream,
      write: (data) => void this.#told.push(() => stream.write(data)),
      drained: async () => {},
    });
    this.world = { ...world, stdout: held(world.stdout), stderr: held(world.stderr) };
  }

  /** How to tell it, and then to end. */
  tell(end: () => number): () => number {
    return () => {
      for (const write of this.#told) write();
      return end();
    };
  }
}

/** What is kept of an atlas as it stands now. */
class Kept {
  readonly #store: Store;
  readonly #root: string;
  readonly #key: string;

  private constructor(store: Store, root: string, key: string) {
    this.#store = store;
    this.#root = root;
    this.#key = key;
  }

  static async of(world: World, root: string, read: FolderRead): Promise<Kept | undefined> {
    const store = storeIn(world);
    return store && new Kept(store, root, await keyOf(world, store, read));
  }

  /** The result of work with what is kept under a name; undefined where nothing is, or where it is damaged in whatever way. */
  use<T>(name: string, work: (parts: Parts) => T): T | undefined {
    const file = this.#store.open(this.#root, name);
    try {
      const parts = file && unpacked(file.read, this.#key, file.place);
      return parts && work(parts);
    } catch {
      return undefined;
    } finally {
      file?.close();
    }
  }

  /** What was found of the land of a cell before. */
  cell(cell: number): KeptCell | undefined {
    return this.use(nameOf(cell), (parts) => deserialize(parts(CELL)) as KeptCell);
  }

  /** Keeps the atlas itself; what was kept of it as it was before is of no use any more. */
  async keep(loaded: Loaded): Promise<void> {
    const { partsOf } = await import("./keep.ts");
    this.#store.clear(this.#root);
    this.#store.write(this.#root, ATLAS, (place) => {
      const parts = partsOf(loaded);
      if (!parts) throw new Error("nothing to keep");
      return packed(this.#key, place, parts);
    });
  }

  /** Keeps what was found of the land of cells, as far as it is new: of those that were asked about, else of any. */
  keepCells({ cells, dockets: { ground } }: Resolver, touched?: KeptAtlas["touched"]): void {
    let room = MOST_CELLS;
    for (const cell of touched?.keys() ?? Array(cells.count).keys()) {
      if (room === 0) return;
      const assertions = cells.assertionsOf(cell);
      const worked = ground.workedSoFar(assertions);
      if (!worked || amountOf(worked) === (touched?.get(cell) ?? 0)) continue;
      const kept = keptCell(ground, assertions, worked);
      if (!kept) continue;
      room--;
      this.#store.write(this.#root, nameOf(cell), (place) => packed(this.#key, place, { [CELL]: serialize(kept) }));
    }
  }
}

const ATLAS = "atlas";
const CELL = "cell";
const nameOf = (cell: number): string => `cell-${cell}`;
/** Cells of which one question leaves something behind: who asks about the whole world asks again from the beginning. */
const MOST_CELLS = 64;

/** Changes whenever anything does that an answer may hang on: the code, what it runs on, and every byte that is read. */
async function keyOf(world: World, store: Store, { files, diagnostics }: FolderRead): Promise<string> {
  const hash = createHash("sha256");
  const add = (bytes: string | Uint8Array): void => {
    const data = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    hash.update(`${data.length} `).update(data);
  };
  add(`${FORMAT} ${world.version} ${store.build} ${process.version} ${process.arch}`);
  add(JSON.stringify([diagnostics, readLimits(world)]));
  for (const { path, bytes } of files) {
    add(path);
    add(bytes);
  }
  if (files.some(wantsNaturalEarth)) add(await world.naturalEarth("countries-10m.json"));
  return hash.digest("base64");
}
