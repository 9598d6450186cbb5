import type { CellTopology } from "../cartography/cells-file.ts";
import { polygonsOf } from "../cartography/coast.ts";
import type { Localized } from "../core/model/values.ts";
import type { SiteDispute } from "../export/site/contract.ts";
import type { AtlasModel, Question } from "../export/site/model.ts";
import { disputeFolder, pageOf } from "../export/site/page-of.ts";

/** What the reader clicked or opened. */
export interface Selected {
  /** the cell whose dossier is shown; −1 on land outside of the atlas */
  readonly cell: number;
  /** cells outlined on the map */
  readonly cells: ReadonlySet<number>;
  readonly at?: readonly [lon: number, lat: number];
  readonly name?: Localized;
  readonly names?: readonly { readonly text: string; readonly lang: string }[];
  /** page of the record, relative to the site's root */
  readonly page?: string;
  /** message key of the kind of record */
  readonly kind?: string;
  /** a polity, and `cells` is its land of the layer shown on the day shown */
  readonly polity?: string;
  /** a dispute, each time that it was open */
  readonly disputes?: readonly SiteDispute[];
  /** `events/id` or `instruments/id`: not land but an act, and `cells` is what it decides */
  readonly act?: string;
}

const NEAR = 0.12;

/** Reads `sel`: `lat,lon`, `places/id`, `territories/id`, `polities/id`, `disputes/id`, `events/id` or `instruments/id`; undefined where it names nothing. */
export function select(
  sel: string | undefined,
  model: AtlasModel,
  cells: CellTopology,
  cellAt: (lon: number, lat: number) => number,
  question: Question,
): Selected | undefined {
  if (sel === undefined) return undefined;
  const point = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(sel);
  if (point !== null) {
    const [lat, lon] = [Number(point[1]), Number(point[2])];
    const cell = cellAt(lon, lat);
    return { cell, cells: new Set(cell < 0 ? [] : [cell]), at: [lon, lat] };
  }
  const [collection, ...rest] = sel.split("/");
  const id = rest.join("/");
  if (collection === "places") {
    const place = model.atlas.places.find((one) => one.id === id);
    if (place === undefined) return undefined;
    return {
      cell: place.cell,
      // its mark says where it is: an outline would be that of whatever piece of land it happens to lie in
      cells: new Set(),
      at: place.at,
      name: place.name,
      ...(place.names === undefined ? {} : { names: place.names }),
      page: pageOf({ collection, id }),
      kind: "place",
    };
  }
  if (collection === "territories") {
    const territory = model.atlas.territories.find((one) => one.id === id);
    const first = territory?.cells.reduce<number | undefined>(
      (best, cell) => (best === undefined || (model.km2[cell] as number) > (model.km2[best] as number) ? cell : best),
      undefined,
    );
    if (territory === undefined || first === undefined) return undefined;
    return {
      cell: first,
      cells: new Set(territory.cells),
      at: cells.objects.cells.geometries[first]?.properties.at as [number, number],
      name: territory.name,
      page: pageOf({ collection, id }),
      kind: "territory",
    };
  }
  if (collection === "polities") {
    const polity = model.atlas.polities.find((one) => one.id === id);
    if (polity === undefined) return undefined;
    const cells = new Set(model.holdings(question).flatMap((holding) => (holding.polities.includes(id) ? holding.cells : [])));
    return { cell: -1, cells, name: polity.name, page: pageOf({ collection, id }), kind: "polity", polity: id };
  }
  if (collection === "disputes") {
    const all = model.timelines.disputes.filter((one) => one.id === id);
    if (all.length === 0) return undefined;
    const open = all.filter(({ start, end }) => start <= question.day && question.day < end);
    return { cell: -1, cells: new Set((open.length > 0 ? open : all).flatMap((one) => one.cells)), page: disputeFolder(id), disputes: all };
  }
  if (collection === "events" || collection === "instruments") {
    const event = model.atlas.events.find((one) => one.ref === sel);
    if (event === undefined) return undefined;
    return {
      cell: -1,
      cells: decidedBy(id, model, question),
      name: event.name,
      page: pageOf({ collection, id }),
      kind: collection === "events" ? "event" : "act",
      act: sel,
    };
  }
  return undefined;
}

/** Land on which an assertion of this act is among those that decide title, control or claims. */
function decidedBy(id: string, model: AtlasModel, question: Question): ReadonlySet<number> {
  const own = (because: readonly string[] | undefined): boolean => because?.some((one) => one.startsWith(`${id}#`)) === true;
  const decided = new Set<number>();
  model.lands(question).forEach((land, cell) => {
    if (own(land.title?.because) || own(land.control?.because) || land.claims.some((claim) => own(claim.because))) decided.add(cell);
  });
  return decided;
}

/** The `sel` of a click: a town under the pointer, else the point itself. */
export function selOfClick(model: AtlasModel, lon: number, lat: number, zoom: number): string {
  const reach = NEAR * 2 ** (6 - zoom);
  let best: { id: string; distance: number } | undefined;
  for (const place of model.atlas.places) {
    if (place.kind !== "town") continue;
    const distance = Math.hypot((place.at[0] - lon) * Math.cos((lat * Math.PI) / 180), place.at[1] - lat);
    if (distance < reach && (best === undefined || distance < best.distance)) best = { id: place.id, distance };
  }
  return best === undefined ? `${lat.toFixed(4)},${lon.toFixed(4)}` : `places/${best.id}`;
}

/** True where a point lies on the land under the map, islands and lakes counted. */
export function onLand(land: GeoJSON.FeatureCollection, [lon, lat]: readonly [number, number]): boolean {
  let inside = false;
  for (const polygon of polygonsOf(land))
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]] as [readonly [number, number], readonly [number, number]];
        if (y0 > lat !== y1 > lat && lon < ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0) inside = !inside;
      }
  return inside;
}
