/** The extension for VS Code: what its manifest promises is there, and it starts the server that it says. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "editors/vscode");
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
const manifest = manifestOf(folder);
const code = readFileSync(join(folder, manifest.main), "utf8");

test("the manifest has what packing asks for, and the version of dejure", () => {
  for (const key of ["name", "displayName", "description", "publisher", "license", "engines", "main", "activationEvents"])
    expect(manifest[key], key).toBeTruthy();
  expect(manifest.version).toBe(manifestOf(root).version);
  expect(manifest.engines.vscode).toMatch(/^\^\d+\.\d+\.\d+$/);
  for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const file of ["README.md", "LICENSE", manifest.main]) expect(existsSync(join(folder, file)), file).toBe(true);
  for (const { command } of manifest.contributes.commands) expect(code).toContain(`"${command}"`);
  expect(Object.keys(manifest.contributes.configuration.properties)).toEqual(["dejure.path"]);
});

/** Runs the extension in an editor made of stand-ins; gives what it started. */
async function activated(setting: string, workspace: string) {
  const started: { command: string; args: string[] }[] = [];
  const commands = new Map<string, () => Promise<void>>();
  let stopped = 0;
  class LanguageClient {
    readonly server: { command: string; args: string[] };
    constructor(_id: string, _name: string, server: { command: string; args: string[] }) {
      this.server = server;
    }
    async start() {
      started.push(this.server);
    }
    async stop() {
      stopped++;
    }
  }
  const modules: Readonly<Record<string, unknown>> = {
    "node:fs": await import("node:fs"),
    "node:path": await import("node:path"),
    vscode: {
      workspace: { getConfiguration: () => ({ get: () => setting }), workspaceFolders: [{ uri: { fsPath: workspace } }] },
      commands: { registerCommand: (name: string, run: () => Promise<void>) => commands.set(name, run) },
      window: { showErrorMessage: () => {} },
    },
    "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } },
  };
  const exports: { activate?: (context: { subscriptions: unknown[] }) => Promise<void>; deactivate?: () => Promise<void> } = {};
  new Function("require", "exports", code)((name: string) => modules[name], exports);
  await exports.activate?.({ subscriptions: [] });
  await commands.get("dejure.restart")?.();
  await exports.deactivate?.();
  return { started, stopped };
}

test("it starts dejure lsp as set, as installed in the workspace, else from the PATH; and again when asked", async () => {
  const workspace = mkdtempSync(join(tmpdir(), "dejure-vscode-"));
  expect(await activated("/opt/dejure", workspace)).toMatchObject({ started: [{ command: "/opt/dejure", args: ["lsp"] }, {}], stopped: 2 });
  expect((await activated("", workspace)).started[0]?.command).toBe("dejure");
  const bin = join(workspace, "node_modules/.bin", process.platform === "win32" ? "dejure.cmd" : "dejure");
  mkdirSync(join(bin, ".."), { recursive: true });
  writeFileSync(bin, "");
  expect((await activated("", workspace)).started[0]?.command).toBe(bin);
  rmSync(workspace, { recursive: true });
});
