import type { Topology } from "topojson-specification";
import { publish, type SiteFile } from "../publish/publish.ts";
import type { Loaded } from "./load-atlas.ts";
import { CommandError, EXIT, type World } from "./world.ts";

/** What the site of every atlas is made with, read once. */
export interface SiteParts {
  readonly webAssets: ReadonlyMap<string, Uint8Array>;
  readonly base: { readonly near: Topology; readonly far: Topology };
}

/** Reads the built interface and the land under the map. */
export async function siteParts(world: World): Promise<SiteParts> {
  const webAssets = await world.webAssets();
  if (!webAssets) throw new CommandError(EXIT.disk, "the browser interface has not been built", "run npm run build in dejure's own folder");
  const topology = async (file: "land-10m.json" | "land-50m.json"): Promise<Topology> =>
    JSON.parse(new TextDecoder().decode(await world.naturalEarth(file))) as Topology;
  return { webAssets, base: { near: await topology("land-10m.json"), far: await topology("land-50m.json") } };
}

/** The files of an atlas's site. */
export const siteFiles = ({ atlas, resolver, diagnostics, files }: Loaded, parts: SiteParts, baseUrl?: string): Iterable<SiteFile> =>
  publish(atlas, resolver, {
    ...parts,
    diagnostics,
    logo: files.find((file) => file.path === atlas.head.logo),
    ...(baseUrl !== undefined && { baseUrl }),
  });
