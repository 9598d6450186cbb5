import { type SiteParts, siteParts } from "../publish/site-parts.ts";
import { CommandError, EXIT, type World } from "./world.ts";

export const notBuilt = (): CommandError =>
  new CommandError(EXIT.disk, "the browser interface has not been built", "run npm run build in dejure's own folder");

/** What the site of every atlas is made with: the built interface and the land under the map. */
export async function readSiteParts(world: World): Promise<SiteParts> {
  const parts = await siteParts(world);
  if (!parts) throw notBuilt();
  return parts;
}
