/** Starts `dejure lsp` for workspaces that hold an atlas. */
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** As set, else as installed in the workspace, else as found on the PATH. */
function commandOf() {
  const set = vscode.workspace.getConfiguration("dejure").get("path");
  if (set) return set;
  const name = process.platform === "win32" ? "dejure.cmd" : "dejure";
  const installed = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => join(uri.fsPath, "node_modules", ".bin", name));
  return installed.find((path) => existsSync(path)) ?? "dejure";
}

let client;

async function start() {
  const command = commandOf();
  client = new LanguageClient(
    "dejure",
    "dejure",
    // Windows starts .cmd files by its shell only.
    { command, args: ["lsp"], transport: TransportKind.stdio, options: { shell: process.platform === "win32" } },
    { documentSelector: [{ scheme: "file", pattern: "**/*.{yaml,yml,csv}" }] },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(`dejure: ${command} did not start (${error.message}). Install it with npm install dejure, or set dejure.path.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("dejure.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = stop;
