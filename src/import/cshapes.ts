/** CShapes 2.0: dated outlines of states and dependencies, 1886–2019, as TopoJSON (or GeoJSON) with Gleditsch & Ward codes. */
import { grouped } from "../core/model/grouped.ts";
import { ASSERTOR, effectsOf, featuresOf, gw, readShape, type Shape } from "./cshapes-shape.ts";
import { slugOf } from "./foreign-ids.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  parseForeign,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { geojsonFile } from "./outlines.ts";

const SOURCE = "cshapes-2";
const TITLE = "States and dependencies of the world (CShapes 2.0)";

const DECLARES = [
  "The data set gives the last day of every record; intervals here are half-open, so each `until` is the day after it. Records that end on 2019-12-31 end because the data set does.",
  "Everything is asserted by the historiography `cshapes` and by nobody else; only viewpoints that name it see it.",
  "independent: title and control are the state's own. colony: both are the owner's. protectorate: both are its own, dependent on the owner. mandate: the owner holds in trust. occupied: the owner occupies. N/A: the owner controls. Where a status does not settle title, nothing is said of title.",
  "Codes of Gleditsch & Ward stand in the ids (`gw-2`) and in `tags` (`gwcode-2`); `fid` is the locator of each citation.",
  "Where b_def is 0, the outline is marked as undefined: no source draws it. Where it is 1, the data set does not say how precise the outline is.",
];

export const cshapes: ImportFormat = {
  id: "cshapes",
  summary: "CShapes 2.0, TopoJSON or GeoJSON with Gleditsch & Ward codes",
  loses: "nothing but faulty records",
  read: importCshapes,
};

/** Reads one CShapes file; records with a fault are left out and said. */
export function importCshapes(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const [file, second] = files;
  if (!file || second) return { ok: false, message: `CShapes is one file, and ${files.length} are given` };
  const parsed = parseForeign(file);
  if (!parsed.ok) return parsed;
  const features = featuresOf(parsed.value);
  if (!features) return { ok: false, message: `${file.name} is neither TopoJSON nor a GeoJSON FeatureCollection` };
  if (typeof features === "string") return { ok: false, message: `${file.name} cannot be read as TopoJSON: ${features}` };
  const leftOut: string[] = [];
  const shapes = features.flatMap((f, i) => readShape(f, i, leftOut) ?? []);
  if (shapes.length === 0)
    return {
      ok: false,
      message: `${file.name} has no record with gwcode, country_name, start, end, status and owner`,
      help: "dejure reads the edition with Gleditsch & Ward codes, cshapes_2_gw",
    };
  const declares = [
    ...DECLARES,
    ...(options.precisionKm === undefined ? [] : [`Outlines are taken to be within ${options.precisionKm} km, as asked for at import.`]),
  ];
  return { ok: true, files: [...recordFiles(shapes, options), readmeFile(TITLE, { declares, leftOut })], declares, leftOut };
}

function recordFiles(shapes: readonly Shape[], options: ImportOptions): ImportedFile[] {
  const byCode = grouped(shapes, ({ gwcode }) => gwcode);
  const codes = [...byCode.keys()].sort((a, b) => a - b);
  const first = shapes.map((s) => s.from).sort()[0];
  const last = shapes
    .map((s) => s.last)
    .sort()
    .at(-1);
  const capitals = capitalsOf(shapes);
  const files: ImportedFile[] = [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: TITLE },
      licence: "CC-BY-NC-SA-4.0",
      languages: ["en"],
      period: `${first}/${last}`,
      default: { date: last, viewpoint: ASSERTOR, layer: "control" },
    }),
    yamlFile("historiographies/cshapes.yaml", { type: "author", name: { en: "CShapes 2.0" }, cite: SOURCE }),
    yamlFile("viewpoints/cshapes.yaml", { name: { en: "CShapes 2.0" }, groups: [[ASSERTOR]] }),
    yamlFile("sources/cshapes-2.yaml", SOURCE_RECORD),
    polityFile(byCode, capitals),
    ...capitalFiles(capitals),
  ];
  for (const code of codes) files.push(...filesOfCode(code, byCode.get(code) ?? [], options));
  return files;
}

const SOURCE_RECORD = {
  type: "dataset",
  title: { en: "Mapping the International System, 1886–2019: The CShapes 2.0 Dataset" },
  author: [
    { family: "Schvitz", given: "Guy" },
    { family: "Girardin", given: "Luc" },
    { family: "Rüegger", given: "Seraina" },
    { family: "Weidmann", given: "Nils B." },
    { family: "Cederman", given: "Lars-Erik" },
    { family: "Gleditsch", given: "Kristian Skrede" },
  ],
  issued: "2022",
  container_title: "Journal of Conflict Resolution",
  volume: "66",
  issue: "1",
  page: "144–161",
  doi: "10.1177/00220027211013563",
  standing: "secondary",
  seen: "original",
  licence: "CC-BY-NC-SA-4.0",
  reliability: { en: DECLARES.join(" ") },
};

