import { dirname } from "node:path";
import { plain } from "../../core/check/render.ts";
import { readNaturalEarth } from "../../core/read/natural-earth-file.ts";
import { landAnswer } from "../../export/answers/who-land.ts";
import type { Host } from "../../lsp/atlas-files.ts";
import { examples, type Registering } from "../command.ts";
import { readLimits } from "../environment-limits.ts";
import { findAtlas } from "../read-folder.ts";
import { speakingIn } from "../say.ts";
import { sayPieceInShort } from "../say-land.ts";
import { sayInShort } from "../say-layer.ts";
import { WatchedFolder } from "../watched-folder.ts";
import { EXIT, type World } from "../world.ts";

/** Pieces of a territory that a hover lists. */
const MOST_PIECES = 8;

/** The machine as the language server sees it. */
const hostIn = (world: World): Host => ({
  version: world.version,
  rootOf: (path) => findAtlas({ ...world, cwd: dirname(path) }, undefined).catch(() => undefined),
  folder: (root) => new WatchedFolder(world, root),
  watch: world.watch,
  limits: readLimits(world),
  naturalEarth: async () => readNaturalEarth(await world.naturalEarth("countries-10m.json")),
  now: world.now,
  held({ atlas, resolver }, ref, day) {
    const viewpoint = atlas.head.default?.viewpoint;
    if (viewpoint === undefined || !atlas.collections.viewpoints.has(viewpoint)) return undefined;
    const speaking = speakingIn(atlas, plain);
    const id = ref.slice(ref.indexOf("/") + 1);
    const place = ref.startsWith("places/") ? atlas.collections.places.get(id) : undefined;
    if (place) return [sayInShort(speaking, resolver.who({ at: [place.data.at.lon, place.data.at.lat], placeId: id }, day, { viewpoint }))];
    if (!ref.startsWith("territories/") || !atlas.collections.territories.has(id)) return undefined;
    const { pieces } = landAnswer({ atlas, resolver }, id, day, { viewpoint });
    const more = pieces.length - MOST_PIECES;
    const said = pieces.slice(0, MOST_PIECES).map((piece) => sayPieceInShort(speaking, piece));
    return more > 0 ? [...said, `and ${more} smaller ${more === 1 ? "piece" : "pieces"}`] : said;
  },
});

export function register({ program, world, act }: Registering): void {
  program
    .command("lsp")
    .summary("help an editor while an atlas is written")
    .description(
      "A language server over standard input and output, which an editor starts: findings as you type, completion, hover, definitions, references, renaming, remedies, outline and lenses. docs/editors.md says how to set up VS Code, Neovim, Helix, Emacs and Zed.",
    )
    .option("--stdio", "over standard input and output; there is no other way, and editors say it")
    .addHelpText("after", examples("lsp", "lsp --stdio"))
    .action(
      act(async () => {
        await world.serveEditor(hostIn(world));
        return EXIT.fine;
      }),
    );
}
