import { extname, resolve } from "node:path";
import { Option } from "commander";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { formatFits, MAP_FORMATS, type MapFormat, mapHoldings, mapText } from "../../export/answers/map.ts";
import { MAP_LAYERS } from "../../export/answers/question.ts";
import { findViewpoint, must, readDate, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, print, type Registering, withCommon } from "../command.ts";
import { diskError, EXIT, misuse, type World } from "../world.ts";

export const LAYERS: readonly MapLayer[] = MAP_LAYERS;

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer?: MapLayer;
  readonly knownOn?: string;
  readonly format?: MapFormat;
  readonly output?: string;
  readonly wkt?: boolean;
}

/** The format asked for, else the one that the file's ending says, else GeoJSON. */
function formatOf(options: Options): MapFormat {
  if (options.format) return options.format;
  if (options.json || options.output === undefined) return "geojson";
  const ending = extname(options.output).slice(1).toLowerCase();
  if (ending === "json") return "geojson";
  const format = MAP_FORMATS.find((f) => f === ending);
  if (!format)
    throw misuse(
      `${options.output} does not end in a format that a map can be written in`,
      `end it in ${MAP_FORMATS.map((f) => `.${f}`).join(", ")}, or say --format`,
    );
  return format;
}

/** Writes to a file, or to stdout. */
export async function deliver(world: World, text: string, output: string | undefined): Promise<void> {
  if (output === undefined || output === "-") return print(world, text);
  await world.disk.write(resolve(world.cwd, output), text).catch((error: unknown) => {
    throw diskError(error, `cannot write ${output}`);
  });
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("map")
      .summary("the map of a day")
      .description(
        "Writes the land of a day, each piece with its holder, its reasons and its sources. A date that is not one day gives every change within it. There is no PNG here: the map page of the site saves one, and any browser or converter makes one from the SVG.",
      )
      .argument("<date>", "EDTF")
      .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
      .addOption(new Option("--layer <layer>", "what to show (default: title)").choices(LAYERS))
      .option("--known-on <date>", "leave out what was not public on this day")
      .addOption(new Option("--format <format>", "default: by the ending of FILE, else geojson").choices(MAP_FORMATS))
      .option("--wkt", "csv: with outlines as WKT")
      .option("-o, --output <file>", "file to write (default: stdout)"),
  )
    .addHelpText(
      "after",
      examples(
        "map 1920-10-14 --as lithuania -o title.geojson",
        "map 1923-03-15 --as everyone --layer control --format svg > control.svg",
        "map 1920/1923 --layer control --format csv",
      ),
    )
    .action(
      act(async (dateText: string, options: Options) => {
        const asked = formatOf(options);
        const date = readDate(dateText);
        const format = must(formatFits(asked, date));
        const knownOn = options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on");
        const askable = await loadForQuestion(world, options);
        const question = { date, viewpoint: findViewpoint(askable.atlas, options.as), layer: options.layer ?? "title", knownOn };
        const holdings = must(mapHoldings(askable, question));
        await deliver(world, mapText(askable, holdings, question, format, options.wkt), options.output);
        return EXIT.fine;
      }),
    );
}
