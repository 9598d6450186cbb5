import type { SourceFile } from "../core/model/atlas.ts";
import type { AtlasWorker } from "../worker/client.ts";
import type { Changes, Compiled } from "../worker/protocol.ts";
import { Progress } from "./terminal.ts";
import type { WatchedFolder } from "./watched-folder.ts";
import type { World } from "./world.ts";

export interface UpkeepOptions {
  readonly world: World;
  readonly folder: WatchedFolder;
  readonly engine: AtlasWorker;
  /** A compilation took the place of the one before, or did not since it brought errors that were not there. */
  readonly tell: (compiled: Compiled, adopted: boolean) => Promise<void>;
  /** Files could not be read or compiled; the last good version stays. */
  readonly onFault: (fault: unknown) => void;
  /** ends it: nothing more is read or told */
  readonly signal: AbortSignal;
  /** whether warnings are told too; in a large atlas they are many, and few ask for them */
  readonly warnings?: boolean;
}

/** What an edit must not add to, since what errors touch would be missing from the site. */
const errorsOf = ({ diagnostics }: Compiled): ReadonlySet<string> =>
  new Set(diagnostics.filter((d) => d.severity === "error").map((d) => `${d.rule} ${d.span.file} ${d.message}`));

/** Keeps what an engine answers up with a folder: one compilation at a time, and what changes during one ends it and is compiled with the rest. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #known: ReadonlySet<string> | undefined;
  /** files changed since the last reading; undefined where only the whole folder can tell */
  #changed: readonly string[] | undefined;
  #wanted = false;
  #running: AbortController | undefined;
  #working: Promise<void> | undefined;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Compiles the folder for the first time, whatever its errors; rejects where it cannot be read. */
  begin(): Promise<void> {
    this.#wanted = true;
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** Is told that files changed, by their full paths, or that some came or went. */
  changed(contents?: readonly string[]): void {
    this.#changed = contents && this.#changed && [...this.#changed, ...contents];
    this.#wanted = true;
    this.#running?.abort();
    if (!this.#working) void this.begin();
  }

  async #work(): Promise<void> {
    const { signal, onFault } = this.#options;
    while (this.#wanted && !signal.aborted) {
      this.#wanted = false;
      const reading = this.#changed;
      this.#changed = [];
      this.#running = new AbortController();
      try {
        await this.#renew(reading, this.#running.signal);
      } catch (fault) {
        if (signal.aborted) return;
        // Another change ended it: its files have crossed over, and are compiled with those that came since.
        if (this.#running.signal.aborted && fault === this.#running.signal.reason) continue;
        this.#changed = undefined;
        if (this.#known === undefined) throw fault;
        onFault(fault);
      }
    }
  }

  async #renew(reading: readonly string[] | undefined, signal: AbortSignal): Promise<void> {
    const { world, folder, engine, tell } = this.#options;
    const progress = new Progress(world);
    const files = await folder.read(reading, this.#options.signal);
    const compiled = await this.#compile(files, signal, progress);
    const errors = errorsOf(compiled);
    const known = this.#known;
    const good = known === undefined || [...errors].every((error) => known.has(error));
    if (good) {
      await engine.adopt();
      this.#known = errors;
    }
    await tell(compiled, good);
  }

  async #compile(files: readonly SourceFile[] | Changes, signal: AbortSignal, progress: Progress): Promise<Compiled> {
    const { folder, engine, warnings } = this.#options;
    try {
      return await engine.compile(files, {
        signal,
        found: folder.found,
        only: warnings ? "everything" : "errors",
        onProgress: (fraction, stage) => progress.step(fraction, stage),
      });
    } finally {
      progress.done();
    }
  }
}
