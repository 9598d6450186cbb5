/** A built site in memory, served over HTTP for browser tests. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { publish } from "../../src/publish/publish.ts";
import { listening } from "../listening.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every file under a folder, by its path inside it. */
export function filesUnder(folder: string, prefix = ""): { path: string; bytes: Uint8Array }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const full = join(folder, name);
      return statSync(full).isDirectory() ? filesUnder(full, `${prefix}${name}/`) : [{ path: prefix + name, bytes: readFileSync(full) }];
    });
}

const json = (file: string) => JSON.parse(readFileSync(join(root, "node_modules/world-atlas", file), "utf8"));

/** What was built for the browser; builds it where it is not there. */
function built(name: string, config: string): ReadonlyMap<string, Uint8Array> {
  const folder = join(root, "dist", name);
  if (!existsSync(join(folder, "manifest.json"))) {
    const made = spawnSync(
      process.execPath,
      [join(root, "node_modules/vite/bin/vite.js"), "build", "--config", config, "--logLevel", "error"],
      { cwd: root },
    );
    if (made.status !== 0) throw new Error(String(made.stderr));
  }
  return new Map(filesUnder(folder).map((file) => [file.path, file.bytes]));
}

/** The browser's part of sites. */
export const webAssets = (): ReadonlyMap<string, Uint8Array> => built("web", "vite.config.ts");

/** The page of the workbench. */
export const workbenchAssets = (): ReadonlyMap<string, Uint8Array> => built("workbench", "vite.workbench.config.ts");

/** The site of an atlas given as files; `more` goes along with the browser's part. */
export function siteOf(
  files: readonly { path: string; bytes: Uint8Array }[],
  more: ReadonlyMap<string, Uint8Array> = new Map(),
): ReadonlyMap<string, Uint8Array> {
  const wanted = files.some(({ path, bytes }) => path.endsWith(".yaml") && Buffer.from(bytes).includes("natural_earth"));
  const { atlas, resolver, diagnostics } = compile(files, wanted ? { base: naturalEarth(json("countries-10m.json")) } : {});
  const site = publish(atlas, resolver, {
    base: { near: json("land-10m.json"), far: json("land-50m.json") },
    webAssets: new Map([...webAssets(), ...more]),
    diagnostics,
    fileOf: (path) => files.find((file) => file.path === path),
  });
  return new Map([...site].map((file) => [file.path, file.bytes]));
}

export const flagship = (): { path: string; bytes: Uint8Array }[] => filesUnder(join(root, "atlases/vilnius"));

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
};

/** Serves files from a folder of any name, as a static host would. */
export async function serve(
  files: ReadonlyMap<string, Uint8Array>,
  folder = "/some/folder/",
): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = path.startsWith(folder) ? path.slice(folder.length).replace(/(^|\/)$/, "$1index.html") : "";
    const bytes = files.get(name);
    response.writeHead(bytes === undefined ? 404 : 200, {
      "content-type": TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream",
    });
    response.end(bytes);
  });
  return { address: `${await listening(server)}${folder}`, server };
}
