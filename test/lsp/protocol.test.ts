/** `dejure lsp` over the protocol: a real client, a real process, real files. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CodeAction, CodeLens, CompletionList, DocumentSymbol, Hover, Location, WorkspaceEdit } from "vscode-languageserver/node";
import { smallAtlas } from "../core/author/small-atlas.ts";
import { Editor } from "./editor.ts";

const LONG = 60_000;
let folder = "";
let editor: Editor;
const klaipeda = () => join(folder, "klaipeda");
const small = () => join(folder, "small");
const convention = () => join(klaipeda(), "instruments/convention.yaml");
const peace = () => join(small(), "instruments/peace.yaml");
const read = (path: string): string => readFileSync(path, "utf8");
const faults = ({ diagnostics }: { readonly diagnostics: readonly { readonly severity?: number }[] }) =>
  diagnostics.some((d) => d.severity === 1);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dejure-lsp-"));
  cpSync(fileURLToPath(new URL("../../atlases/klaipeda", import.meta.url)), klaipeda(), { recursive: true });
  for (const { path, bytes } of smallAtlas()) {
    mkdirSync(dirname(join(small(), path)), { recursive: true });
    writeFileSync(join(small(), path), bytes);
  }
  editor = await Editor.start();
}, LONG);
afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  expect(editor.stderr).toBe("");
  rmSync(folder, { recursive: true, force: true });
}, LONG);

describe("on the Klaipėda atlas", () => {
  test(
    "findings follow what is typed, not what is saved, with a remedy that mends them",
    async () => {
      editor.open(convention(), read(convention()));
      editor.type(convention(), "type: convention", "type: conventon");
      const [wrong] = await editor.findings(convention(), faults);
      expect(wrong).toMatchObject({
        code: "unknown-word",
        source: "dejure",
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 17 } },
      });
      expect(wrong?.message).toContain("did you mean “convention”");
      const { textDocument, position } = editor.at(convention(), "conventon");
      const [action] = await editor.ask<CodeAction[]>("textDocument/codeAction", {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      expect(action).toMatchObject({ title: "write convention?", kind: "quickfix" });
      expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { version: 2 }, edits: [{ newText: "convention" }] }]);
      editor.type(convention(), "conventon", "convention");
      expect((await editor.findings(convention(), (p) => !faults(p))).length).toBeGreaterThan(0);
    },
    LONG,
  );

  test("a pointer over a territory, an effect, a date", async () => {
    const hover = async (words: string, shift: number) =>
      JSON.stringify((await editor.ask<Hover>("textDocument/hover", editor.at(convention(), words, shift))).contents);
    expect(await hover("klaipeda-territory, by", 3)).toContain("On 25 August 1925:\\n- 2659 km²: Lithuania controls. Title: Lithuania.");
    expect(await hover("cedes: ", 2)).toContain("decides 2 cells, 2659 km² for Everyone since 25 August 1925, until 21 March 1939");
    expect(await hover("1924-05-08", 2)).toContain("in the Julian calendar 1924-04-25");
  });

  test("from a name to its record and to all its names", async () => {
    const at = editor.at(convention(), "lithuania]", 2);
    const [given] = await editor.ask<Location[]>("textDocument/definition", at);
    expect(given?.uri).toBe(pathToFileURL(join(klaipeda(), "polities/polities.yaml")).href);
    const all = await editor.ask<Location[]>("textDocument/references", { ...at, context: { includeDeclaration: true } });
    expect(all.length).toBe(34);
    for (const { uri, range } of all)
      expect(read(fileURLToPath(uri)).split("\n")[range.start.line]?.slice(range.start.character, range.end.character)).toBe("lithuania");
  });

  test("a new id everywhere; one that exists is refused in words", async () => {
    const at = editor.at(convention(), "lithuania]", 2);
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "lietuva" });
    expect(edit.documentChanges?.flatMap((change) => ("edits" in change ? change.edits : [])).length).toBe(34);
    await expect(editor.ask("textDocument/rename", { ...at, newName: "poland" })).rejects.toThrow("polities has a record poland already");
    await expect(editor.ask("textDocument/rename", { ...at, newName: "Two Words" })).rejects.toThrow("lower-case letters");
    await expect(editor.ask("textDocument/rename", { ...editor.at(convention(), "gist"), newName: "x" })).rejects.toThrow(
      "put the cursor on an id",
    );
  });

  test("outline and lenses", async () => {
    const symbols = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", editor.at(convention(), "gist"));
    expect(symbols[0]).toMatchObject({ name: "paris-1924", detail: "instruments" });
    expect(symbols[0]?.children?.map(({ name }) => name).slice(0, 5)).toEqual(["signed", "ratified", "in-force", "1", "2"]);
    const lenses = await editor.ask<CodeLens[]>("textDocument/codeLens", editor.at(convention(), "gist"));
    const said = await Promise.all(lenses.map((lens) => editor.ask<CodeLens>("codeLens/resolve", lens)));
    expect(said.map(({ command }) => command?.title)).toEqual([
      "decides 2 cells, 2659 km² for Everyone since 25 August 1925, until 21 March 1939",
    ]);
  });

  test("what is offered at the cursor", async () => {
    editor.type(convention(), "cite: lnts-29-85 preamble", "cite: lnts-29-85 ");
    const offered = async (words: string, shift: number) =>
      (await editor.ask<CompletionList>("textDocument/completion", editor.at(convention(), words, shift))).items.map(({ label }) => label);
    expect(await offered("cite: lnts-29-85 \n", 17)).toEqual(["preamble"]);
    editor.replace(convention(), read(convention()));
    editor.type(convention(), "binding: in-force", "binding: ");
    expect(await offered("binding: ", 9)).toEqual(["signed", "ratified", "in-force"]);
    editor.replace(convention(), read(convention()));
  });
});

describe("on an atlas where things go wrong", () => {
  test(
    "an act that is a file is renamed as a file",
    async () => {
      editor.open(peace(), read(peace()));
      const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", {
        ...editor.at(peace(), "peace#in-force", 2),
        newName: "peace-1920",
      });
      expect(edit.documentChanges).toContainEqual(
        expect.objectContaining({ kind: "rename", newUri: pathToFileURL(join(small(), "instruments/peace-1920.yaml")).href }),
      );
    },
    LONG,
  );

  test("half a file has its finding, and everything that is asked of it an answer", async () => {
    const half = `${read(peace()).slice(0, 140)}\n  - { stage: `;
    editor.replace(peace(), half);
    await editor.findings(peace(), faults);
    for (const method of ["hover", "definition", "completion", "documentSymbol", "codeLens"])
      await editor.ask(`textDocument/${method}`, {
        textDocument: { uri: pathToFileURL(peace()).href },
        position: { line: 6, character: 99 },
      });
    editor.replace(peace(), read(peace()));
    await editor.findings(peace(), (p) => !faults(p));
  });

  test("many edits at once: the last one counts", async () => {
    for (let i = 0; i < 30; i++)
      editor.type(peace(), i % 2 === 0 ? "type: treaty" : "type: treat", i % 2 === 0 ? "type: treat" : "type: treaty");
    const hovers = await Promise.all(
      [1, 2, 3, 4].map(() => editor.ask<Hover | null>("textDocument/hover", editor.at(peace(), "cedes", 1))),
    );
    expect(new Set(hovers.map((hover) => JSON.stringify(hover))).size).toBe(1);
    await editor.findings(peace(), (p) => !faults(p));
  });

  test(
    "a file that vanishes and comes back, on disk alone",
    async () => {
      const land = join(small(), "territories/land.yaml");
      renameSync(land, `${land}.gone`);
      const lost = await editor.findings(peace(), faults);
      expect(lost.map(({ message }) => message).join("\n")).toContain("no territory has the id bank");
      renameSync(`${land}.gone`, land);
      await editor.findings(peace(), (p) => !faults(p));
    },
    LONG,
  );

  test("a document outside of any atlas, a document that is no file, an atlas nobody saved yet", async () => {
    const stray = join(folder, "stray.yaml");
    editor.open(stray, "type: treaty\n");
    expect(await editor.ask("textDocument/hover", editor.at(stray, "type"))).toBeNull();
    expect(
      await editor.ask("textDocument/hover", { textDocument: { uri: "untitled:Untitled-1" }, position: { line: 0, character: 0 } }),
    ).toBeNull();
    mkdirSync(join(folder, "fresh"));
    const head = join(folder, "fresh/atlas.yaml");
    editor.open(head, "titel: New\n");
    expect((await editor.findings(head, faults)).map(({ message }) => message).join("\n")).toContain("has no key “titel”");
  });

  test("the whole folder vanishes: what was known stays, and the server lives", async () => {
    rmSync(small(), { recursive: true });
    const symbols = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", editor.at(peace(), "cedes"));
    expect(symbols.length).toBe(1);
    editor.close(peace());
    expect(await editor.ask("textDocument/hover", editor.at(peace(), "cedes"))).toBeNull();
  });
});

test(
  "an editor that cannot rename files is told so, and gets plain changes otherwise",
  async () => {
    for (const { path, bytes } of smallAtlas()) {
      mkdirSync(dirname(join(folder, "plain", path)), { recursive: true });
      writeFileSync(join(folder, "plain", path), bytes);
    }
    const plain = await Editor.start({});
    const path = join(folder, "plain/instruments/peace.yaml");
    plain.open(path, read(path));
    const edit = await plain.ask<WorkspaceEdit>("textDocument/rename", { ...plain.at(path, "avia", 1), newName: "avija" });
    expect(Object.keys(edit.changes ?? {}).length).toBe(5);
    await expect(plain.ask("textDocument/rename", { ...plain.at(path, "peace#in-force", 1), newName: "pax" })).rejects.toThrow(
      "dejure rename",
    );
    expect(await plain.stop()).toBe(0);
  },
  LONG,
);
