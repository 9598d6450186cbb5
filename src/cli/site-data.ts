/** The data files of `dejure build --data`: the whole atlas in every format that opens elsewhere, beside the site. */
import { type Exporting, type FileFormat, joinedBytes } from "../export/formats/format.ts";
import { FORMATS } from "../export/formats/formats.ts";
import type { DataFile } from "../publish/publish.ts";
import { must } from "./ask.ts";
import type { OutputFile } from "./atomic-folder.ts";

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

/** The files that are wanted: land by layer, records as `atlas`. */
function wanted(exporting: Exporting): Wanted[] {
  const files = FORMATS.filter((f): f is FileFormat => !("folder" in f) && !LEFT_OUT.has(f.id));
  const land = files.filter((f) => f.kind === "land" && f.days === "all or some");
  const others = files.filter((f) => f.kind !== "land" && f.days === "none");
  return [
    ...LAYERS.flatMap((layer) =>
      land.map((format) => ({ format, stem: format.id === "panel" ? `${layer}-by-year` : layer, exporting: { ...exporting, layer } })),
    ),
    ...others.map((format) => ({ format, stem: format.id === "assertions" ? "assertions" : "atlas", exporting })),
  ];
}

const folder = "data/export/";

/** What pages link to, before anything of it has been made. */
export const dataFiles = (exporting: Exporting): DataFile[] =>
  wanted(exporting).map(({ format, stem, exporting: { layer } }) => ({
    path: `${folder}${stem}${format.ending}`,
    format: format.id,
    media: format.media,
    summary: format.kind === "land" ? `${layer}: ${format.summary}` : format.summary,
  }));

/** The files of the site, then these, made one at a time. A format whose package is not installed ends the build: pages link to it. */
export async function* withData(site: Iterable<OutputFile>, exporting: Exporting): AsyncGenerator<OutputFile> {
  yield* site;
  for (const { format, stem, exporting: asked } of wanted(exporting)) {
    yield { path: `${folder}${stem}${format.ending}`, bytes: joinedBytes(must(await format.write(asked))) };
    for (const { path, bytes } of (await format.beside?.(asked, stem)) ?? []) yield { path: `${folder}${path}`, bytes };
  }
}
