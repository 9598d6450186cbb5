/** An engine beside the one that serves, in which files are tried before they are written; started when first needed. */
import type { SourceFile } from "../../core/model/atlas.ts";
import { filesOf } from "../../core/model/diagnostic.ts";
import type { AtlasWorker } from "../../worker/client.ts";
import { readLimits } from "../environment-limits.ts";
import type { Checked } from "../new-findings.ts";
import type { World } from "../world.ts";

export class Trial {
  readonly #world: World;
  #engine: Promise<AtlasWorker> | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** What checking finds in files. */
  async check(files: readonly SourceFile[]): Promise<Checked> {
    this.#engine ??= this.#world.startEngine({ version: this.#world.version, readLimits: readLimits(this.#world) }, () => {});
    const engine = await this.#engine;
    const { diagnostics } = await engine.compile(files);
    const texts = await engine.texts(filesOf(diagnostics));
    return { diagnostics, textOf: (file) => texts.get(file) };
  }

  async close(): Promise<void> {
    await (await this.#engine?.catch(() => undefined))?.close();
  }
}
