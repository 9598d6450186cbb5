/** The data files of `dejure build`: with `--data` the whole atlas in every format that opens elsewhere, with `--tiles` vector tiles. */
import { oneDay } from "../core/resolve/ask.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { HistoricalDate } from "../core/time/historical-date.ts";
import { type Exporting, type FileFormat, joinedBytes } from "../export/formats/export-format.ts";
import { FORMATS } from "../export/formats/formats.ts";
import type { DataFile } from "../publish/publish.ts";
import type { OutputFile } from "./atomic-folder.ts";
import { must, readDate } from "./typed-values.ts";
import { misuse } from "./world.ts";

/** Land in these layers, each in the viewpoint that the atlas opens with. */
const LAYERS = ["title", "control"] as const;
/** Of one layer they would say nothing of their own, or the site has them already. */
const LEFT_OUT = new Set([
  "territories",
  "places",
  "csl-json",
  "bibtex",
  "ris",
  "annotations",
  "obligations-csv",
  "recognitions-csv",
  "quickstatements",
]);

interface Wanted {
  readonly format: FileFormat;
  readonly stem: string;
  readonly exporting: Exporting;
}

/** What a build is to have beside the site. */
export interface SiteData {
  /** every format */
  readonly all: boolean;
  /** dates of which there are to be tiles; undefined for all time */
  readonly tiles: readonly (HistoricalDate | undefined)[];
}

/** A date of `--tiles`: one day, or `all`. */
export function tilesDate(text: string): HistoricalDate | undefined {
  if (text === "all") return undefined;
  const date = readDate(text);
  const day = oneDay(date);
  if (day === undefined) throw misuse(`${text} is not one day`, "write a day, such as --tiles 1920-10-14, or --tiles all");
  return { ...date, text: formatDay(day) };
}

/** The files that are wanted: land by layer, records as `atlas`. */
function wanted(exporting: Exporting, { all, tiles }: SiteData): Wanted[] {
  const files = FORMATS.filter((f): f is FileFormat => !("folder" in f) && !LEFT_OUT.has(f.id));
  const land = files.filter((f) => f.kind === "land" && f.days === "all or some");
  const others = files.filter((f) => f.kind !== "land" && f.days === "none");
  const whole = [
    ...LAYERS.flatMap((layer) =>
      land.map((format) => ({ format, stem: format.id === "panel" ? `${layer}-by-year` : layer, exporting: { ...exporting, layer } })),
    ),
    ...others.map((format) => ({ format, stem: format.id === "assertions" ? "assertions" : "atlas", exporting })),
  ];
  const tiled = land
    .filter(({ id }) => id === "pmtiles")
    .flatMap((format) =>
      tiles.flatMap((date) =>
        LAYERS.map((layer) => ({ format, stem: date ? `${layer}-${date.text}` : layer, exporting: { ...exporting, layer, date } })),
      ),
    );
  // tiles of all time are among the files of --data
  return [...new Map([...(all ? whole : []), ...tiled].map((one) => [one.stem + one.format.ending, one])).values()];
}

const folder = "data/export/";

/** What pages link to, before anything of it has been made. */
export const dataFiles = (exporting: Exporting, data: SiteData): DataFile[] =>
  wanted(exporting, data).map(({ format, stem, exporting: { layer, date } }) => ({
    path: `${folder}${stem}${format.ending}`,
    format: format.id,
    media: format.media,
    summary: format.kind === "land" ? `${layer}${date ? ` on ${date.text}` : ""}: ${format.summary}` : format.summary,
  }));

/** The files of the site, then these, made one at a time. A format whose package is not installed ends the build: pages link to it. */
export async function* withData(site: Iterable<OutputFile>, exporting: Exporting, data: SiteData): AsyncGenerator<OutputFile> {
  yield* site;
  for (const { format, stem, exporting: asked } of wanted(exporting, data)) {
    yield { path: `${folder}${stem}${format.ending}`, bytes: joinedBytes(must(await format.write(asked))) };
    for (const { path, bytes } of (await format.beside?.(asked, stem)) ?? []) yield { path: `${folder}${path}`, bytes };
  }
}