/** Polities that some effect names; a colony that is never its own holder is only land. */
function polityFile(byCode: ReadonlyMap<number, readonly Shape[]>, towns: Capitals): ImportedFile {
  const named = new Set<number>();
  for (const shape of [...byCode.values()].flat()) {
    const self = shape.status === "independent" || shape.status === "protectorate";
    if (self) named.add(shape.gwcode);
    if (shape.status !== "independent") named.add(shape.owner);
  }
  const entries = [...named]
    .sort((a, b) => a - b)
    .map((code) => {
      const shapes = [...(byCode.get(code) ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
      const capitals = shapes.flatMap((s) => (s.capital ? [s.capital] : []));
      const seats = [...new Set(capitals.map((c) => c.name))];
      const last = capitals.at(-1);
      const name = shapes.at(-1)?.name ?? `Owner ${code} of CShapes, no state of the data set`;
      const ever = (status: string): boolean => shapes.some((s) => s.status === status);
      const type =
        shapes.length === 0
          ? "international-body"
          : ever("independent") || ever("N/A")
            ? "state"
            : ever("mandate")
              ? "mandate"
              : "dependent-state";
      return [
        gw(code),
        {
          type,
          name: { en: name },
          ...(last && { capital: towns.get(last) }),
          ...(seats.length > 1 && { note: { en: `Capitals in the data set, in order: ${seats.join(", ")}.` } }),
          cite: SOURCE,
          tags: [`gwcode-${code}`],
        },
      ];
    });
  return yamlFile("polities/gw.yaml", Object.fromEntries(entries));
}

type Capital = NonNullable<Shape["capital"]>;
/** The place of each capital; those of one name and about one position share it. */
type Capitals = ReadonlyMap<Capital, string>;

/** Degrees by which the position of one town differs from record to record. */
const SAME_TOWN = 0.2;

function capitalsOf(shapes: readonly Shape[]): Capitals {
  const places = new Map<string, Capital>();
  const ids = new Map<Capital, string>();
  for (const { capital } of shapes) {
    if (!capital) continue;
    const base = `capital-${slugOf(capital.name) ?? "unnamed"}`;
    for (let n = 1; ; n++) {
      const id = n === 1 ? base : `${base}.${n}`;
      const there = places.get(id);
      if (there === undefined) places.set(id, capital);
      else if (there.name !== capital.name || Math.max(Math.abs(there.lat - capital.lat), Math.abs(there.lon - capital.lon)) > SAME_TOWN)
        continue;
      ids.set(capital, id);
      break;
    }
  }
  return ids;
}

function capitalFiles(capitals: Capitals): ImportedFile[] {
  const places = new Map<string, unknown>();
  for (const [{ name, lat, lon }, id] of capitals)
    if (!places.has(id)) places.set(id, { type: "town", name: { en: name }, at: { lat, lon }, cite: SOURCE });
  if (places.size === 0) return [];
  return [yamlFile("places/capitals.yaml", Object.fromEntries([...places].sort(([a], [b]) => (a < b ? -1 : 1))))];
}

/** Land, outlines and statement of one code; records with one and the same outline share a territory. */
function filesOfCode(code: number, unordered: readonly Shape[], { precisionKm }: ImportOptions): ImportedFile[] {
  const shapes = [...unordered].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const lands = new Map<string, { id: string; feature: string; shapes: Shape[] }>();
  for (const shape of shapes) {
    const key = `${shape.defined} ${JSON.stringify(shape.polygons)}`;
    const land = lands.get(key);
    if (land) land.shapes.push(shape);
    else {
      const taken = [...lands.values()].filter((l) => l.feature.startsWith(shape.from)).length;
      const feature = taken === 0 ? shape.from : `${shape.from}.${taken + 1}`;
      lands.set(key, { id: `${gw(code)}-${feature}`, feature, shapes: [shape] });
    }
  }
  const landOf = new Map([...lands.values()].flatMap((l) => l.shapes.map((s) => [s, l.id] as const)));
  const territories = [...lands.values()].map(({ id, feature, shapes: own }) => [
    id,
    {
      type: "state-territory",
      name: { en: own[0]?.name },
      extent: `${gw(code)}.geojson#${feature}`,
      ...(own.length === 1 && { valid: `${own[0]?.from}/${own[0]?.last}` }),
      ...(precisionKm !== undefined && { precision_km: precisionKm }),
      ...(own[0]?.defined === false && {
        edges: [{ name: { en: "The whole outline, which CShapes codes as undefined" }, undefined: true, cite: SOURCE }],
      }),
      attribution: "CShapes 2.0",
      licence: "CC-BY-NC-SA-4.0",
      cite: SOURCE,
      tags: [`gwcode-${code}`],
    },
  ]);
  const effects = shapes.flatMap((shape) =>
    (effectsOf(shape) ?? []).map((effect) => ({
      ...effect,
      over: landOf.get(shape),
      when: shape.from,
      until: shape.until,
      cite: `${SOURCE} fid ${shape.fid}`,
    })),
  );
  const statement = {
    according_to: ASSERTOR,
    when: shapes[0]?.from,
    name: { en: `${shapes.at(-1)?.name} in CShapes` },
    cite: SOURCE,
    effects,
  };
  return [
    yamlFile(`territories/${gw(code)}.yaml`, Object.fromEntries(territories)),
    geojsonFile(
      `territories/${gw(code)}.geojson`,
      [...lands.values()].map((l) => ({ id: l.feature, polygons: l.shapes[0]?.polygons ?? [] })),
    ),
    yamlFile(`statements/${gw(code)}.yaml`, statement),
  ];
}
