import { type GeoPermissibleObjects, geoConicConformal, geoMercator, geoPath } from "d3-geo";
import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { MultiPolygon } from "../core/space/geometry.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { attributionsOf, headText } from "./geojson.ts";
import { polityName, sourcesOf } from "./holding-row.ts";

/** Paul Tol's muted scheme without its reds, which are kept for errors. */
const HUES = ["#117733", "#aa4499", "#ddaa33", "#332288", "#44aa99", "#88ccee", "#999933", "#7a6a58"];
const LAND = "#f6f3ec";
const WATER = "#dfe7ea";
const INK = "#22252a";
const QUIET = "#b9b3a6";

export interface SvgOptions {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly date: string;
  /** ISO day: what was not public by then is left out */
  readonly knownOn?: string;
  /** px */
  readonly width?: number;
  readonly height?: number;
  readonly colourOf?: (polity: string) => string;
}

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\u{fffd}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** d3-geo takes the inside of a ring to be on its right, RFC 7946 on its left. */
const forD3 = (outline: MultiPolygon): GeoPermissibleObjects => ({
  type: "MultiPolygon",
  coordinates: outline.map((p) => p.map((ring) => [...ring].reverse().map(([lon, lat]) => [lon, lat]))),
});

/**
 * A colour for each polity of `shown`: that of the atlas's head, else the one of its place among all ids, so that maps of
 * several days agree, or the next that no other has on this map, as far as the palette goes.
 */
function coloursOf(atlas: Atlas, shown: readonly string[]): (polity: string) => string {
  const ids = [...atlas.collections.polities.keys()];
  const own = (id: string): string | undefined => {
    const chosen = atlas.head.colours?.[id];
    return chosen && /^#[0-9a-f]{3,8}$/i.test(chosen) ? chosen : undefined;
  };
  const taken = new Map<string, string>();
  const used = new Set(shown.flatMap((id) => own(id) ?? []));
  for (const id of shown) {
    const place = Math.max(0, ids.indexOf(id));
    const free = HUES.map((_, i) => HUES[(place + i) % HUES.length] as string).find((hue) => !used.has(hue));
    const colour = own(id) ?? free ?? HUES[place % HUES.length] ?? INK;
    used.add(colour);
    taken.set(id, colour);
  }
  return (id) => taken.get(id) ?? INK;
}

/** Lines of at most `most` characters, broken between words; of more than `lines` the last ends with what is left out. */
function wrapped(text: string, most: number, lines: number): string[] {
  const found: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > most) {
      found.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  found.push(line);
  if (found.length <= lines) return found;
  return [...found.slice(0, lines - 1), `${found[lines - 1]?.slice(0, most - 2)} …`];
}

/** Text under the map: px of a letter on average, of a line, and lines that sources and licences may take each. */
const LETTER = 6.9;
const LINE = 20;
const MOST_LINES = 3;

/** A map as SVG with its date, viewpoint, layer, legend, sources and licence on it; the same input gives the same bytes. */
export function holdingsSvg(atlas: Atlas, holdings: readonly DatedHolding[], options: SvgOptions): string {
  const { width = 960, height = 720, viewpoint, layer, date } = options;
  const shown = [...new Set(holdings.flatMap(({ holding }) => holding.answer.holders.map((h) => h.polity)))].sort();
  const colourOf = options.colourOf ?? coloursOf(atlas, shown);
  const { arrangement } = atlas.land;
  const shapes = holdings.map(({ holding }) => ({ holding, shape: forD3(arrangement.outline(holding.faces)) }));
  const drawn = shapes.filter((s) => s.holding.answer.answer !== "unknown");
  const collection = {
    type: "GeometryCollection",
    geometries: (drawn.length > 0 ? drawn : shapes).map((s) => s.shape),
  } as GeoPermissibleObjects;
  const patterns = new Map<string, string>();
  const rows = new Map<string, string>();
  const because = [...new Set(holdings.flatMap((h) => h.holding.answer.because))];
  const sources = sourcesOf(atlas, because);
  const shownSources = sources.length > 6 ? `${sources.slice(0, 6).join("; ")}; and ${sources.length - 6} more` : sources.join("; ");
  const most = Math.floor((width - 32) / LETTER);
  const foot = [
    ...wrapped(headText(atlas, atlas.head.title), most, 1),
    ...wrapped(shownSources ? `Sources: ${shownSources}` : "No source for this day", most, MOST_LINES),
    ...wrapped([`Licence: ${atlas.head.licence}`, ...attributionsOf(atlas)].join(" · "), most, MOST_LINES),
  ];
  const mapHeight = height - 28 - foot.length * LINE - 8;
  const body: string[] = [];
  if (shapes.length > 0) {
    const path = geoPath(
      projection(
        shapes.flatMap((s) => ("coordinates" in s.shape ? (s.shape.coordinates as number[][][][]) : []).flat(2) as [number, number][]),
      )
        .fitExtent(
          [
            [16, 56],
            [width - 16, mapHeight],
          ],
          collection,
        )
        .clipExtent([
          [0, 48],
          [width, mapHeight + 8],
        ]),
    ).digits(2);
    for (const { holding, shape } of shapes) {
      const d = path(shape);
      if (!d) continue;
      const { answer } = holding;
      const holders = answer.holders.map((h) => h.polity);
      const names = holders.map((h) => polityName(atlas, h)).join(", ");
      const label = `${answer.answer}${names ? `: ${names}` : ""}${answer.certainty === "uncertain" ? ", uncertain" : ""}`;
      const fill = fillOf(answer.answer, holders, colourOf, patterns);
      const faded = answer.certainty === "uncertain" ? ' fill-opacity="0.5"' : "";
      const dash = layer === "control" ? ' stroke-dasharray="4 3"' : layer === "claims" ? ' stroke-dasharray="1 3"' : "";
      body.push(
        `<path d="${d}" fill="${fill}"${faded} stroke="${answer.answer === "unknown" ? QUIET : INK}" stroke-width="1.2" stroke-linejoin="round"${dash}><title>${escaped(label)}</title></path>`,
      );
      if (answer.answer !== "unknown") rows.set(label, fill);
    }
  }
  const legend = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 14);
  const legendTop = mapHeight - legend.length * LINE;
  const viewpointName = headText(atlas, atlas.collections.viewpoints.get(viewpoint)?.data.name ?? { und: viewpoint });
  const text = (x: number, y: number, size: number, content: string, extra = ""): string =>
    `<text x="${x}" y="${y}" font-size="${size}"${extra}>${escaped(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" fill="${INK}">`,
    `<title>${escaped(`${headText(atlas, atlas.head.title)}, ${date}, as seen by ${viewpointName}, ${layer}`)}</title>`,
    patterns.size > 0 ? `<defs>${[...patterns.values()].join("")}</defs>` : "",
    `<rect width="${width}" height="${height}" fill="${WATER}"/>`,
    ...body,
    `<rect width="${width}" height="48" fill="${LAND}"/>`,
    text(
      16,
      30,
      17,
      `${date} · as seen by ${viewpointName} · ${layer}${options.knownOn === undefined ? "" : ` · as known on ${options.knownOn}`}`,
      ' font-weight="600"',
    ),
    legend.length > 0
      ? `<rect x="${width - 308}" y="${legendTop - 8}" width="308" height="${legend.length * LINE + 8}" fill="${LAND}" fill-opacity="0.85"/>`
      : "",
    ...legend.flatMap(([label, fill], i) => [
      `<rect x="${width - 300}" y="${legendTop + i * LINE}" width="16" height="12" fill="${fill}" stroke="${INK}" stroke-width="0.6"/>`,
      text(width - 276, legendTop + i * LINE + 11, 13, label),
    ]),
    `<rect y="${mapHeight + 8}" width="${width}" height="${height - mapHeight - 8}" fill="${LAND}"/>`,
    ...foot.map((line, i) => text(16, mapHeight + 30 + i * LINE, 13, line)),
    "</svg>",
    "",
  ].join("\n");
}

