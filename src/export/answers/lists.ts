/** What `dejure list` lists: one function a kind, each giving rows of plain values under the same keys. */

import { boundsOf } from "../../core/check/bounds.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { didYouMean, misunderstood, understood } from "../../core/resolve/ask.ts";
import { divergencesOf } from "../../core/resolve/divergences.ts";
import { equivalentViewpoints } from "../../core/resolve/otherwise.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { areaSeries } from "../../core/resolve/series.ts";
import { areaOfFaces } from "../../core/space/area.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { writtenDate } from "../../core/time/written-date.ts";
import { inWords } from "./in-words.ts";
import {
  citationRows,
  coverageRows,
  disagreementListRows,
  instrumentRowsOn,
  obligationListRows,
  recognitionListRows,
  statusRows,
} from "./law-lists.ts";
import type { Lists, Row } from "./list.ts";
import { AS, KNOWN_ON, type Question } from "./question.ts";

export interface Listing {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly day?: Day;
  readonly viewpoint?: string;
  /** ignore what was not public on this day, where a list can tell */
  readonly knownOn?: Day;
}
type List = (listing: Listing) => readonly Row[];

const dates = (sourced: Sourced<DateExpression> | undefined): string | null =>
  sourced?.map((a) => `${writtenDate(a.value)}${a.rank === "deprecated" ? " (plain error)" : ""}`).join(" or ") ?? null;
