import type { Topology } from "topojson-specification";
import type { Compilation } from "../core/compile.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import type { BaseMap } from "./data/map-data.ts";
import type { Draw } from "./preview.tsx";
import { type DataFile, publish, type SiteFile } from "./publish.ts";

/** Where the parts of a site come from that are not of the atlas. */
export interface Supplies {
  /** Bytes of a file of the npm package `world-atlas`. */
  naturalEarth(file: "countries-10m.json" | "land-10m.json" | "land-50m.json"): Promise<Uint8Array>;
  /** The built browser interface by path, `manifest.json` among them; undefined where it has not been built. */
  webAssets(): Promise<ReadonlyMap<string, Uint8Array> | undefined>;
  /** What draws the pictures of link previews; undefined where its package is not installed. */
  draw?(): Promise<Draw | undefined>;
}

/** What the site of every atlas is made with. */
export interface SiteParts {
  readonly webAssets: ReadonlyMap<string, Uint8Array>;
  readonly base: BaseMap;
  readonly draw?: Draw | undefined;
}

/** The browser interface and the land under the map; undefined where the interface has not been built. */
export async function siteParts(supplies: Supplies): Promise<SiteParts | undefined> {
  const webAssets = await supplies.webAssets();
  if (!webAssets) return undefined;
  const topology = async (file: "land-10m.json" | "land-50m.json"): Promise<Topology> =>
    JSON.parse(new TextDecoder().decode(await supplies.naturalEarth(file))) as Topology;
  const draw = await supplies.draw?.();
  return { webAssets, draw, base: { near: await topology("land-10m.json"), far: await topology("land-50m.json") } };
}

/** The files of an atlas's site; `fileOf` gives those of the atlas that it names: its logo, pictures of old maps. */
export const siteFiles = (
  { atlas, resolver, diagnostics }: Compilation,
  fileOf: (path: string) => SourceFile | undefined,
  parts: SiteParts,
  baseUrl?: string,
  dataFiles: readonly DataFile[] = [],
): Iterable<SiteFile> => publish(atlas, resolver, { ...parts, diagnostics, fileOf, dataFiles, ...(baseUrl !== undefined && { baseUrl }) });
