import { MissingPackage } from "../core/optional-package.ts";
import type { Draw } from "../publish/preview.tsx";
import { type SiteParts, siteParts } from "../publish/site-parts.ts";
import { drawer } from "../worker/pixels.ts";
import { notBuilt } from "./engine.ts";
import { noteTo } from "./terminal.ts";
import type { World } from "./world.ts";

/** What the site of every atlas is made with: the built interface, the land under the map, and what draws previews where they are wanted. */
export async function readSiteParts(world: World, previews = false): Promise<SiteParts> {
  const { naturalEarth, webAssets } = world;
  const parts = await siteParts({ naturalEarth, webAssets, ...(previews && { draw: () => drawing(world) }) });
  if (!parts) throw notBuilt();
  return parts;
}

/** Where the package that draws is not installed, pages go without pictures, and that is said. */
async function drawing(world: World): Promise<Draw | undefined> {
  try {
    return await drawer((path) => world.packageFile(path));
  } catch (error) {
    if (!(error instanceof MissingPackage)) throw error;
    noteTo(world)(`no pictures for link previews: the package ${error.packageName} is not installed (npm install ${error.packageName})`);
    return undefined;
  }
}
