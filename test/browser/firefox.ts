/** A second browser engine: the Firefox that the system has, driven by WebDriver BiDi, which it speaks itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

const SYSTEM = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
/** ms for the browser to start, and for each thing that is waited for */
const PATIENCE = 60_000;

/** The executable; undefined where there is none. `DEJURE_FIREFOX` names another. */
export const firefoxPath = (): string | undefined => process.env.DEJURE_FIREFOX ?? SYSTEM.find((path) => existsSync(path));

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
}

/** One page in a Firefox of its own. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #context = "";

  private constructor(process: ChildProcess, socket: WebSocket, profile: string) {
    this.#process = process;
    this.#socket = socket;
    this.#profile = profile;
    socket.on("message", (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  static async start(path: string, width: number, height: number): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "dejure-firefox-"));
    const child = spawn(path, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], {
      env: { ...process.env, MOZ_HEADLESS_WIDTH: String(width), MOZ_HEADLESS_HEIGHT: String(height) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const address = await new Promise<string>((resolve, reject) => {
      let told = "";
      const late = setTimeout(() => reject(new Error(`Firefox did not start: ${told}`)), PATIENCE);
      child.stderr?.on("data", (chunk) => {
        told += String(chunk);
        const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(told)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      });
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const browser = new Firefox(child, socket, profile);
    await browser.#ask("session.new", { capabilities: {} });
    const { contexts } = (await browser.#ask("browsingContext.getTree", {})) as { contexts: { context: string }[] };
    browser.#context = contexts[0]?.context ?? "";
    await browser.#ask("browsingContext.setViewport", { context: browser.#context, viewport: { width, height } });
    return browser;
  }

  async #ask(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#last;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    this.#waiting.delete(id);
    if (answer.result === undefined) throw new Error(`${method}: ${answer.error}: ${answer.message}`);
    return answer.result;
  }

  async open(url: string): Promise<void> {
    await this.#ask("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  /** The value of an expression in the page, by way of JSON. */
  async read<T>(expression: string): Promise<T> {
    const answer = await this.#ask("script.evaluate", {
      expression: `JSON.stringify((${expression}) ?? null)`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    const { result, exceptionDetails } = answer as { result?: { value: string }; exceptionDetails?: { text: string } };
    if (result === undefined) throw new Error(exceptionDetails?.text);
    return JSON.parse(result.value) as T;
  }

  /** Waits until an expression is true. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await this.read<boolean>(`Boolean(${expression})`).catch(() => false))) {
      if (Date.now() > end) throw new Error(`waited in vain for ${expression}`);
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  async press(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#ask("input.performActions", { context: this.#context, actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Presses at the first point and lets go at the last. */
  async point(...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const move = ([x, y]: readonly [number, number]) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y) });
    const [first = [0, 0], ...rest] = points;
    const actions = [
      move(first as [number, number]),
      { type: "pointerDown", button: 0 },
      ...rest.map(move),
      { type: "pointerUp", button: 0 },
    ];
    await this.#ask("input.performActions", { context: this.#context, actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.#ask("browser.close", {}).catch(() => this.#process.kill());
    await ended;
    this.#socket.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
