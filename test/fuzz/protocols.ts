/** What others may ask over a network or a pair of streams: HTTP questions, forms of the workbench, messages of an editor. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { createMessageConnection, ErrorCodes, type MessageConnection, ResponseError } from "vscode-jsonrpc/node";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { openWorkbench, type Workbench } from "../../src/cli/workbench/workbench.ts";
import { compile } from "../../src/core/compile.ts";
import type { Host } from "../../src/lsp/atlas-files.ts";
import { serveEditor } from "../../src/lsp/server.ts";
import { createApp } from "../../src/server/app.ts";
import { isQuestion } from "../../src/server/question-address.ts";
import { readPermalink, writePermalink } from "../../src/web/permalink.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { DATE_PIECES } from "../core/time/date-text.ts";
import { address, queries } from "../server/hostile.ts";
import { workerBeside } from "../worker/beside.ts";
import { altered, alteredJson } from "./generators.ts";
import { encoder, type Reader } from "./reader.ts";
import { TUTORIAL_FILES } from "./seeds.ts";

const PIECES = ["&", "=", "%", "?", "/", "..", ",", "-1", "1e999", "all", "%00", "%FF", ...DATE_PIECES];
const API = ["/api/who?place=klaipeda&date=1923-06-01&as=lithuania", "/api/map?date=1920/1923&layer=control&format=csv", "/api/history?place=55.7,21.1&during=1920", "/api/diff?from=1920-01-01&to=1939&as=everyone", "/api/list/disputes?on=1923", "/api/show/paris-1924%231"]; // biome-ignore format: one list
const TILES = ["/tiles/everyone/control/1923-06-01/5/17/9.mvt", "/tiles/lithuania/title/all/0/0/0.mvt", "/tiles/everyone/claims/1920~/tilejson.json", "/tiles/everyone/title/1923/style.json"]; // biome-ignore format: one list
const OGC = ["/ogc/collections/everyone.control/items?bbox=20,55,22,56&datetime=1923-01-01T00:00:00Z/..&limit=5&offset=1", "/ogc/collections/everyone.title.1923-06-01/items/everyone.title.1?f=json", "/ogc/collections/everyone.title/tiles/WebMercatorQuad/5/9/17", "/ogc/on/1923-06-01?f=html", "/ogc/collections/everyone.title/items?holder=lithuania&answer=held&crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84&at=21.1,55.7", "/ogc/conformance", "/ogc/collections/everyone.title/queryables"]; // biome-ignore format: one list
const HASH = "#map=7/54.7/25.3&date=1921-06-01&viewpoint=lithuania&layer=title&sel=places/vilnius&lang=lt&versus=poland&beside=side&all=1&step=vilnius:3&old=1:50"; // biome-ignore format: one address

/** The atlas of the tutorial over HTTP. */
function httpReaders(): readonly Reader[] {
  const faults: unknown[] = [];
  const app = createApp(compile([...TUTORIAL_FILES].map(([path, text]) => ({ path, bytes: encoder.encode(text) }))), {
    onFault: (fault) => faults.push(fault),
  });
  const answered = async (response: Response | Promise<Response>, allowed: readonly number[]): Promise<void> => {
    const { status } = await response;
    if (faults.length > 0) throw faults.splice(0)[0];
    assert.ok(allowed.includes(status), `status ${status}`);
  };
  const asking = (name: string, input: fc.Arbitrary<string>): Reader => ({
    name,
    input,
    async attempt(target) {
      if (!URL.canParse(`http://x${target}`) || !isQuestion(new URL(`http://x${target}`).pathname)) return;
      await answered(app.fetch(new Request(`http://x${target}`)), [200, 204, 303, 400, 404, 414]);
    },
  });
  return [
    asking("questions", fc.oneof(address, altered(API, PIECES))),
    asking("tiles", altered(TILES, PIECES)),
    asking("ogc", altered(OGC, PIECES)),
    {
      name: "forms",
      input: queries,
      async attempt(input) {
        const body = new URLSearchParams({ queries: input });
        await answered(app.fetch(new Request("http://x/reconcile", { method: "POST", body })), [200, 400, 413]);
      },
    },
  ];
}

const permalinks: Reader = {
  name: "permalinks",
  input: altered([HASH], ["&", "=", "%", "%FF", "#", "/", "map=", "layer=", "NaN", "1e99", ...DATE_PIECES]),
  attempt(input) {
    const once = writePermalink(readPermalink(input));
    assert.equal(writePermalink(readPermalink(once)), once);
  },
};

const values = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([path, value]) => ({ path: path.split("."), value }));
const FORMS: readonly unknown[] = [
  { collection: "polities", id: "ceja", given: values({ type: "state", "name.en": "Cey", basis: "general-knowledge" }), shown: "0" },
  { collection: "events", id: "raid", given: values({ type: "war", when: "1920~", actors: "avia", "effects.0.control": "avia", "effects.0.over": "bank" }), into: "events/events.yaml" }, // biome-ignore format: one form
  { collection: "territories", id: "meadow", given: values({ "name.en": "Meadow", precision_km: "1" }), outline: { type: "Feature", geometry: { type: "Point", coordinates: [1, 2] } } }, // biome-ignore format: one form
];

