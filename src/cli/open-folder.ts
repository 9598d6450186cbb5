/** `dejure/node`: atlases in folders. */

import { OpenAtlas } from "../library/open-atlas.ts";
import { loadAtlas } from "./load-atlas.ts";
import { nodeWorld } from "./node-world.ts";
import { findAtlas } from "./read-folder.ts";

/** Reads, checks and opens the atlas in a folder. Rejects where the folder cannot be read. */
export async function openFolder(folder: string): Promise<OpenAtlas> {
  const world = nodeWorld();
  const quiet = { write: () => {}, drained: async () => {}, isTerminal: false, columns: 80 };
  return new OpenAtlas(await loadAtlas({ ...world, stderr: quiet }, await findAtlas(world, folder)));
}
