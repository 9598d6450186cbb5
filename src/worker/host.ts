/** The inside of a worker: holds the files of an atlas and what was compiled of them, and answers an `AtlasWorker`. */
import { lineIndexes } from "../core/check/lines.ts";
import { inOrder } from "../core/check/order.ts";
import { type Compilation, CompileCache, compile } from "../core/compile.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import { refOf } from "../core/model/authored.ts";
import { errorsIn } from "../core/model/diagnostic.ts";
import type { CollectionName } from "../core/model/field.ts";
import { readNaturalEarth, wantsNaturalEarth } from "../core/read/natural-earth-file.ts";
import { ArrangeCancelled } from "../core/space/arrange.ts";
import type { NaturalEarthBase } from "../core/space/natural-earth-base.ts";
import { type SiteParts, type Supplies, siteFiles, siteParts } from "../publish/site-parts.ts";
import { answersOf } from "../server/app.ts";
import type { Answer } from "../server/kept-answers.ts";
import { nothingAt, problemAnswer } from "../server/problem-answer.ts";
import type { Compiled, FromHost, Port, Settings, Standing, ToHost } from "./protocol.ts";
import { SitePages } from "./site-pages.ts";

/** What a host needs from where it runs. */
export interface Surroundings extends Supplies {
  /** Milliseconds since some fixed moment; only for how often progress is told. */
  now(): number;
}

/** Answers the `AtlasWorker` at the other end of a port, one message after the other. Never throws: a fault is told to who asked. */
export function host(port: Port, surroundings: Surroundings): void {
  const answering = new Host((message) => port.postMessage(message), surroundings);
  let last: Promise<void> = Promise.resolve();
  port.addEventListener("message", ({ data }) => {
    const message = data as ToHost;
    last = last.then(async () => {
      try {
        port.postMessage(await answering.answer(message));
      } catch (fault) {
        port.postMessage({ type: "fault", id: message.id, ...inWords(fault) });
      }
    });
  });
  port.start?.();
}

const inWords = (fault: unknown): { message: string; stack: string | undefined } =>
  fault instanceof Error ? { message: fault.message, stack: fault.stack } : { message: String(fault), stack: undefined };

/** Fetches something when it is first asked for; where that fails, the next who asks tries again. */
function once<T>(fetch: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | undefined;
  return () => {
    fetched ??= fetch().catch((fault: unknown) => {
      fetched = undefined;
      throw fault;
    });
    return fetched;
  };
}

/** Of what stands at a place, so many lines are told, and so many characters of each. */
const LINES_SHOWN = 3;
const LINE_SHOWN = 300;

/** The first line, and those after it that stand deeper or as deep: what follows is of something else. */
function sameBlock(lines: readonly string[]): readonly string[] {
  const depthOf = (line: string): number => line.length - line.replace(/^[\s-]+/, "").length;
  const depth = depthOf(lines[0] ?? "");
  const end = lines.findIndex((line, i) => i > 0 && (line.trim() === "" || /^\s*- /.test(line) || depthOf(line) < depth));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(0, LINE_SHOWN));
}

/** Progress is told this often at most, ms. */
const TOLD_EVERY = 50;

const NOTHING_YET = problemAnswer({
  type: "about:blank",
  title: "no atlas yet",
  status: 503,
  detail: "the atlas has not been compiled yet",
  help: "ask again in a while",
});

/** A compilation with what its site takes from the files besides. */
interface Version extends Compilation {
  readonly files: ReadonlyMap<string, SourceFile>;
}

class Host {
  readonly #say: (message: FromHost) => void;
  readonly #surroundings: Surroundings;
  readonly #base: () => Promise<NaturalEarthBase>;
  readonly #parts: () => Promise<SiteParts | undefined>;
  readonly #files = new Map<string, SourceFile>();
  /** paths of files that may name land of Natural Earth */
  readonly #wanting = new Set<string>();
  readonly #cache = new CompileCache();
  #settings: Settings = {};
  #answerOf = answersOf();
  #compiled: Version | undefined;
  #present: Version | undefined;
  #pages: SitePages | undefined;

  constructor(say: (message: FromHost) => void, surroundings: Surroundings) {
    this.#say = say;
    this.#surroundings = { ...surroundings, webAssets: once(surroundings.webAssets) };
    this.#base = once(async () => readNaturalEarth(await surroundings.naturalEarth("countries-10m.json")));
    this.#parts = once(() => siteParts(this.#surroundings));
  }

