/** An editor as far as tests need one: a real client of the protocol over the streams of a real server process. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import type { Diagnostic, Position, TextDocumentContentChangeEvent } from "vscode-languageserver/node";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export class Editor {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #findings = new Map<string, Published>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  readonly logged: string[] = [];
  stderr = "";
  exit: Promise<number | null>;

  private constructor(command: readonly string[]) {
    this.#process = spawn(process.execPath, [...command, "lsp", "--stdio"], { stdio: "pipe" });
    this.exit = new Promise((resolve) => this.#process.once("exit", resolve));
    const { stdin, stdout, stderr } = this.#process;
    if (!stdin || !stdout || !stderr) throw new Error("the server has no streams");
    stderr.on("data", (data) => {
      this.stderr += String(data);
    });
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification("textDocument/publishDiagnostics", (published: Published) => {
      this.#findings.set(published.uri, published);
      for (const wake of this.#waiting) wake();
    });
    this.#connection.onNotification("window/logMessage", ({ message }: { message: string }) => void this.logged.push(message));
    this.#connection.listen();
  }

  /** Starts a server; `able` are the capabilities that the editor claims to have. */
  static async start(
    able: object = { workspaceEdit: { documentChanges: true, resourceOperations: ["rename"] } },
    command: readonly string[] = ["--import", "tsx", main],
  ): Promise<Editor> {
    const editor = new Editor(command);
    await editor.ask("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: able } });
    editor.#send("initialized", {});
    return editor;
  }

  ask<T>(method: string, params: unknown): Promise<T> {
    return this.#connection.sendRequest<T>(method, params);
  }

  /** The document at a place of `text` (its first occurrence, then `shift` characters on). */
  at(path: string, text: string, shift = 0): { textDocument: { uri: string }; position: Position } {
    const whole = this.#texts.get(path) ?? "";
    const offset = whole.indexOf(text);
    if (offset < 0) throw new Error(`${path} does not hold ${text}`);
    return { textDocument: { uri: pathToFileURL(path).href }, position: positionOf(whole, offset + shift) };
  }

  open(path: string, text: string): void {
    const uri = pathToFileURL(path).href;
    this.#versions.set(path, 1);
    this.#texts.set(path, text);
    this.#send("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  }

  /** Puts `put` in the place of the first `old`, as one keystroke would. */
  type(path: string, old: string, put: string): void {
    const whole = this.#texts.get(path) ?? "";
    const offset = whole.indexOf(old);
    if (offset < 0) throw new Error(`${path} does not hold ${old}`);
    const range = { start: positionOf(whole, offset), end: positionOf(whole, offset + old.length) };
    this.#change(path, whole.slice(0, offset) + put + whole.slice(offset + old.length), [{ range, text: put }]);
  }

  replace(path: string, text: string): void {
    this.#change(path, text, [{ text }]);
  }

  close(path: string): void {
    this.#send("textDocument/didClose", { textDocument: { uri: pathToFileURL(path).href } });
  }

  /** The findings of a file, once there are such as `good` wants. */
  async findings(path: string, good: (published: Published) => boolean): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    const limit = Date.now() + 20_000;
    for (;;) {
      const published = this.#findings.get(uri);
      if (published && good(published)) return published.diagnostics;
      if (Date.now() > limit)
        throw new Error(
          `no such findings for ${path}: ${JSON.stringify(published?.diagnostics.map((d) => d.message))}; ${this.logged.at(-1)} ${this.stderr}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => wake(), 1000);
        const wake = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  async stop(): Promise<number | null> {
    await this.ask("shutdown", undefined);
    this.#send("exit", undefined);
    const code = await this.exit;
    this.#connection.dispose();
    return code;
  }

  #change(path: string, text: string, contentChanges: TextDocumentContentChangeEvent[]): void {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    this.#texts.set(path, text);
    this.#send("textDocument/didChange", { textDocument: { uri: pathToFileURL(path).href, version }, contentChanges });
  }

  #send(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params);
  }
}

export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
