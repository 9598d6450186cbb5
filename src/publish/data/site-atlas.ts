import type { CellTopology } from "../../cartography/cells-file.ts";
import { polityColours } from "../../cartography/polity-colours.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { gregorianText } from "../../core/time/written-date.ts";
import type { SiteAtlas, SiteEdge, SiteEvent } from "../../export/site/contract.ts";
import type { Cells } from "./answer-cells.ts";
import { datesOf } from "./chosen-days.ts";
import { siteOldMaps } from "./old-maps.ts";
import { placesByRank } from "./place-rank.ts";
import { nameOf, ownName } from "./record-names.ts";
import { siteCites } from "./site-records.ts";

const MOVING: ReadonlySet<string> = new Set([
  "title",
  "cedes",
  "renounces",
  "denies",
  "leaves_open",
  "nobody",
  "claims",
  "control",
  "withdraws",
]);

/** Dated acts as ticks of the time axis, by day then by name. */
export function siteEvents(atlas: Atlas): readonly SiteEvent[] {
  const moving = new Set(
    atlas.assertions
      .filter((assertion) => MOVING.has(assertion.verb))
      .map((assertion) => `${assertion.record.collection}/${assertion.record.id}`),
  );
  const events: SiteEvent[] = [];
  const add = (record: AnyAuthored, sourced: Sourced<DateExpression> | undefined, stage?: string): void => {
    const dates = datesOf(atlas, sourced).filter((date) => Number.isFinite(date.earliest));
    const first = dates[0];
    if (first === undefined) return;
    const ref = `${record.collection}/${record.id}`;
    events.push({
      ref,
      name: nameOf(record),
      earliest: Math.min(...dates.map((date) => date.earliest)),
      latest: first.kind === "interval" ? first.earliest : Math.max(...dates.map((date) => date.latest)),
      text: first.text,
      moves: moving.has(ref),
      ...(stage === undefined ? {} : { stage }),
    });
  };
  for (const record of atlas.collections.events.values()) add(record, record.data.when);
  for (const record of atlas.collections.instruments.values()) {
    if (record.data.on !== undefined) add(record, record.data.on);
    for (const stage of record.data.stages ?? []) add(record, stage.on, stage.stage);
  }
  return events.sort((a, b) => a.earliest - b.earliest || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
}

/** First and last day of the time axis: the atlas's period, else all its acts with a year to spare. */
export function periodOf(atlas: Atlas, events: readonly SiteEvent[]): readonly [number, number] {
  const period = atlas.head.period === undefined ? undefined : atlas.dateOf(atlas.head.period);
  if (period !== undefined && Number.isFinite(period.earliest) && Number.isFinite(period.latest)) return [period.earliest, period.latest];
  const moving = events.filter((event) => event.moves);
  const days = (moving.length > 0 ? moving : events).flatMap((event) => [event.earliest, event.latest]);
  const start = atlas.dateOf(atlas.head.default.date)?.earliest ?? 0;
  const first = days.reduce((a, b) => Math.min(a, b), start);
  const last = days.reduce((a, b) => Math.max(a, b), start);
  return [first - 365, last + 365];
}

/** The stories, each step with what it sets of the map. */
function siteStories(atlas: Atlas): SiteAtlas["stories"] {
  return [...atlas.collections.stories.values()].map((record) => ({
    id: record.id,
    title: record.data.title,
    ...(record.data.summary === undefined ? {} : { summary: record.data.summary }),
    steps: record.data.steps.map((step) => {
      const date = step.date === undefined ? undefined : atlas.dateOf(step.date);
      const other = step.compare?.date === undefined ? undefined : atlas.dateOf(step.compare.date);
      return {
        title: step.title,
        text: step.text,
        ...(date === undefined ? {} : { day: date.earliest, date: gregorianText(date) }),
        ...(step.viewpoint === undefined ? {} : { viewpoint: step.viewpoint }),
        ...(step.layer === undefined ? {} : { layer: step.layer }),
        ...(step.camera === undefined ? {} : { camera: step.camera }),
        ...(step.select === undefined ? {} : { select: step.select }),
        ...(step.compare === undefined
          ? {}
          : {
              compare: {
                ...(other === undefined ? {} : { day: other.earliest }),
                ...(step.compare.viewpoint === undefined ? {} : { viewpoint: step.compare.viewpoint }),
              },
            }),
        cites: siteCites(step.cite),
      };
    }),
  }));
}

/** The head of the map page's data. */
export function siteAtlas(atlas: Atlas, cells: Cells, topology: CellTopology, edges: ReadonlyMap<string, readonly SiteEdge[]>): SiteAtlas {
  const { head } = atlas;
  const events = siteEvents(atlas);
  const colours = polityColours(atlas);
  const oldMaps = siteOldMaps(atlas);
  const bounds = topology.bbox;
  const span = bounds === undefined ? 360 : Math.max(bounds[2] - bounds[0], (bounds[3] - bounds[1]) * 1.6);
  const languages = head.languages ?? ["en"];
  return {
    version: 1,
    title: head.title,
    licence: head.licence,
    languages,
    start: {
      day: atlas.dateOf(head.default.date)?.earliest ?? 0,
      viewpoint: head.default.viewpoint,
      layer: head.default.layer ?? "control",
      lang: head.default.lang ?? languages[0] ?? "en",
      ...(head.default.story === undefined ? {} : { story: head.default.story }),
    },
    home: head.home ?? {
      lat: bounds === undefined ? 20 : (bounds[1] + bounds[3]) / 2,
      lon: bounds === undefined ? 0 : (bounds[0] + bounds[2]) / 2,
      zoom: Math.max(0.6, Math.log2(900 / span)),
    },
    ...(bounds === undefined ? {} : { bounds }),
    period: periodOf(atlas, events),
    polities: [...atlas.collections.polities.values()].map((record) => {
      const colour = colours.get(record.id) as { light: string; dark: string };
      return { id: record.id, name: ownName(atlas, record), colour: colour.light, dark: colour.dark };
    }),
    assertors: [...atlas.collections.historiographies.values()].map((record) => ({ id: record.id, name: nameOf(record) })),
    viewpoints: [...atlas.collections.viewpoints.values()].map((record) => ({
      id: record.id,
      name: ownName(atlas, record),
      ...(record.data.description === undefined ? {} : { description: record.data.description }),
    })),
    events,
    places: (placesByRank(atlas) as readonly Authored<"places">[]).map((record) => ({
      id: record.id,
      at: [record.data.at.lon, record.data.at.lat],
      cell: cells.cellOfFace[atlas.land.arrangement.locate([record.data.at.lon, record.data.at.lat]).face] ?? -1,
      name: ownName(atlas, record),
      ...(record.data.type === undefined ? {} : { kind: record.data.type }),
      ...(record.data.names === undefined ? {} : { names: record.data.names.map((name) => ({ text: name.text, lang: name.lang })) }),
    })),
    stories: siteStories(atlas),
    territories: [...atlas.collections.territories.values()].map((record) => ({
      id: record.id,
      name: ownName(atlas, record),
      ...(record.data.precision_km === undefined ? {} : { precision_km: record.data.precision_km }),
      ...(edges.has(record.id) ? { edges: edges.get(record.id) ?? [] } : {}),
      cells: [...new Set([...atlas.land.facesOfTerritory(record.id)].map((face) => cells.cellOfFace[face] ?? -1))]
        .filter((cell) => cell >= 0)
        .sort((a, b) => a - b),
    })),
    ...(oldMaps.length > 0 && { oldMaps }),
    attribution: [
      ...new Set(
        [...atlas.collections.territories.values()].flatMap((record) =>
          record.data.attribution === undefined ? [] : [record.data.attribution],
        ),
      ),
    ].sort(),
  };
}
