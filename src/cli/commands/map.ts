import { extname, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { oneDay } from "../../core/resolve/ask.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { formatFits, MAP_FORMATS, type MapFormat, type MapQuestion, mapHoldings, mapText } from "../../export/answers/map.ts";
import { MAP_LAYERS } from "../../export/answers/question.ts";
import { worldSvg } from "../../export/world/picture.tsx";
import { SIZES, type Size, Worlds } from "../../export/world/world.ts";
import { findViewpoint, must, readDate, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, printData, type Registering, withCommon } from "../command.ts";
import { pngOf } from "../png.ts";
import { diskError, EXIT, misuse, type World } from "../world.ts";

export const LAYERS: readonly MapLayer[] = MAP_LAYERS;

const FORMATS = [...MAP_FORMATS, "topojson", "png"] as const;
type Format = (typeof FORMATS)[number];

/** Pixels across where none are asked for: sharp on a slide, and small enough to send. */
const WIDTH = 1920;
const WIDEST = 10_000;

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer?: MapLayer;
  readonly knownOn?: string;
  readonly format?: Format;
  readonly width?: number;
  readonly size?: Size;
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

/** A world is of one day, and of what land has one holder by. */
function checkSize({ layer = "title", knownOn, wkt }: Options, format: Format, date: HistoricalDate): void {
  if (format === "csv" || wkt) throw misuse("--size is of geojson, topojson, svg and png", "leave --size out for csv");
  if (layer !== "title" && layer !== "control")
    throw misuse(`--size shows title or control, not ${layer}`, "leave --size out for other layers");
  if (knownOn !== undefined) throw misuse("--size shows what is known now", "leave out --known-on, or --size");
  if (oneDay(date) === undefined) throw misuse(`a viewpoint's world is of one day, and ${date.text} is not one`, "name a day in it");
}

function worldText(worlds: Worlds, { viewpoint, layer }: MapQuestion, size: Size, format: Format): string {
  const asked = { viewpoint, layer: layer === "control" ? layer : "title", size } as const;
  return format === "geojson" || format === "topojson" ? worlds.text({ ...asked, format }) : worldSvg(worlds, asked);
}

/** Writes to a file, or to stdout. */
export async function deliver(world: World, data: string | Uint8Array, output: string | undefined): Promise<void> {
  if (output === undefined || output === "-") {
    if (typeof data === "string") return printData(world, data);
    if (world.stdout.isTerminal) throw misuse("a picture is nothing that a terminal can show", "name a file with -o, such as -o map.png");
    return world.stdout.write(data);
  }
  await world.disk.write(resolve(world.cwd, output), data).catch((error: unknown) => {
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
      .addOption(new Option("--layer <layer>", "what to show (default: title)").choices(LAYERS))
      .option("--known-on <date>", "leave out what was not public on this day")
      .addOption(new Option("--format <format>", "default: by the ending of FILE, else geojson").choices(FORMATS))
      .option("--width <pixels>", `png: width of the picture, its height is three quarters of that (default: ${WIDTH})`, pixels)
      .addOption(
        new Option(
          "--size <size>",
          "a viewpoint's world for other people's maps: holders with their codes, disputed land as features of its own; small is at most 100 KB, medium 500 KB (default with topojson: full)",
        ).choices(SIZES),
      )
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
        "map 2025-06-30 --as india --size small -o india.topojson",
      ),
    )
    .action(
      act(async (dateText: string, options: Options) => {
        const asked = formatOf(options);
        const date = readDate(dateText);
        const size = options.size ?? (asked === "topojson" ? "full" : undefined);
        if (size !== undefined) checkSize(options, asked, date);
        const format: MapFormat = must(formatFits(asked === "png" ? "svg" : asked === "topojson" ? "geojson" : asked, date));
        if (options.width !== undefined && asked !== "png") throw misuse("--width is of a png", "say --format png, or end FILE in .png");
        const knownOn = options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on");
        const askable = await loadForQuestion(world, options);
        const question = { date, viewpoint: findViewpoint(askable.atlas, options.as), layer: options.layer ?? "title", knownOn };
        const text =
          size === undefined
            ? mapText(askable, must(mapHoldings(askable, question)), question, format, options.wkt)
            : worldText(new Worlds(askable.atlas, askable.resolver, date.earliest), question, size, asked);
        await deliver(world, asked === "png" ? await pngOf(world, text, options.width ?? WIDTH) : text, options.output);
        return EXIT.fine;
      }),
    );
}
