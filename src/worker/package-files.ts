/** Files of this package and its dependencies, on disk. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { MissingPackage } from "../core/optional-package.ts";
import type { Supplies } from "../publish/site-parts.ts";
import { drawer } from "./pixels.ts";

/** Bytes of a file of the npm package `world-atlas`. */
export const naturalEarthBytes: Supplies["naturalEarth"] = async (file) =>
  readFile(createRequire(import.meta.url).resolve(`world-atlas/${file}`));

/** What draws the pictures of link previews; none where its package is not installed. */
export const draw: NonNullable<Supplies["draw"]> = async () => {
  const { resolve } = createRequire(import.meta.url);
  return drawer((path) => readFile(resolve(path))).catch((error: unknown) => {
    if (error instanceof MissingPackage) return undefined;
    throw error;
  });
};

/** The built interface by path. */
export const webAssets: Supplies["webAssets"] = () => built("web", "manifest.json");

/** The built documentation by path; undefined where it has not been built. */
export const documentation = (): Promise<ReadonlyMap<string, Uint8Array> | undefined> => built("docs", "index.html");

/** What is built stands beside the built code; code run from its sources finds it in dist. `mark` is a file that it always has. */
async function built(name: string, mark: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  for (const place of [`../${name}`, `../../dist/${name}`]) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    if (!entries.some((entry) => entry.isFile() && entry.parentPath === folder && entry.name === mark)) continue;
    const assets = new Map<string, Uint8Array>();
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      assets.set(relative(folder, path).split(sep).join("/"), await readFile(path));
    }
    return assets;
  }
  return undefined;
}

/** The page on which an atlas is written; no part of any site. */
export const workbenchAssets = (): ReturnType<typeof built> => built("workbench", "manifest.json");
