import { join } from "node:path";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { Changes } from "../worker/protocol.ts";
import { LIMITS, pathFrom, readFolder } from "./read-folder.ts";
import type { World } from "./world.ts";

/** What stands in an atlas folder, read anew only as far as it changed. Keeps names, not contents. */
export class WatchedFolder {
  readonly #world: World;
  readonly #root: string;
  #paths: ReadonlySet<string> | undefined;
  #found: readonly Diagnostic[] = [];

  constructor(world: World, root: string) {
    this.#world = world;
    this.#root = root;
  }

  /** What the last reading found of files that may not be read. */
  get found(): readonly Diagnostic[] {
    return this.#found;
  }

  /** The files in `changed` (full paths), or all of them where there is no such list, or where only the whole folder can tell; rejects when `signal` is aborted. */
  async read(changed: readonly string[] | undefined, signal?: AbortSignal): Promise<readonly SourceFile[] | Changes> {
    const put = changed && (await this.#readSome(changed));
    if (put) return { put };
    this.#paths = undefined;
    const { files, diagnostics } = await readFolder(this.#world, this.#root, signal);
    this.#paths = new Set(files.map(({ path }) => path));
    this.#found = diagnostics;
    return files;
  }

  async #readSome(changed: readonly string[]): Promise<SourceFile[] | undefined> {
    const { disk } = this.#world;
    const files: SourceFile[] = [];
    for (const path of new Set(changed.map((full) => pathFrom(this.#root, full)))) {
      const full = join(this.#root, path);
      if (!this.#paths?.has(path) || (await disk.kindOf(full)) !== "file" || (await disk.sizeOf(full)) > LIMITS.bytesPerFile)
        return undefined;
      files.push({ path, bytes: await disk.read(full) });
    }
    return files;
  }
}
