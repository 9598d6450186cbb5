/** The outside of a worker: compiles and asks an atlas without keeping the thread of those who wait. */

import { fingerprint } from "../core/fingerprint.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { type App, createFront, respond } from "../server/front.ts";
import { type Answer, KeptAnswers } from "../server/kept-answers.ts";
import { LIMITS, type Limits } from "../server/limits.ts";
import { problemAnswer } from "../server/problem-answer.ts";
import type { Changes, Compiled, FromHost, Port, Settings, Standing, ToHost } from "./protocol.ts";
import { Turns } from "./turn-queue.ts";

export interface WorkerOptions extends Settings {
  /** Ends the worker; called once, by `close`. */
  readonly end?: () => void | Promise<void>;
  /** Told of a fault of dejure in a question that was answered with status 500. */
  readonly onFault?: (fault: Error) => void;
  /** whether pages of any origin may read the answers, as suits a published atlas; true by default */
  readonly cors?: boolean | undefined;
  /** address under which readers know the atlas, for links; that of the request where it is left out */
  readonly base?: string | undefined;
}

export interface WorkerCompileOptions {
  /** Aborting ends the compilation; what was compiled before it stays, and the files given count at the next one. */
  readonly signal?: AbortSignal;
  /** `fraction` rises from 0 to 1; told some twenty times a second at most. */
  readonly onProgress?: (fraction: number, stage: string) => void;
  /** what those who read the files found, to be told with the rest */
  readonly found?: readonly Diagnostic[];
  /** what to hear of; all by default */
  readonly only?: "errors" | "everything";
}

interface Waiting {
  readonly resolve: (message: FromHost) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress?: ((fraction: number, stage: string) => void) | undefined;
}

/** A request to the host before it has its number. */
type Asking<M = ToHost> = M extends ToHost ? Omit<M, "id"> : never;
type Reply<T extends FromHost["type"]> = Extract<FromHost, { type: T }>;

/**
 * An atlas in a worker, at the other end of a port on which `host` answers. What is asked is done in the order of asking.
 * Faults inside, and the end of the worker, reject what waits for them.
 */
export class AtlasWorker {
  /** What the host can do; rejects where it never begins. */
  readonly opened: Promise<{ /** whether it can make the pages of a site */ readonly site: boolean }>;
  /** Resolves once the worker is no more: with the reason where it was not closed. */
  readonly ended: Promise<Error | undefined>;
  readonly #port: Port;
  readonly #options: WorkerOptions;
  readonly #limits: Limits;
  readonly #waiting = new Map<number, Waiting>();
  /** fingerprints of the files that the host has */
  readonly #sent = new Map<string, string>();
  readonly #front: App;
  #tellEnded: (reason: Error | undefined) => void = () => {};
  #gone: Error | undefined;
  #last = 0;
  /** the last compilation that was begun, and whether it came to its end */
  #turn: object = {};
  #adoptable = false;
  #adopted = false;
  #kept: KeptAnswers;
  readonly #turns: Turns<Answer>;
  /** rises with each version that is adopted: who asks of the next shares no answer of this one */
  #version = 0;

  constructor(port: Port, options: WorkerOptions = {}) {
    this.#port = port;
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#kept = this.#store();
    this.#turns = new Turns(this.#limits.time);
    this.#front = createFront(
      {
        answer: (address, late) => this.#answer({ type: "answer", ...address }, late),
        kept: () => this.#kept,
        ready: () => this.#adopted && this.#gone === undefined,
      },
      {
        limits: this.#limits,
        site: (request) => this.#page(request),
        onFault: (fault) => options.onFault?.(fault as Error),
        cors: options.cors ?? true,
        base: options.base,
      },
    );
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    port.addEventListener("message", ({ data }) => this.#hear(data as FromHost));
    port.addEventListener("messageerror", () => this.fail(new Error("a message of the worker could not be read")));
    port.addEventListener("error", ({ message }) => this.fail(new Error(`the worker has failed: ${String(message ?? "no reason given")}`)));
    port.addEventListener("close", () => this.fail(new Error("the worker has ended")));
    port.start?.();
    const { limits, readLimits, version, pageScript, siteBase } = options;
    this.opened = this.#ask("opened", { type: "open", settings: { limits, readLimits, version, pageScript, siteBase } });
    this.opened.catch(() => {});
  }

