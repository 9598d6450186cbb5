/** Rows as the files of an atlas: territories with their outlines, statements of each assertor, polities, places. */
import { fingerprint } from "../../core/fingerprint.ts";
import { compareWritten } from "../../core/time/format-day.ts";
import { chunks, MOST_EFFECTS, MOST_POINTS, nth } from "../chunks.ts";
import { newId } from "../foreign-ids.ts";
import { type ImportedFile, yamlFile } from "../imported.ts";
import { geojsonFile, type Outline } from "../outlines.ts";
import type { Mapping } from "./mapping.ts";
import type { Row, Rows } from "./rows.ts";

interface Land {
  readonly id: string;
  readonly row: Row;
  readonly count: number;
}

export function recordFiles({ rows, polities, assertors }: Rows, mapping: Mapping): ImportedFile[] {
  const lands = rows.filter(({ point }) => !point);
  const landOf = landsOf(lands);
  const first = [...lands].sort((a, b) => a.first - b.first)[0];
  const last = [...lands].sort((a, b) => b.first - a.first)[0];
  const open = lands.some(({ until }) => until === undefined);
  const end = lands.map(({ until }) => until ?? "").reduce((a, b) => (compareWritten(a, b) < 0 ? b : a), first?.from ?? "");
  const ids = [...assertors.keys()].sort();
  const common = { licence: mapping.licence, languages: Object.keys(mapping.name) };
  const viewpoint = ids[0];
  return [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: mapping.title },
      ...common,
      ...(first && last && { period: `${first.from}/${open ? ".." : end}` }),
      ...(last && { default: { date: last.from, viewpoint, layer: "control" } }),
    }),
    yamlFile(`sources/${mapping.source.id}.yaml`, {
      type: "dataset",
      title: { en: mapping.source.title },
      ...(mapping.source.author !== undefined && { author: [{ literal: mapping.source.author }] }),
      ...(mapping.source.url !== undefined && { url: mapping.source.url }),
      standing: "secondary",
      seen: "original",
      licence: mapping.licence,
    }),
    ...[...assertors].map(([id, name]) =>
      yamlFile(`historiographies/${id}.yaml`, { type: "author", name: { en: name }, cite: mapping.source.id }),
    ),
    ...[...assertors].map(([id, name]) => yamlFile(`viewpoints/${id}.yaml`, { name: { en: name }, groups: [[id]] })),
    ...polityFiles(polities, mapping),
    ...placeFiles(rows, mapping),
    ...landFiles(landOf, mapping),
    ...statementFiles(lands, landOf, mapping),
  ];
}

/** Rows of one id and outline are one land. */
function landsOf(rows: readonly Row[]): ReadonlyMap<Row, Land> {
  const taken = new Set<string>();
  const known = new Map<string, { id: string; row: Row; count: number }>();
  const lands = new Map<Row, Land>();
  for (const row of rows) {
    const key = `${row.slug}\n${fingerprint(row.outline.text)}`;
    const shared = known.get(key);
    if (shared) shared.count++;
    const base = `${row.slug}-${row.from.toLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, "")}`;
    const land = shared ?? { id: newId(base, taken), row, count: 1 };
    known.set(key, land);
    lands.set(row, land);
  }
  return lands;
}

function polityFiles(polities: ReadonlyMap<string, string>, mapping: Mapping): ImportedFile[] {
  const sorted = [...polities].sort(([a], [b]) => (a < b ? -1 : 1));
  return chunks(sorted, 10_000, () => 1).map((part, i) =>
    yamlFile(
      `polities/${nth("all", i)}.yaml`,
      Object.fromEntries(part.map(([id, name]) => [id, { type: "state", name: { en: name }, basis: "derived", cite: mapping.source.id }])),
    ),
  );
}

function placeFiles(rows: readonly Row[], mapping: Mapping): ImportedFile[] {
  const taken = new Set<string>();
  const places = rows.flatMap(({ point, slug, name, locator, precisionKm }) => {
    if (!point) return [];
    const id = newId(slug, taken);
    return [
      [
        id,
        {
          type: "point",
          name,
          at: { lat: point[1], lon: point[0] },
          ...(precisionKm !== undefined && { precision_km: precisionKm }),
          cite: citation(mapping, locator),
        },
      ] as const,
    ];
  });
  return chunks(places, 10_000, () => 1).map((part, i) => yamlFile(`places/${nth("all", i)}.yaml`, Object.fromEntries(part)));
}

const citation = ({ source }: Mapping, locator: string): string => `${source.id} ${locator}`;

function landFiles(landOf: ReadonlyMap<Row, Land>, mapping: Mapping): ImportedFile[] {
  const lands = [...new Set(landOf.values())];
  const parts = chunks(lands, MOST_POINTS, ({ row }) => row.outline.weight);
  return parts.flatMap((part, i) => {
    const stem = nth("land", i);
    const territories = part.map(({ id, row, count }) => [
      id,
      {
        type: "state-territory",
        name: row.name,
        extent: `${stem}.geojson#${id}`,
        ...(count === 1 && row.until !== undefined && isDay(row.from) && isDay(row.until) && { valid: `${row.from}/${row.until}` }),
        ...(row.precisionKm !== undefined && { precision_km: row.precisionKm }),
        attribution: mapping.attribution ?? mapping.source.title,
        licence: mapping.licence,
        cite: citation(mapping, row.locator),
      },
    ]);
    const outlines: Outline[] = part.map(({ id, row }) => ({ id, polygons: row.outline.text }));
    return [yamlFile(`territories/${stem}.yaml`, Object.fromEntries(territories)), geojsonFile(`territories/${stem}.geojson`, outlines)];
  });
}

const isDay = (text: string): boolean => /^Y?-?\d{4,}-\d\d-\d\d$/.test(text);

/** One statement for all that the same assertors say, in the order of the rows, so that the later one counts. */
function statementFiles(rows: readonly Row[], landOf: ReadonlyMap<Row, Land>, mapping: Mapping): ImportedFile[] {
  const bySpeakers = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.assertors.join("-");
    const own = bySpeakers.get(key);
    if (own) own.push(row);
    else bySpeakers.set(key, [row]);
  }
  return [...bySpeakers].flatMap(([key, own]) =>
    chunks(own, MOST_EFFECTS, ({ asserted }) => asserted.length).map((part, i) => {
      const earliest = part.reduce((a, b) => (b.first < a.first ? b : a));
      const speakers = earliest.assertors;
      return yamlFile(`statements/${nth(key.slice(0, 100), i)}.yaml`, {
        according_to: speakers.length === 1 ? speakers[0] : speakers,
        when: earliest.from,
        name: { en: `What ${mapping.source.title} says` },
        cite: mapping.source.id,
        effects: part.flatMap((row) => effectsOf(row, landOf.get(row)?.id ?? "", mapping)),
      });
    }),
  );
}

function effectsOf(row: Row, land: string, mapping: Mapping): Readonly<Record<string, unknown>>[] {
  const rest = { when: row.from, ...(row.until !== undefined && { until: row.until }), cite: citation(mapping, row.locator) };
  return row.asserted.map(({ verb, mode, holders, dependentOn }) => {
    const holder = holders.length === 1 ? holders[0] : holders;
    if (verb === "claims") return { claims: land, by: holder, ...rest };
    const dependence = dependentOn.map((polity) => ({ polity, according_to: row.assertors }));
    return {
      [verb]: holder,
      over: land,
      ...(mode !== undefined && { mode }),
      ...(dependence.length > 0 && { dependent_on: dependence }),
      ...rest,
    };
  });
}
