/**
 * Borders of a day as `division_boundary` features of Overture, with the countries in whose eyes each runs there. Whose eyes: the
 * viewpoints of one polity whose record has an ISO code among its tags (`iso-a3-LTU`).
 */
import type { Atlas } from "../core/model/atlas.ts";
import type { LayerAnswer } from "../core/resolve/answer.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import type { LonLat } from "../core/space/geometry.ts";
import type { Day } from "../core/time/historical-date.ts";
import { countryOf } from "./country-codes.ts";
import { headText } from "./geojson.ts";
import { rounded } from "./outline-text.ts";

interface Eyes {
  readonly country: string;
  readonly viewpoint: string;
}

/** Viewpoints that are those of a country: their own id is that of a polity with a code, or that polity alone comes first in them. */
function eyesOf(atlas: Atlas): Eyes[] {
  const { polities, viewpoints } = atlas.collections;
  const found = new Map<string, string>();
  for (const { id, data } of viewpoints.values()) {
    const first = data.groups?.[0] ?? [];
    const country =
      countryOf(polities.get(id)?.data.tags) ?? (first.length === 1 ? countryOf(polities.get(first[0] as string)?.data.tags) : undefined);
    if (country !== undefined && !found.has(country)) found.set(country, id);
  }
  return [...found].map(([country, viewpoint]) => ({ country, viewpoint })).sort((a, b) => (a.country < b.country ? -1 : 1));
}

/** Holders as one name without spaces; undefined where nobody holds. */
const divisionOf = (answer: LayerAnswer): string | undefined =>
  answer.holders
    .map((h) => h.polity)
    .sort()
    .join("+") || undefined;
const sure = ({ answer, certainty }: LayerAnswer): boolean => (answer === "held" || answer === "joint") && certainty === "certain";

/** How a stretch of border stands: between whom, and in whose eyes. */
interface Stretch {
  readonly sides: readonly [string, string];
  readonly disputed: boolean;
  readonly accepted: readonly string[];
  readonly denied: readonly string[];
}

/** A piece a feature. */
export function* overtureBoundaries(atlas: Atlas, resolver: Resolver, viewpoint: string, day: Day): Generator<string> {
  const eyes = eyesOf(atlas);
  const answers = new Map<string, LayerAnswer>();
  const answerIn = (eye: string, face: number): LayerAnswer => {
    const cell = resolver.cells.cellOf[face] ?? 0;
    const key = `${cell} ${eye}`;
    let answer = answers.get(key);
    if (!answer) answers.set(key, (answer = resolver.answerOn(cell, "title", day, { viewpoint: eye })));
    return answer;
  };
  const stretchOf = (left: number, right: number): Stretch | undefined => {
    const [a, b] = [answerIn(viewpoint, left), answerIn(viewpoint, right)];
    const differs = (eye: string): boolean => divisionOf(answerIn(eye, left)) !== divisionOf(answerIn(eye, right));
    const accepted = eyes.filter((e) => differs(e.viewpoint)).map((e) => e.country);
    const denied = eyes.filter((e) => !differs(e.viewpoint)).map((e) => e.country);
    const here = differs(viewpoint);
    if (!here && accepted.length === 0) return undefined;
    // where this viewpoint sees no border, its sides are those of whoever does
    const seer = here ? viewpoint : (eyes.find((e) => e.country === accepted[0])?.viewpoint ?? viewpoint);
    const sides = [divisionOf(answerIn(seer, left)) ?? "none", divisionOf(answerIn(seer, right)) ?? "none"] as const;
    const all = accepted.length > 0 && denied.length > 0;
    return {
      sides,
      disputed: all || !here || !sure(a) || !sure(b),
      accepted: all ? accepted : [],
      denied: all ? denied : [],
    };
  };
  const groups = new Map<string, { readonly stretch: Stretch; readonly lines: (readonly LonLat[])[] }>();
  for (const { line, left, right, seam } of atlas.land.arrangement.arcs) {
    if (seam || left === 0 || right === 0) continue;
    const stretch = stretchOf(left, right);
    if (!stretch) continue;
    const key = JSON.stringify(stretch);
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { stretch, lines: [line] });
  }
  yield `${JSON.stringify({ type: "FeatureCollection", title: headText(atlas, atlas.head.title), licence: atlas.head.licence }).slice(0, -1)},"features":[`;
  for (const [i, { stretch, lines }] of [...groups.values()].entries())
    yield `${i > 0 ? "," : ""}\n${JSON.stringify(featureOf(atlas, stretch, lines, i + 1))}`;
  yield "\n]}\n";
}

function featureOf(
  atlas: Atlas,
  { sides, disputed, accepted, denied }: Stretch,
  lines: readonly (readonly LonLat[])[],
  number: number,
): object {
  // one of the two ways says it shorter
  const perspectives =
    accepted.length === 0
      ? undefined
      : accepted.length <= denied.length
        ? { mode: "accepted_by", countries: accepted }
        : { mode: "disputed_by", countries: denied };
  return {
    type: "Feature",
    id: `dejure-boundary-${number}`,
    geometry: { type: "MultiLineString", coordinates: lines.map((line) => line.map(([lon, lat]) => [rounded(lon), rounded(lat)])) },
    properties: {
      theme: "divisions",
      type: "division_boundary",
      version: 1,
      subtype: "country",
      admin_level: 0,
      class: "land",
      is_land: true,
      is_territorial: false,
      is_disputed: disputed,
      division_ids: sides,
      ...(perspectives && { perspectives }),
      sources: [{ property: "", dataset: headText(atlas, atlas.head.title).trim(), license: atlas.head.licence.trim() }],
    },
  };
}
