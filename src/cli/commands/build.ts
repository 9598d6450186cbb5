import { resolve, sep } from "node:path";
import type { SourceFile } from "../../core/model/atlas.ts";
import { errorsIn } from "../../core/model/diagnostic.ts";
import { siteFiles } from "../../publish/site-parts.ts";
import { writeFolder } from "../atomic-folder.ts";
import { Scale } from "../budgets.ts";
import { examples, httpAddress, print, printJson, type Registering } from "../command.ts";
import { exportingOf, missingPackage } from "../exporting.ts";
import { loadAtlas } from "../load-atlas.ts";
import { findAtlas } from "../read-folder.ts";
import { readSiteParts } from "../site.ts";
import { dataFiles, tilesDate, withData } from "../site-data.ts";
import { Progress, stylerFor } from "../terminal.ts";
import { EXIT, misuse } from "../world.ts";

interface Options {
  readonly output: string;
  readonly base?: string;
  readonly data?: boolean;
  readonly previews: boolean;
  readonly tiles?: readonly string[];
  readonly atlas?: string;
  readonly json?: boolean;
}

/** Bytes in a unit that people read. */
export const size = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

export function register({ program, world, act }: Registering): void {
  program
    .command("build")
    .summary("publish an atlas as a static site")
    .description(
      "Writes the site of an atlas: maps, pages and data that any static host can serve from any folder. Findings stand on its quality page; an atlas with errors is published with what can be had of it.",
    )
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .requiredOption("-o, --output <dir>", "folder to write; replaced as a whole if dejure wrote it")
    .option("--base <url>", "address at which the site will stand, for canonical links and citations")
    .option("--no-previews", "without the pictures that stand for pages where their address is shared (og:image)")
    .option("--data", "with the whole atlas in every format that opens elsewhere, and buttons to them")
    .option(
      "--tiles <day>",
      "with vector tiles (PMTiles) of a day, or of all time with --tiles all; as often as needed",
      (day: string, before: readonly string[] | undefined) => [...(before ?? []), day],
    )
    .option("--atlas <dir>", "atlas folder")
    .option("--json", "answer as JSON")
    .addHelpText(
      "after",
      examples(
        "build -o public",
        "build -o public --data",
        "build -o public --tiles all --tiles 1920-10-14",
        "build atlases/vilnius -o public --base https://example.org/vilnius/",
      ),
    )
    .action(
      act(async (given: string | undefined, options: Options) => {
        const baseUrl = httpAddress(options.base);
        const root = await findAtlas(world, given ?? options.atlas);
        const data = { all: options.data === true, tiles: (options.tiles ?? []).map(tilesDate) };
        const folder = resolve(world.cwd, options.output);
        const [target, source] = await Promise.all([folder, root].map((path) => world.disk.real(path).catch(() => path)));
        if (target === source || `${source}`.startsWith(`${target}${sep}`))
          throw misuse(`${options.output} is the atlas itself or holds it`, "name a folder beside the atlas or in it");
        const loaded = await loadAtlas(world, root);
        const progress = new Progress(world);
        const parts = await readSiteParts(world, options.previews);
        const scale = new Scale(parts.webAssets);
        const fileOf = (path: string): SourceFile | undefined => loaded.files.find((file) => file.path === path);
        const exporting = exportingOf(world, loaded, baseUrl);
        const site = scale.weigh(siteFiles(loaded, fileOf, parts, baseUrl, dataFiles(exporting, data)));
        const files = withData(site, exporting, data);
        const written = await writeFolder(world, folder, options.output, files, (count) => progress.count(count, "writing files")).catch(
          (error: unknown) => {
            throw missingPackage(error) ?? error;
          },
        );
        progress.done();
        const errors = errorsIn(loaded.diagnostics);
        const { budgets } = scale;
        if (options.json) printJson(world, { folder, ...written, errors, warnings: loaded.diagnostics.length - errors, budgets });
        else {
          print(world, `wrote ${options.output}: ${written.files} files, ${size(written.bytes)}`);
          const loads = budgets.map((one) => `${one.name} ${size(one.gzip)} of ${size(one.limit)}${one.gzip > one.limit ? " (over)" : ""}`);
          print(world, `first map loads, gzipped: ${loads.join(", ")}`);
        }
        if (errors === 0) return EXIT.fine;
        const styler = stylerFor(world.stderr, world.env);
        world.stderr.write(
          `${styler.warning("note:")} the atlas has ${errors === 1 ? "an error" : `${errors} errors`}; what they touch is left out (dejure check shows them)\n`,
        );
        return EXIT.diagnostics;
      }),
    );
}