/** A conic projection fits land in middle latitudes; Mercator what spans the equator. */
function projection(points: readonly (readonly [number, number])[]) {
  let [south, north] = [90, -90];
  let [x, y] = [0, 0];
  for (const [lon, lat] of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    x += Math.cos((lon * Math.PI) / 180);
    y += Math.sin((lon * Math.PI) / 180);
  }
  // The mean direction, so that land on both sides of the antimeridian stays together.
  const middle = (Math.atan2(y, x) * 180) / Math.PI;
  if (south <= 5 && north >= -5) return geoMercator().rotate([-middle, 0]);
  const reach = (north - south) / 6;
  return geoConicConformal()
    .rotate([-middle, 0])
    .parallels([south + reach, north - reach]);
}

function fillOf(answer: string, holders: readonly string[], colourOf: (polity: string) => string, patterns: Map<string, string>): string {
  const colours = holders.map(colourOf);
  const first = colours[0];
  if (answer === "unknown") return LAND;
  const key = `${answer} ${holders.join(" ")}`;
  const id = `p${patterns.has(key) ? [...patterns.keys()].indexOf(key) : patterns.size}`;
  const pattern = (size: number, transform: string, content: string): string => {
    if (!patterns.has(key))
      patterns.set(
        key,
        `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${transform}>${content}</pattern>`,
      );
    return `url(#${id})`;
  };
  if (first === undefined || answer === "undetermined" || answer === "none")
    return pattern(8, "", `<rect width="8" height="8" fill="${LAND}"/><circle cx="4" cy="4" r="1.2" fill="${INK}" fill-opacity="0.6"/>`);
  if (colours.length > 1 && answer === "joint")
    return pattern(
      6,
      "",
      colours
        .slice(0, 2)
        .map(
          (c, i) => `<rect x="${i * 3}" width="3" height="3" fill="${c}"/><rect x="${3 - i * 3}" y="3" width="3" height="3" fill="${c}"/>`,
        )
        .join(""),
    );
  if (colours.length > 1)
    return pattern(
      7 * colours.length,
      ' patternTransform="rotate(45)"',
      colours.map((c, i) => `<rect x="${i * 7}" width="7" height="${7 * colours.length}" fill="${c}" fill-opacity="0.75"/>`).join(""),
    );
  if (answer === "contested")
    return pattern(
      14,
      ' patternTransform="rotate(45)"',
      `<rect width="14" height="14" fill="${LAND}"/><rect width="7" height="14" fill="${first}" fill-opacity="0.75"/>`,
    );
  return mix(first, 0.55);
}

/** A colour laid over land with this strength. */
function mix(colour: string, strength: number): string {
  const channels = (hex: string): number[] => {
    const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join("") : hex.slice(1, 7);
    return [0, 2, 4].map((i) => Number.parseInt(full.slice(i, i + 2), 16));
  };
  const land = channels(LAND);
  return `#${channels(colour)
    .map((c, i) =>
      Math.round(c * strength + (land[i] ?? 0) * (1 - strength))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