  async answer(message: ToHost): Promise<FromHost> {
    const { id } = message;
    switch (message.type) {
      case "open":
        this.#open(message.settings);
        return { type: "opened", id, site: (await this.#surroundings.webAssets()) !== undefined };
      case "compile":
        return this.#compile(message);
      case "adopt":
        if (!this.#compiled) throw new Error("there is no compilation to adopt");
        this.#present = this.#compiled;
        this.#pages = undefined;
        return { type: "adopted", id };
      case "answer":
        return {
          type: "answered",
          id,
          answer: this.#present ? await this.#answerOf(this.#present, message) : NOTHING_YET,
        };
      case "page":
        return { type: "answered", id, answer: await this.#page(message.path) };
      case "texts": {
        const texts = message.files.map((file) => [file, this.#compiled?.atlas.textOf(file)] as const);
        return { type: "texts", id, texts: new Map(texts.filter((one): one is [string, string] => one[1] !== undefined)) };
      }
      case "where":
        return { type: "where", id, places: this.#where(message.names) };
    }
  }

  #where(names: readonly string[]): ReadonlyMap<string, Standing> {
    const atlas = this.#present?.atlas;
    const indexOf = lineIndexes((file) => atlas?.textOf(file));
    return new Map(
      names.flatMap((name): [string, Standing][] => {
        const assertion = atlas?.assertionById.get(name);
        const record = assertion?.record ?? atlas?.find(name);
        if (record === undefined) return [];
        const span = assertion ? record.keySpanOf([...assertion.path, assertion.verb]) : record.spanOf([]);
        const index = indexOf(span.file);
        const { line, column } = index?.at(span.start) ?? { line: 1, column: 1 };
        const lines = Array.from({ length: LINES_SHOWN }, (_, i) => index?.line(line + i) ?? "");
        return [[name, { record: refOf(record), file: span.file, line, column, text: sameBlock(lines).join("\n") }]];
      }),
    );
  }

  #open(settings: Settings): void {
    this.#settings = settings;
    const { limits, version } = settings;
    this.#answerOf = answersOf({ limits, version, onFault: (fault) => this.#say({ type: "fault", ...inWords(fault) }) });
  }

  async #compile(message: Extract<ToHost, { type: "compile" }>): Promise<FromHost> {
    const { id, found, only } = message;
    for (const file of message.put) {
      this.#files.set(file.path, file);
      if (wantsNaturalEarth(file)) this.#wanting.add(file.path);
      else this.#wanting.delete(file.path);
    }
    for (const path of message.removed) {
      this.#files.delete(path);
      this.#wanting.delete(path);
    }
    this.#compiled = undefined;
    const base = this.#wanting.size > 0 ? await this.#base() : undefined;
    const stop = message.stop && new Int32Array(message.stop);
    const cancelled = (): boolean => stop !== undefined && Atomics.load(stop, 0) !== 0;
    try {
      const { readLimits: limits } = this.#settings;
      const compilation = compile([...this.#files.values()], { base, limits, cache: this.#cache, cancelled, progress: this.#teller(id) });
      if (cancelled()) return { type: "cancelled", id };
      this.#compiled = {
        ...compilation,
        diagnostics: inOrder([...found, ...compilation.diagnostics]),
        files: new Map(this.#files),
      };
    } catch (fault) {
      if (fault instanceof ArrangeCancelled) return { type: "cancelled", id };
      throw fault;
    }
    return { type: "compiled", id, result: resultOf(this.#compiled, only) };
  }

  /** Tells progress that rises, and not too often. */
  #teller(id: number): (fraction: number, stage: string) => void {
    let at = -Infinity;
    let told = 0;
    return (fraction, stage) => {
      if (fraction < told || this.#surroundings.now() - at < TOLD_EVERY) return;
      at = this.#surroundings.now();
      told = fraction;
      this.#say({ type: "progress", id, fraction, stage });
    };
  }

  async #page(path: string): Promise<Answer> {
    if (!this.#present) return NOTHING_YET;
    if (!this.#pages) {
      const parts = await this.#parts();
      if (!parts) return problemAnswer(nothingAt(path, "the browser interface has not been built"));
      const { files } = this.#present;
      this.#pages = new SitePages(
        siteFiles(this.#present, (path) => files.get(path), parts, this.#settings.siteBase),
        this.#settings.pageScript,
      );
    }
    return this.#pages.answer(path);
  }
}

function resultOf({ atlas, diagnostics }: Compilation, only: "errors" | "everything"): Compiled {
  const errors = errorsIn(diagnostics);
  const names = Object.keys(atlas.collections) as CollectionName[];
  return {
    diagnostics: only === "errors" ? diagnostics.filter((d) => d.severity === "error") : diagnostics,
    errors,
    warnings: diagnostics.length - errors,
    records: names.reduce((sum, name) => sum + atlas.collections[name].size, 0),
    assertions: atlas.assertions.length,
  };
}