const cites = (record: AnyAuthored): string[] =>
  (record.data.cite ?? []).map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`));
const nameOf = (atlas: Atlas, record: AnyAuthored): string | null => inWords(atlas, record.data.name) ?? null;

/** Whether something that runs from and until these days is there on `day`; unknown ends count as open. */
function alive(atlas: Atlas, day: Day, from: Sourced<DateExpression> | undefined, until: Sourced<DateExpression> | undefined): boolean {
  const start = boundsOf(atlas, from);
  const end = boundsOf(atlas, until);
  return (start === undefined || start.earliest <= day) && (end === undefined || end.latest > day);
}

/** The day that a text of an answer names, else what an open end stands for. */
function dayOf(text: string | null, open: Day): Day {
  const parsed = text === null ? undefined : parseDate(text);
  return parsed?.ok ? parsed.date.earliest : open;
}

/** Land on which title and control differ, from each day to the day on which that changes; with a day, as it stood then. */
function divergenceRows({ atlas, resolver, day, viewpoint }: Listing): Row[] {
  const eyes = viewpoint ?? atlas.head.default.viewpoint;
  return divergencesOf(resolver, eyes)
    .filter(({ from, until }) => day === undefined || (from <= day && until > day))
    .map(({ title, control, from, until, area_km2, places }) => ({
      viewpoint: eyes,
      title,
      control,
      from: Number.isFinite(from) ? formatDay(from) : null,
      until: Number.isFinite(until) ? formatDay(until) : null,
      area_km2,
      places,
    }));
}

/** Area of each polity, layer by layer, from each day on which it changes; with a day, as it stood then. */
function areaRows({ atlas, resolver, day, viewpoint }: Listing): Row[] {
  const eyes = viewpoint ?? atlas.head.default.viewpoint;
  return (["title", "control", "claims"] as const).flatMap((layer) =>
    [...areaSeries(resolver, eyes, layer)].flatMap(([polity, steps]) =>
      steps.flatMap((step, i): Row[] => {
        const until = steps[i + 1]?.from ?? Infinity;
        if (step.held + step.disputed === 0 || (day !== undefined && (step.from > day || until <= day))) return [];
        return [
          {
            viewpoint: eyes,
            layer,
            polity,
            from: Number.isFinite(step.from) ? formatDay(step.from) : null,
            until: Number.isFinite(until) ? formatDay(until) : null,
            sure_km2: step.held,
            disputed_km2: step.disputed,
          },
        ];
      }),
    ),
  );
}

/** Rows of one kind, as things stand or stood on a day. */
export const listed: Lists = (askable, kind, day, viewpoint, knownOn) => {
  const list = Object.hasOwn(LISTS, kind) ? LISTS[kind] : undefined;
  if (list)
    return understood(
      list({
        ...askable,
        ...(day !== undefined && { day }),
        ...(viewpoint !== undefined && { viewpoint }),
        ...(knownOn !== undefined && { knownOn }),
      }),
    );
  const kinds = Object.keys(LISTS);
  const near = didYouMean(kind, kinds);
  return misunderstood(
    `${kind.slice(0, 100)} is not a kind that can be listed`,
    `${near === undefined ? "" : `did you mean ${near}; `}there are ${kinds.join(", ")}`,
  );
};

export const LISTS: Readonly<Record<string, List>> = {
  polities: ({ atlas, resolver, day }) =>
    [...atlas.collections.polities.values()]
      .filter((r) => day === undefined || (!resolver.isOutside(day) && alive(atlas, day, r.data.exists?.from, r.data.exists?.until)))
      .map((r) => ({
        id: r.id,
        name: nameOf(atlas, r),
        type: r.data.type,
        from: dates(r.data.exists?.from),
        until: dates(r.data.exists?.until),
      })),
  territories: ({ atlas }) =>
    [...atlas.collections.territories.values()].map((r) => ({
      id: r.id,
      name: nameOf(atlas, r),
      type: r.data.type ?? null,
      area_km2: areaOfFaces(atlas.land.arrangement, atlas.land.facesOfTerritory(r.id)),
      precision_km: r.data.precision_km ?? null,
    })),
  places: ({ atlas }) =>
    [...atlas.collections.places.values()].map((r) => ({
      id: r.id,
      name: nameOf(atlas, r),
      lat: r.data.at.lat,
      lon: r.data.at.lon,
      type: r.data.type ?? null,
      names: [...new Set([...Object.values(r.data.name ?? {}), ...(r.data.names ?? []).map((n) => n.text)])],
    })),
  frontiers: ({ atlas }) =>
    [...atlas.collections.frontiers.values()].map((r) => ({
      id: r.id,
      name: nameOf(atlas, r),
      points: r.data.through.length,
      described_in: r.data.described_in ?? null,
      precision_km: r.data.precision_km ?? null,
    })),
  instruments: ({ atlas, day, knownOn }) =>
    day !== undefined
      ? instrumentRowsOn(atlas, day, knownOn)
      : [...atlas.collections.instruments.values()].map((r): Row => {
          const stages = (r.data.stages ?? []).map((s) => ({ stage: s.stage, on: dates(s.on), by: s.by ?? null }));
          const first = (...names: readonly string[]): string | null => stages.find((s) => names.includes(s.stage))?.on ?? null;
          return {
            id: r.id,
            name: nameOf(atlas, r),
            type: r.data.type,
            parties: r.data.parties ?? r.data.issued_by ?? [],
            signed: dates(r.data.on) ?? first("signed", "issued", "adopted"),
            in_force: first("in-force"),
            ended: first("terminated", "annulled", "superseded", "denounced"),
            secret: r.data.secret ?? false,
            stages,
            cite: cites(r),
          };
        }),
  events: ({ atlas, day }) =>
    [...atlas.collections.events.values()]
      .filter((r) => {
        const when = boundsOf(atlas, r.data.when);
        return day === undefined || (when !== undefined && when.earliest <= day && day <= when.latest);
      })
      .sort(
        (a, b) =>
          (boundsOf(atlas, a.data.when)?.earliest ?? Infinity) - (boundsOf(atlas, b.data.when)?.earliest ?? Infinity) ||
          (a.id < b.id ? -1 : 1),
      )
      .map((r) => ({
        id: r.id,
        when: dates(r.data.when),
        name: nameOf(atlas, r),
        type: r.data.type,
        actors: r.data.actors ?? [],
        at: r.data.at ?? [],
      })),
  statements: ({ atlas }) =>
    [...atlas.collections.statements.values()].map((r) => ({
      id: r.id,
      when: dates(r.data.when),
      according_to: r.data.according_to,
      gist: inWords(atlas, r.data.gist) ?? nameOf(atlas, r),
    })),
  sources: ({ atlas }) => {
    const uses = new Map<string, number>();
    for (const a of atlas.assertions) for (const id of new Set(a.cite.map((c) => c.source))) uses.set(id, (uses.get(id) ?? 0) + 1);
    return [...atlas.collections.sources.values()].map((r) => ({
      id: r.id,
      title: inWords(atlas, r.data.title) ?? null,
      type: r.data.type,
      standing: r.data.standing ?? null,
      seen: r.data.seen ?? null,
      assertions: uses.get(r.id) ?? 0,
    }));
  },
  viewpoints: ({ atlas, resolver }) => {
    const alike = equivalentViewpoints(resolver);
    return [...atlas.collections.viewpoints.values()].map((r) => ({
      id: r.id,
      name: nameOf(atlas, r),
      groups: r.data.groups.map((g) => g.join(" + ")).join(" › "),
      assertors: resolver.groupsOf(r.id).flat().length,
      same_as: alike.find((group) => group.includes(r.id))?.filter((id) => id !== r.id) ?? [],
    }));
  },
  disputes: ({ resolver, day }) =>
    resolver
      .disputes()
      .filter((d) => day === undefined || (!resolver.isOutside(day) && dayOf(d.since, -Infinity) <= day && dayOf(d.until, Infinity) > day))
      .map(({ faces: _, ...d }) => ({ ...d, grounds: d.grounds })),
  divergences: (listing) => divergenceRows(listing),
  areas: (listing) => areaRows(listing),
  recognitions: ({ atlas, day, knownOn }) => recognitionListRows(atlas, day, knownOn),
  obligations: ({ atlas, day }) => obligationListRows(atlas, day),
  statuses: ({ atlas, day, knownOn }) => statusRows(atlas, day, knownOn),
  disagreements: ({ atlas }) => disagreementListRows(atlas),
  coverage: ({ atlas }) => coverageRows(atlas),
  citations: ({ atlas }) => citationRows(atlas),
  figures: ({ atlas }) =>
    [...atlas.collections.figures.values()].flatMap((r) =>
      r.data.value.map((v) => ({
        id: r.id,
        about: r.data.about,
        measure: r.data.measure,
        of: inWords(atlas, r.data.of) ?? null,
        when: dates(r.data.when),
        value: v.value.value,
        unit: v.value.unit,
        rank: v.rank === "normal" ? null : v.rank,
        cite: v.cite.length > 0 ? v.cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)) : cites(r),
      })),
    ),
  interpretations: ({ atlas }) =>
    [...atlas.collections.interpretations.values()].map((r) => ({
      id: r.id,
      holder: r.data.holder ?? inWords(atlas, r.data.holder_name) ?? null,
      view: inWords(atlas, r.data.view) ?? null,
      about: r.data.about,
      counterfactual: r.data.counterfactual ?? false,
      stated_as: r.data.stated_as ?? null,
      restates: r.data.restates ?? [],
    })),
};

export const LIST = {
  name: "list",
  summary: "what an atlas holds, and what follows from it",
  parameters: [
    {
      name: "kind",
      text: "what to list",
      required: true,
      of: Object.keys(LISTS),
      more: { command: ["formats"] },
      example: "disputes",
      at: { api: "path", command: "argument", library: "argument" },
    },
    {
      name: "on",
      text: "a day: as things stood on it, such as instruments in force, polities living, obligations and recognitions",
      value: "date",
      example: "1920-10-14",
      at: { api: "query", command: "option", library: "option" },
    },
    AS,
    { ...KNOWN_ON, text: "a day; leave out acts, recognitions and statuses that were not public on it" },
    { name: "format", text: "how rows are written", of: ["json", "csv"], otherwise: "json", at: { api: "query" } },
  ],
} as const satisfies Question;
