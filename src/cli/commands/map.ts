import { extname, resolve } from "node:path";
import { Option } from "commander";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { holdingsCsv } from "../../export/csv.ts";
import { type DatedHolding, holdingsBetween, holdingsOn, MOST_CHANGES } from "../../export/dated-holdings.ts";
import { holdingsGeoJsonText } from "../../export/geojson.ts";
import { holdingsSvg } from "../../export/svg.ts";
import { findViewpoint, oneDay, readDate, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, print, type Registering, withCommon } from "../command.ts";
import { diskError, EXIT, misuse, type World } from "../world.ts";

const FORMATS = ["geojson", "svg", "csv"] as const;
type Format = (typeof FORMATS)[number];
export const LAYERS: readonly MapLayer[] = ["title", "control", "claims", "divergence", "dispute"];

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer?: MapLayer;
  readonly knownOn?: string;
  readonly format?: Format;
  readonly output?: string;
  readonly wkt?: boolean;
}

/** The format asked for, else the one that the file's ending says, else GeoJSON. */
function formatOf(options: Options): Format {
  if (options.format) return options.format;
  if (options.json || options.output === undefined) return "geojson";
  const ending = extname(options.output).slice(1).toLowerCase();
  if (ending === "json") return "geojson";
  const format = FORMATS.find((f) => f === ending);
  if (!format)
    throw misuse(
      `${options.output} does not end in a format that a map can be written in`,
      `end it in ${FORMATS.map((f) => `.${f}`).join(", ")}, or say --format`,
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
        "Writes the land of a day, each piece with its holder, its reasons and its sources. A date that is not one day gives every change within it.",
      )
      .argument("<date>", "EDTF")
      .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
      .addOption(new Option("--layer <layer>", "what to show").choices(LAYERS))
      .option("--known-on <date>", "leave out what was not public on this day")
      .addOption(new Option("--format <format>", "default: by the ending of FILE, else geojson").choices(FORMATS))
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
        const format = formatOf(options);
        const date = readDate(dateText);
        const { atlas, resolver } = await loadForQuestion(world, options);
        const viewpoint = findViewpoint(atlas, options.as);
        const layer = options.layer ?? "title";
        const day = oneDay(date);
        let holdings: DatedHolding[] | undefined;
        if (day !== undefined)
          holdings = holdingsOn(
            resolver,
            day,
            viewpoint,
            layer,
            options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on"),
          );
        else if (format === "svg")
          throw misuse(`a drawn map shows one day, and ${dateText} is not one`, `name a day in it, or write --format geojson`);
        else if (options.knownOn !== undefined) throw misuse("--known-on goes with one day", "name one day as DATE");
        else holdings = holdingsBetween(resolver, date.earliest, date.latest + 1, viewpoint, layer);
        if (!holdings) throw misuse(`more than ${MOST_CHANGES} days change something in ${dateText}`, "ask for a shorter interval");
        const asked = { viewpoint, layer, date: date.text };
        const text =
          format === "geojson"
            ? `${holdingsGeoJsonText(atlas, holdings, asked)}\n`
            : format === "csv"
              ? holdingsCsv(atlas, holdings, { ...asked, ...(options.wkt && { geometry: true }) })
              : holdingsSvg(atlas, holdings, asked);
        await deliver(world, text, options.output);
        return EXIT.fine;
      }),
    );
}
