import { extname, join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { oneDay } from "../../core/resolve/ask.ts";
import type { Day, HistoricalDate } from "../../core/time/historical-date.ts";
import { frameDays, frames } from "../../export/answers/frames.ts";
import { formatFits, MAP, MAP_FORMATS, type MapFormat, type MapQuestion, mapHoldings, mapText } from "../../export/answers/map.ts";
import type { Given } from "../../export/answers/question.ts";
import type { FileFormat } from "../../export/formats/export-format.ts";
import { FORMATS } from "../../export/formats/formats.ts";
import { PNG_WIDTH } from "../../export/formats/land-formats.ts";
import { worldSvg } from "../../export/world/picture.tsx";
import { SIZES, type Size, Worlds } from "../../export/world/world-file.ts";
import {
  type CommonOptions,
  commandOf,
  examples,
  languageFor,
  loadForQuestion,
  printJson,
  type Registering,
  withCommon,
  withLanguage,
} from "../command.ts";
import { deliver, toStdout } from "../deliver.ts";
import { exportingOf, writeFormat } from "../exporting.ts";
import { pngOf } from "../png.ts";
import { Progress } from "../terminal.ts";
import { findViewpoint, knownOnOf, must, readDate } from "../typed-values.ts";
import { EXIT, misuse, type World } from "../world.ts";

/** Formats that have options of their own here: outlines or none, width, the day of knowledge said on the drawing. */
const DRAWN = [...MAP_FORMATS, "png"] as const;
type Drawn = (typeof DRAWN)[number];
const isDrawn = (format: string): format is Drawn => DRAWN.some((f) => f === format);

/** All others of land that `export` knows; a panel is over time, and so not of this command. */
const OTHERS = FORMATS.filter((f): f is FileFormat => f.kind === "land" && !("folder" in f) && !isDrawn(f.id) && f.id !== "panel");
const ALL = [...DRAWN, ...OTHERS.map((f) => f.id)];

const WIDEST = 10_000;

interface Options extends CommonOptions, Given<typeof MAP, "command", "option"> {
  readonly format?: string;
  readonly width?: number;
  readonly size?: Size;
  readonly output?: string;
  readonly every?: string;
}

/** The format asked for, else the one that the file's ending says, else GeoJSON. */
function formatOf({ format, json, output }: Options): Drawn | FileFormat {
  const named = (id: string): Drawn | FileFormat | undefined => (isDrawn(id) ? id : OTHERS.find((f) => f.id === id));
  if (format !== undefined) return named(format) ?? "geojson";
  if (json || output === undefined) return "geojson";
  const ending = extname(output).toLowerCase();
  const found = OTHERS.find((f) => output.toLowerCase().endsWith(f.ending)) ?? (ending === ".json" ? "geojson" : named(ending.slice(1)));
  if (!found)
    throw misuse(
      `${output} does not end in a format that a map can be written in`,
      `end it in ${[...DRAWN.map((f) => `.${f}`), ...OTHERS.map((f) => f.ending)].join(", ")}, or say --format`,
    );
  return found;
}

function pixels(text: string): number {
  const width = Number(text);
  if (Number.isInteger(width) && width >= 1 && width <= WIDEST) return width;
  throw new InvalidArgumentError(`a width is a whole number of pixels from 1 to ${WIDEST}`);
}

/** A world is of one day, and of what land has one holder by. */
function worldFormat({ layer, knownOn, wkt }: Options, asked: Drawn | FileFormat, date: HistoricalDate): WorldFormat {
  const format = typeof asked === "string" ? asked : asked.id;
  if (!isWorldFormat(format) || wkt) throw misuse(`--size is of ${WORLDS.join(", ")}`, `leave --size out for ${format}`);
  if (layer !== "title" && layer !== "control")
    throw misuse(`--size shows title or control, not ${layer}`, "leave --size out for other layers");
  if (knownOn !== undefined) throw misuse("--size shows what is known now", "leave out --known-on, or --size");
  if (oneDay(date) === undefined) throw misuse(`a viewpoint's world is of one day, and ${date.text} is not one`, "name a day in it");
  return format;
}

const WORLDS = ["geojson", "topojson", "svg", "png"] as const;
type WorldFormat = (typeof WORLDS)[number];
const isWorldFormat = (format: string): format is WorldFormat => WORLDS.some((f) => f === format);

function worldText(worlds: Worlds, { viewpoint, layer }: MapQuestion, size: Size, format: WorldFormat): string {
  const asked = { viewpoint, layer: layer === "control" ? layer : "title", size } as const;
  return format === "geojson" || format === "topojson" ? worlds.text({ ...asked, format }) : worldSvg(worlds, asked);
}

/** Delivers a text as it is, or the drawing that it is as a picture. */
async function deliverDrawn(world: World, text: string, format: string, { width = PNG_WIDTH, output }: Options): Promise<number> {
  const png = format === "png";
  await deliver(world, png ? [await pngOf(world, text, width)] : text, output, png);
  return EXIT.fine;
}

export function register({ program, world, act }: Registering): void {
  withLanguage(
    withCommon(
      commandOf(
        program,
        MAP,
        "Writes the land of a day, each piece with its holder, its reasons and its sources. A date that is not one day gives every change within it.",
      )
        .addOption(new Option("--format <format>", "default: by the ending of FILE, else geojson").choices(ALL))
        .option("--width <pixels>", `png: width of the picture, its height is three quarters of that (default: ${PNG_WIDTH})`, pixels)
        .addOption(
          new Option(
            "--size <size>",
            "a viewpoint's world for other people's maps (geojson, topojson, svg, png): holders with their codes, disputed land as features of its own; small is at most 100 KB, medium 500 KB",
          ).choices(SIZES),
        )
        .option(
          "--every <period>",
          'a picture (svg, png) for each period of the date, such as year, month or "10 days", or for each change; all show the same part of the world; FILE is then a folder',
        )
        .option("-o, --output <file>", "file to write (default: stdout)"),
    ),
  )
    .addHelpText(
      "after",
      examples(
        "map 1920-10-14 --as lithuania -o title.geojson",
        "map 1923-03-15 --as everyone --layer control --format svg > control.svg",
        "map 1923-03-15 --as everyone -o title.png --width 2400",
        "map 1920/1923 --layer control --format csv",
        "map 1925-01-01 -o day.gpkg",
        "map 1918/1924 --layer control --every change --format png -o frames/",
        "map 2025-06-30 --as india --size small -o india.topojson",
      ),
    )
    .action(
      act(async (dateText: string, options: Options) => {
        if (options.every !== undefined) return writeFrames(world, readDate(dateText), options, options.every);
        const asked = formatOf(options);
        const date = readDate(dateText);
        if (options.width !== undefined && asked !== "png") throw misuse("--width is of a png", "say --format png, or end FILE in .png");
        const knownOn = knownOnOf(options);
        if (options.size !== undefined) {
          const format = worldFormat(options, asked, date);
          const { atlas, resolver } = await loadForQuestion(world, options);
          const question = { date, viewpoint: findViewpoint(atlas, options.as), layer: options.layer };
          const text = worldText(new Worlds(atlas, resolver, date.earliest), question, options.size, format);
          return deliverDrawn(world, text, format, options);
        }
        if (typeof asked !== "string") return writeOther(world, asked, date, knownOn, options);
        const format: MapFormat = must(formatFits(asked === "png" ? "svg" : asked, date));
        const askable = await loadForQuestion(world, options);
        const question = {
          date,
          viewpoint: findViewpoint(askable.atlas, options.as),
          layer: options.layer,
          knownOn,
          lang: languageFor(world, options),
        };
        const holdings = must(mapHoldings(askable, question));
        const text = mapText(askable, holdings, question, format, options.wkt);
        return deliverDrawn(world, text, asked, options);
      }),
    );
}

/** A film as numbered pictures in a folder. */
async function writeFrames(world: World, date: HistoricalDate, options: Options, every: string): Promise<number> {
  const { format = "svg", output, layer, width = PNG_WIDTH } = options;
  if (format !== "svg" && format !== "png") throw misuse(`--every is of svg and png, not ${format}`, "say --format svg or --format png");
  if (toStdout(output)) throw misuse("--every writes one file a picture", "name a folder with -o FOLDER");
  for (const [name, given] of [
    ["--size", options.size],
    ["--known-on", options.knownOn],
    ["--wkt", options.wkt],
  ] as const)
    if (given !== undefined) throw misuse(`${name} does not go with --every`, `leave out ${name}, or ask for one day`);
  if (options.width !== undefined && format !== "png") throw misuse("--width is of a png", "say --format png");
  const askable = await loadForQuestion(world, options);
  const question = {
    date,
    viewpoint: findViewpoint(askable.atlas, options.as),
    layer,
    every,
    lang: options.lang && languageFor(world, options),
  };
  const days = must(frameDays(askable, question));
  const progress = new Progress(world);
  const written: string[] = [];
  for (const { name, svg } of frames(askable, question, days)) {
    const path = join(output, `${name}.${format}`);
    await deliver(world, format === "png" ? [await pngOf(world, svg, width)] : svg, path);
    progress.step(written.push(path) / days.length, "drawing pictures");
  }
  progress.done();
  if (options.json) printJson(world, { files: written });
  else world.stdout.write(`wrote ${output}: ${days.length} pictures\n`);
  return EXIT.fine;
}

/** As `export` writes it, of these days. */
async function writeOther(
  world: World,
  format: FileFormat,
  date: HistoricalDate,
  knownOn: Day | undefined,
  options: Options,
): Promise<number> {
  const loaded = await loadForQuestion(world, options);
  const viewpoint = findViewpoint(loaded.atlas, options.as);
  const exporting = { ...exportingOf(world, loaded), viewpoint, layer: options.layer, date, knownOn };
  const written = await writeFormat(world, format, exporting, options.output);
  if (written && options.json) printJson(world, written);
  return EXIT.fine;
}