/** What is posted to the workbench of a small atlas on the disk, as its own page would. */
function workbench(): Reader {
  const opened: { bench: Workbench; faults: string[] }[] = [];
  const open = () => {
    const root = mkdtempSync(join(tmpdir(), "dejure-fuzz-"));
    process.once("exit", () => rmSync(root, { recursive: true, force: true }));
    const files = smallAtlas();
    for (const { path } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), textIn(files, path));
    }
    const faults: string[] = [];
    const world = nodeWorld();
    const told = { ...world.stderr, write: (data: string | Uint8Array) => void faults.push(String(data)) };
    const startEngine = async () => workerBeside();
    const one = {
      bench: openWorkbench({ world: { ...world, stderr: told, startEngine }, root, engine: workerBeside(), token: "t" }),
      faults,
    };
    opened.push(one);
    return one;
  };
  return {
    name: "workbench",
    input: fc.oneof(alteredJson(FORMS), altered(FORMS.map((form) => JSON.stringify(form)), ['{"', '":', "[", "]", "}", ",", "\\u0000", "null"])), // biome-ignore format: one list
    async attempt(body) {
      const { bench, faults } = opened[0] ?? open();
      const headers = { origin: "http://x", "dejure-token": "t", "content-type": "application/json" };
      const answer = await bench.answer(new Request("http://x/workbench/do/record", { method: "POST", body, headers }), undefined);
      if (faults.length > 0) throw new Error(faults.splice(0).join("\n"));
      assert.ok(answer && [200, 400, 409, 422].includes(answer.status), `status ${answer?.status}`);
    },
  };
}

const URI = "file:///atlas/instruments/peace.yaml";
const place = fc.record({ line: fc.nat(25), character: fc.nat(60) });
const range = fc.record({ start: place, end: place });
const textDocument = fc.record({ uri: fc.constantFrom(URI, URI, URI, "file:///atlas/new.yaml", "untitled:1", "file:///%FF", "x") });
const asks = (method: string, params: fc.Arbitrary<object>) => params.map((given) => ({ method: `textDocument/${method}`, params: given }));
const at = fc.record({ textDocument, position: place });
/** Requests that keep to the protocol; where they point is another matter. */
const request = fc.oneof(
  ...["hover", "completion", "definition", "prepareRename"].map((method) => asks(method, at)),
  asks("references", fc.record({ textDocument, position: place, context: fc.record({ includeDeclaration: fc.boolean() }) })),
  asks("rename", fc.record({ textDocument, position: place, newName: fc.constantFrom("bovia", "new-one", "", "Two Words", "__proto__", "x/y") })), // biome-ignore format: one request
  asks("codeAction", fc.record({ textDocument, range, context: fc.constant({ diagnostics: [] }) })),
  ...["documentSymbol", "codeLens"].map((method) => asks(method, fc.record({ textDocument }))),
);
const text = fc.constantFrom("", ":", "\n", "  - ", "avia", "[", "}", "#", "1920", "\u202e", "\ud800", '"', "peace#in-force");
const edit = fc.record({ range, text }).map((one) => ({ edit: one }));
const RAW: readonly unknown[] = [
  { method: "textDocument/hover", params: { textDocument: { uri: URI }, position: { line: 1, character: 2 } } },
  { method: "textDocument/didChange", params: { textDocument: { uri: URI, version: 3 }, contentChanges: [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } }, text: "x" }] } }, // biome-ignore format: one message
  { method: "codeLens/resolve", params: { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }, data: URI } },
];
type Step = { readonly method: string; readonly params: object; readonly raw?: true } | { readonly edit: object };
const step: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: edit },
  { weight: 4, arbitrary: request },
  { weight: 1, arbitrary: alteredJson(RAW).map((one) => ({ ...(JSON.parse(one || "{}") as object), raw: true })) },
);

/** A host without a disk, of one atlas. */
const host = (): Host => ({
  version: "0",
  rootOf: async (path) => (path.startsWith("/atlas/") ? "/atlas" : undefined),
  folder: () => ({ read: async () => smallAtlas(), found: [] }),
  watch: async () => async () => {},
  naturalEarth: async () => Promise.reject(new Error("there is none")),
  held: () => undefined,
  now: () => performance.now(),
});

/** What an editor sends: sound requests are answered, or refused in words; after others it still answers. */
function editor(): Reader {
  let client: MessageConnection | undefined;
  const open = async (): Promise<MessageConnection> => {
    const [to, from] = [new PassThrough(), new PassThrough()];
    void serveEditor(host(), to, from);
    const connection = createMessageConnection(new StreamMessageReader(from), new StreamMessageWriter(to));
    connection.onNotification(() => {});
    connection.onError(() => {});
    connection.listen();
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    return connection;
  };
  const send = async (connection: MessageConnection, one: Step): Promise<void> => {
    if ("edit" in one)
      return connection.sendNotification("textDocument/didChange", { textDocument: { uri: URI, version: 2 }, contentChanges: [one.edit] });
    try {
      await connection.sendRequest(one.method, one.params);
    } catch (error) {
      if (!(error instanceof ResponseError) || (one.raw === undefined && error.code === ErrorCodes.InternalError)) throw error;
    }
  };
  return {
    name: "lsp",
    input: fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => JSON.stringify(steps)),
    async attempt(input) {
      let steps: Step[];
      try {
        steps = JSON.parse(input) as Step[];
      } catch {
        return;
      }
      if (!Array.isArray(steps) || !steps.every((one) => typeof one === "object" && one !== null && ("edit" in one || typeof one.method === "string"))) return; // biome-ignore format: one question
      client ??= await open();
      const document = { uri: URI, languageId: "yaml", version: 1, text: textIn(smallAtlas(), "instruments/peace.yaml") };
      await client.sendNotification("textDocument/didOpen", { textDocument: document });
      for (const one of steps) await send(client, one);
      const alive = await client.sendRequest("textDocument/documentSymbol", { textDocument: { uri: URI } });
      await client.sendNotification("textDocument/didClose", { textDocument: { uri: URI } });
      assert.ok(Array.isArray(alive));
    },
  };
}

export const protocolReaders = (): readonly Reader[] => [...httpReaders(), permalinks, workbench(), editor()];
