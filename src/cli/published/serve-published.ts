/** An atlas that `dejure serve` answers from what was published to a database: it keeps nothing of its own, so any number of servers may do the same. */
import { setTimeout as wait } from "node:timers/promises";
import type { SourceFile } from "../../core/model/atlas.ts";
import type { AtlasWorker } from "../../worker/client.ts";
import { opened, type ServingSettings, startEngine } from "../engine.ts";
import { missingPackage } from "../exporting.ts";
import type { Shown } from "../postgres/shown.ts";
import type { ServedAtlas } from "../served-atlas.ts";
import { counted, noteTo, Progress, stylerFor } from "../terminal.ts";
import { CommandError, EXIT, type World } from "../world.ts";
import { Follower, type Look } from "./follower.ts";

export interface ServingPublished extends ServingSettings {
  readonly world: World;
  readonly addresses: readonly string[];
  readonly schema: string;
  /** seconds from one look at the database to the next */
  readonly every: number;
}

type Answer = ServedAtlas["fetch"];

/** An engine with those who wait for it; one that is no longer asked ends once nobody does. */
class Engine {
  readonly worker: AtlasWorker;
  #waiting = 0;
  #retired = false;

  constructor(worker: AtlasWorker) {
    this.worker = worker;
  }

  fetch(request: Request, env: Parameters<Answer>[1]): ReturnType<Answer> {
    const made = this.worker.fetch(request, env);
    if (!(made instanceof Promise)) return made;
    this.#waiting++;
    return made.finally(() => {
      this.#waiting--;
      this.#end();
    });
  }

  retire(): void {
    this.#retired = true;
    this.#end();
  }

  #end(): void {
    if (this.#retired && this.#waiting === 0) void this.worker.close();
  }
}

class PublishedAtlas implements ServedAtlas {
  readonly ready: Promise<unknown>;
  readonly lost: Promise<true>;
  readonly #serving: ServingPublished;
  readonly #follower: Follower;
  readonly #ending = new AbortController();
  #engine: Engine;
  #lose: (reason: Error) => void = () => {};
  #closed: (value: true) => void = () => {};
  #shown: Shown | undefined;
  #look: Look = { faults: [], answered: false };
  #told = "";

  constructor(serving: ServingPublished, first: AtlasWorker) {
    this.#serving = serving;
    this.#follower = new Follower(serving.world, serving.addresses, serving.schema);
    this.lost = new Promise((resolve, reject) => {
      this.#closed = resolve;
      this.#lose = reject;
    });
    this.lost.catch(() => {});
    this.#engine = this.#heeded(first);
    this.ready = this.#begin();
  }

