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

/** What was built for the browser stands beside the built code; code run from its sources finds it in dist. */
const builtFor = async (name: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> => {
  for (const place of [`../${name}`, `../../dist/${name}`]) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    if (!entries.some((entry) => entry.isFile() && entry.name === "manifest.json")) continue;
    const assets = new Map<string, Uint8Array>();
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      assets.set(relative(folder, path).split(sep).join("/"), await readFile(path));
    }
    return assets;
  }
  return undefined;
};

/** The interface of sites. */
export const webAssets: Supplies["webAssets"] = () => builtFor("web");

/** The page on which an atlas is written; no part of any site. */
export const workbenchAssets = (): ReturnType<typeof builtFor> => builtFor("workbench");
