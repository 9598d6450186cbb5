import type { SiteAtlas, SiteOldMap, SiteRecords } from "../export/site/contract.ts";
import type { ShownHolding } from "../export/site/model.ts";
import type { Reading } from "./context.ts";

/** Cells that the map colours: those of its holdings; where it shows title and control apart, all land behind them too. */
export const shownCells = ({ model, view }: Pick<Reading, "model" | "view">, holdings: readonly ShownHolding[]): readonly number[] =>
  view.layer === "divergence" ? Array.from({ length: model.cellCount }, (_, cell) => cell) : holdings.flatMap((holding) => holding.cells);

/** Ids of the assertions behind what a layer shows of these cells. */
export function becauseOf({ model, view }: Pick<Reading, "model" | "view">, cells: readonly number[]): readonly string[] {
  const because = new Set<string>();
  for (const cell of cells) {
    const { title, control, claims } = model.land(cell, view);
    const own = {
      title: [title],
      control: [control],
      divergence: [title, control],
      dispute: [title],
      claims,
    }[view.layer];
    for (const one of own) for (const id of one?.because ?? []) because.add(id);
  }
  return [...because];
}

/** Short names of the works that assertions cite, the most cited first. */
export function sourcesOf(because: readonly string[], records: SiteRecords): readonly string[] {
  const count = new Map<string, number>();
  for (const id of because)
    for (const { source } of Object.hasOwn(records.assertions, id) ? (records.assertions[id]?.cites ?? []) : [])
      count.set(source, (count.get(source) ?? 0) + 1);
  return [...count].sort(([, a], [, b]) => b - a).map(([id]) => records.sources[id]?.short ?? id);
}

/** Whose drawing it is, each once. */
export const attributionOf = (atlas: SiteAtlas): string =>
  [...new Set(atlas.attribution.flatMap((one) => one.split(/;\s*/)))].slice(0, 4).join("; ");

/** What old map lies under the land, and whose it is. */
export const oldMapInWords = (
  { say, text }: Pick<Reading, "say" | "text">,
  { title, attribution, licence }: Pick<SiteOldMap, "title" | "attribution" | "licence">,
): string => `${say("oldmap")}: ${[text(title).text, attribution, licence].filter(Boolean).join(", ")}`;

/** What is burned into every picture: day, viewpoint and layer; the atlas and its licence; sources in full; whose drawing, and where from. */
export function captionOf(
  { model, say, text, under }: Pick<Reading, "model" | "say" | "text" | "under">,
  sentence: string,
  sources: readonly string[],
  address: string,
  width: number,
): readonly string[] {
  return [
    sentence,
    `${text(model.atlas.title).text}. ${say("attribution", { licence: model.atlas.licence })}`,
    ...(sources.length === 0 ? [] : [`${say("pages.sources")}: ${sources.join("; ")}`]),
    ...(under === undefined ? [] : [oldMapInWords({ say, text }, under)]),
    `${attributionOf(model.atlas)} · ${address}`,
  ].flatMap((line, i) => wrapped(line, Math.max(20, Math.floor((width - 24) / (i === 0 ? 8.2 : 6.6)))));
}

/** A text in lines of at most so many letters, broken between words. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