  fetch(request: Request, env: Parameters<Answer>[1]): ReturnType<Answer> {
    const made = this.#engine.fetch(request, env);
    if (!/^[^?#]*\/ready$/.test(request.url)) return made;
    return Promise.resolve(made).then((response) => this.#readiness(request, response));
  }

  /** The version that is answered from, and whether a database answered when it was last asked. */
  following(): { readonly version: number | undefined; readonly answered: boolean } {
    return { version: this.#shown?.version, answered: this.#look.answered };
  }

  async watch(): Promise<() => Promise<void>> {
    const { signal } = this.#ending;
    const following = (async () => {
      while (!signal.aborted) {
        await wait(this.#serving.every * 1000, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) await this.#renew().catch((fault: unknown) => this.#onFault(fault));
      }
    })();
    return async () => {
      this.#ending.abort();
      await Promise.race([following, wait(1000, undefined, { ref: false })]);
    };
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.all([this.#follower.close(), this.#engine.worker.close()]);
    this.#closed(true);
  }

  async #begin(): Promise<void> {
    await opened(this.#engine.worker);
    try {
      await this.#renew();
    } catch (error) {
      throw missingPackage(error) ?? error;
    }
    const [first] = this.#look.faults;
    if (!this.#look.answered && first && this.#look.faults.every(({ lasting }) => lasting))
      throw new CommandError(EXIT.disk, `cannot serve from ${first.address}: ${first.words}`, first.help);
  }

  /** Looks at the database, and answers from what is new there once it is compiled; until then from what was there before. */
  async #renew(): Promise<void> {
    this.#look = await this.#follower.look();
    this.#tell();
    const { fresh } = this.#look;
    if (!fresh) return;
    if (this.#shown === undefined) await this.#compile(this.#engine, fresh);
    else {
      const next = this.#heeded(await startEngine(this.#serving.world, this.#serving));
      try {
        await this.#compile(next, fresh);
      } catch (error) {
        next.retire();
        throw error;
      }
      const before = this.#engine;
      this.#engine = next;
      before.retire();
    }
    this.#shown = fresh.shown;
  }

  async #compile({ worker }: Engine, { shown, files }: { readonly shown: Shown; readonly files: readonly SourceFile[] }): Promise<void> {
    const { world } = this.#serving;
    const progress = new Progress(world);
    const compiled = await worker
      .compile(files, { only: "errors", onProgress: (fraction, stage) => progress.step(fraction, stage), signal: this.#ending.signal })
      .finally(() => progress.done());
    await worker.adopt();
    const note = noteTo(world);
    note(`version ${shown.version}: ${counted(compiled.errors, "error")}, ${counted(compiled.warnings, "warning")}`);
    if (shown.dejure !== world.version)
      note(`it was published by dejure ${shown.dejure}, and is answered by ${world.version}: answers are those of ${world.version}`);
  }

  /** Whose end ends the command, while it is the one that is asked. */
  #heeded(worker: AtlasWorker): Engine {
    const engine = new Engine(worker);
    void worker.ended.then((reason) => {
      if (reason && engine === this.#engine) this.#lose(reason);
    });
    return engine;
  }

  /** Says what is wrong with the databases, once. */
  #tell(): void {
    const { world, every } = this.#serving;
    const { faults, answered } = this.#look;
    const words = faults.map((fault) => `${fault.address}: ${fault.words}`).join("\n");
    if (words === this.#told) return;
    this.#told = words;
    const styler = stylerFor(world.stderr, world.env);
    for (const { address, words: said, help } of faults)
      world.stderr.write(
        `${styler.warning("warning:")} cannot serve from ${address}: ${said}${help === undefined ? "" : `\n${styler.dim("help:")} ${help}`}\n`,
      );
    const note = noteTo(world);
    if (faults.length === 0) note("the database answers again");
    else if (answered) note("another of the databases answers");
    else
      note(
        `${this.#shown ? `version ${this.#shown.version} is answered from` : "everything is answered with 503"} until one of them answers; they are asked every ${every} s`,
      );
  }

  #onFault(fault: unknown): void {
    if (this.#ending.signal.aborted) return;
    const { world } = this.#serving;
    const styler = stylerFor(world.stderr, world.env);
    world.stderr.write(
      `${styler.error("dejure:")} ${fault instanceof Error ? fault.message : String(fault)}; the last good version stays\n`,
    );
  }

  /** What /ready tells besides: the version, and what is wrong with the databases; never their addresses. */
  async #readiness(request: Request, response: Response): Promise<Response> {
    if (response.status !== 200 && response.status !== 503) return response;
    const { faults, answered } = this.#look;
    const told = {
      status: response.ok ? (answered ? "pass" : "warn") : "fail",
      ...(this.#shown && { version: this.#shown.version, fingerprint: this.#shown.fingerprint }),
      ...(faults.length > 0 && { databases: faults.map(({ words }) => words) }),
    };
    const body = request.method === "HEAD" ? null : `${JSON.stringify(told)}\n`;
    return new Response(body, { status: response.status, headers: response.headers });
  }
}

export async function servePublished(serving: ServingPublished): Promise<PublishedAtlas> {
  return new PublishedAtlas(serving, await startEngine(serving.world, serving));
}
