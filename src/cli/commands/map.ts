import { extname } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { formatFits, MAP_FORMATS, type MapFormat, mapHoldings, mapText } from "../../export/answers/map.ts";
import { MAP_LAYERS } from "../../export/answers/question.ts";
import { PNG_WIDTH } from "../../export/formats/land.ts";
import { findViewpoint, must, readDate, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, type Registering, withCommon } from "../command.ts";
import { deliver } from "../deliver.ts";
import { pngOf } from "../png.ts";
import { EXIT, misuse } from "../world.ts";

export const LAYERS: readonly MapLayer[] = MAP_LAYERS;

const FORMATS = [...MAP_FORMATS, "png"] as const;
type Format = (typeof FORMATS)[number];

const WIDEST = 10_000;

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer?: MapLayer;
  readonly knownOn?: string;
  readonly format?: Format;
  readonly width?: number;
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

function pixels(text: string): number {
  const width = Number(text);
  if (Number.isInteger(width) && width >= 1 && width <= WIDEST) return width;
  throw new InvalidArgumentError(`a width is a whole number of pixels from 1 to ${WIDEST}`);
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
      .addOption(new Option("--layer <layer>", "what to show (default: title)").choices(LAYERS))
      .option("--known-on <date>", "leave out what was not public on this day")
      .addOption(new Option("--format <format>", "default: by the ending of FILE, else geojson").choices(FORMATS))
      .option("--width <pixels>", `png: width of the picture, its height is three quarters of that (default: ${PNG_WIDTH})`, pixels)
      .option("--wkt", "csv: with outlines as WKT")
      .option("-o, --output <file>", "file to write (default: stdout)"),
  )
    .addHelpText(
      "after",
      examples(
        "map 1920-10-14 --as lithuania -o title.geojson",
        "map 1923-03-15 --as everyone --layer control --format svg > control.svg",
        "map 1923-03-15 --as everyone -o title.png --width 2400",
        "map 1920/1923 --layer control --format csv",
      ),
    )
    .action(
      act(async (dateText: string, options: Options) => {
        const asked = formatOf(options);
        const date = readDate(dateText);
        const format: MapFormat = must(formatFits(asked === "png" ? "svg" : asked, date));
        if (options.width !== undefined && asked !== "png") throw misuse("--width is of a png", "say --format png, or end FILE in .png");
        const knownOn = options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on");
        const askable = await loadForQuestion(world, options);
        const question = { date, viewpoint: findViewpoint(askable.atlas, options.as), layer: options.layer ?? "title", knownOn };
        const holdings = must(mapHoldings(askable, question));
        const text = mapText(askable, holdings, question, format, options.wkt);
        await deliver(
          world,
          asked === "png" ? [await pngOf(world, text, options.width ?? PNG_WIDTH)] : text,
          options.output,
          asked === "png",
        );
        return EXIT.fine;
      }),
    );
}