  /**
   * Compiles the files of an atlas, given whole or as changes to what was given before; only what changed crosses over.
   * Rejects with the signal's reason where it is aborted. The atlas that is asked stays as it was until `adopt`.
   */
  async compile(files: readonly SourceFile[] | Changes, options: WorkerCompileOptions = {}): Promise<Compiled> {
    const { signal, onProgress, found = [], only = "everything" } = options;
    const stop = typeof SharedArrayBuffer === "undefined" ? undefined : new SharedArrayBuffer(4);
    const turn = {};
    this.#turn = turn;
    this.#adoptable = false;
    const compiled = this.#ask("compiled", { type: "compile", ...this.#changes(files), found, only, stop }, (fraction, stage) => {
      if (!signal?.aborted) onProgress?.(fraction, stage);
    });
    let abort = (): void => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        if (stop) Atomics.store(new Int32Array(stop), 0, 1);
        reject(signal?.reason);
      };
    });
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    try {
      const { result } = await Promise.race([aborted, compiled]);
      this.#adoptable = this.#turn === turn;
      return result;
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** Makes the last compilation the one that is asked, and forgets the answers of the one before; rejects where that was cancelled or goes on. */
  async adopt(): Promise<void> {
    if (!this.#adoptable) throw new Error("there is no finished compilation to adopt");
    await this.#ask("adopted", { type: "adopt" });
    this.#adopted = true;
    this.#kept = this.#store();
    this.#version++;
  }

  /** Answers a request to the API or the site of the adopted atlas; at once where the same was asked before. Never rejects. */
  fetch(request: Request, env?: Parameters<App["fetch"]>[1]): Response | Promise<Response> {
    return this.#front.fetch(request, env);
  }

  /** Texts of files as they were compiled last, by path. */
  async texts(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return (await this.#ask("texts", { type: "texts", files })).texts;
  }

  /** Where assertions and records of the adopted atlas stand, by their ids; those that it does not have are left out. */
  async where(names: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    return (await this.#ask("where", { type: "where", names })).places;
  }

  /** Says that the worker is no more: everything that waits rejects with the reason, and so does all that is asked later. */
  fail(reason: Error): void {
    this.#finish(reason, reason);
  }

  /** Ends the worker; what waits rejects. */
  async close(): Promise<void> {
    if (this.#finish(new Error("the worker was closed"), undefined)) await this.#options.end?.();
  }

  #store(): KeptAnswers {
    return new KeptAnswers(this.#limits.kept, { atOnce: true });
  }

  #finish(reason: Error, told: Error | undefined): boolean {
    if (this.#gone) return false;
    this.#gone = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#port.close?.();
    this.#tellEnded(told);
    return true;
  }

  /** What the host does not have yet of these files. */
  #changes(files: readonly SourceFile[] | Changes): { readonly put: readonly SourceFile[]; readonly removed: readonly string[] } {
    const whole = isWhole(files);
    const given = whole ? files : (files.put ?? []);
    const there = new Set(given.map(({ path }) => path));
    const removed = whole ? [...this.#sent.keys()].filter((path) => !there.has(path)) : (files.removed ?? []);
    for (const path of removed) this.#sent.delete(path);
    const put: SourceFile[] = [];
    for (const { path, bytes } of given) {
      const print = fingerprint(bytes);
      if (this.#sent.get(path) === print) continue;
      this.#sent.set(path, print);
      // A view would take all that lies around it along.
      put.push({ path, bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes) });
    }
    return { put, removed };
  }

  async #page(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const kept = this.#kept;
    let answer = kept.get(pathname);
    if (!answer) {
      answer = await this.#answer({ type: "page", path: pathname });
      if (answer.status === 200) kept.keep(pathname, answer);
    }
    return respond(answer, request.method);
  }

  async #answer(asking: Asking, late?: (answer: Answer) => void): Promise<Answer> {
    const key = `${this.#version} ${JSON.stringify(asking)}`;
    if (!this.#turns.has(key) && this.#turns.size >= this.#limits.waiting) return busy(this.#turns.size);
    const waited = await this.#turns.take(key, async () => {
      const answer = await this.#workOut(asking);
      late?.(answer);
      return answer;
    });
    return waited === "too long" ? tooLong(this.#limits.time) : waited.answer;
  }

  async #workOut(asking: Asking): Promise<Answer> {
    try {
      return (await this.#ask("answered", asking)).answer;
    } catch (fault) {
      if (!this.#gone) throw fault;
      return problemAnswer({ type: "about:blank", title: "no atlas any more", status: 503, detail: this.#gone.message });
    }
  }

  #ask<T extends FromHost["type"]>(type: T, asking: Asking, onProgress?: Waiting["onProgress"]): Promise<Reply<T>> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const hear = (message: FromHost): void =>
        message.type === type ? resolve(message as Reply<T>) : reject(new Error(`the worker answered ${message.type} instead of ${type}`));
      this.#port.postMessage({ ...asking, id } as ToHost);
      this.#waiting.set(id, { resolve: hear, reject, onProgress });
    });
  }

  #hear(message: FromHost): void {
    const waiting = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (message.type === "progress") {
      waiting?.onProgress?.(message.fraction, message.stage);
      return;
    }
    if (message.id !== undefined) this.#waiting.delete(message.id);
    if (message.type === "fault") {
      if (message.id === undefined) this.#options.onFault?.(faultOf(message));
      else waiting?.reject(faultOf(message));
    } else if (message.type === "cancelled") waiting?.reject(new Error("the compilation was cancelled"));
    else waiting?.resolve(message);
  }
}

const busy = (waiting: number): Answer =>
  problemAnswer({
    type: "about:blank",
    title: "busy",
    status: 503,
    detail: `${waiting} others wait for an answer`,
    help: "ask again in a second",
  });

const tooLong = (time: number): Answer =>
  problemAnswer({
    type: "about:blank",
    title: "takes too long",
    status: 503,
    detail: `there is no answer within ${time / 1000} s`,
    help: "ask for less at once, or the same again in a while: it may be ready by then",
  });

const isWhole = (files: readonly SourceFile[] | Changes): files is readonly SourceFile[] => Array.isArray(files);

function faultOf({ message, stack }: Reply<"fault">): Error {
  const fault = new Error(message);
  if (stack !== undefined) fault.stack = stack;
  return fault;
}
