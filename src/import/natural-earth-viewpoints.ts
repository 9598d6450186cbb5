/** Natural Earth's disputed units with what each government's maps show (columns ADM0_A3_XX), over the countries of world-atlas. */
import {
  type ForeignFile,
  type Imported,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  isObject,
  parseForeign,
  readmeFile,
} from "./imported.ts";
import { doubtsOf } from "./natural-earth/doubts.ts";
import { readNote } from "./natural-earth/notes.ts";
import { isWorldAtlas, landsOf } from "./natural-earth/unit-outlines.ts";
import { RELEASE, recordFiles } from "./natural-earth/unit-records.ts";
import { governmentsOf, readUnit } from "./natural-earth/units.ts";

type Topology = Parameters<typeof landsOf>[1];

export const naturalEarthViewpoints: ImportFormat = {
  id: "natural-earth-viewpoints",
  summary: "Natural Earth's disputed areas in the eyes of governments (GeoJSON with ADM0_A3_XX), over countries-10m.json of world-atlas",
  loses: "columns of no government (IS, UN, WB), lines",
  read: importNaturalEarthViewpoints,
};

const DECLARES = [
  `The file does not say its version; it is taken to be Natural Earth ${RELEASE.version}, which came out on ${RELEASE.day}. Everything is said from that day on; nothing is said of the days before it.`,
  "What is recorded of a government's maps (ADM0_A3_XX) is asserted by a historiography of its own, such as `maps-of-india`, and never by that government. Columns IS, UN and WB are no governments' and are not read; KO is South Korea (KR). -99, -099 and #N/A say nothing.",
  "Control is what Natural Earth's own map draws (ADM0_A3), asserted by `natural-earth`; a dependency's is its sovereign's through it. Claimants in the notes stand as claims that `natural-earth` reports; they give nobody title.",
  "A code that stands for the unit itself or for land without a body (B13, PGA, SCR, UUU, KOD …) says that the land is drawn apart: title is left open. Where the note says no more than that the land lies between two, it is nobody's. Where the note calls it leased, title is the lessor's and the government is recorded as drawing the lease.",
  "FC_XX (FCLASS_XX) is kept as it stands: “Unrecognized” says that the unit is not recognised as Natural Earth draws it, and moves nothing.",
  "CESSATION that is a day ends the claims, leases and zones of the note; `uuuu` gives no end.",
  "Outlines of the units are brought onto the grid of world-atlas, from which the countries come, at most 0.2 km away, so that they divide exactly. A unit that is a whole outline of world-atlas is that outline. Where units overlap, the smaller has the land.",
  "Outlines are of 1:10,000,000; 2 km, 0.2 mm on such a map, stands as their precision unless another is asked for.",
];

/** Reads one file of units, and countries-10m.json beside it in any order. */
export function importNaturalEarthViewpoints(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  let features: readonly unknown[] | undefined;
  let base: Topology;
  for (const file of files) {
    const parsed = parseForeign(file);
    if (!parsed.ok) return parsed;
    const { value } = parsed;
    if (isWorldAtlas(value)) {
      if (base) return { ok: false, message: `${file.name} is a second file of countries` };
      base = value;
    } else if (isObject(value) && value["type"] === "FeatureCollection" && Array.isArray(value["features"])) {
      if (features) return { ok: false, message: `${file.name} is a second file of disputed units`, help: "give them as one file" };
      features = value["features"];
    } else
      return {
        ok: false,
        message: `${file.name} is neither a GeoJSON FeatureCollection of disputed units nor the countries of world-atlas`,
        help: "give disputed-units.geojson and node_modules/world-atlas/countries-10m.json",
      };
  }
  if (!features)
    return {
      ok: false,
      message: "no file of disputed units is given",
      help: "give a GeoJSON file whose features have BRK_A3 and ADM0_A3_XX",
    };
  const leftOut: string[] = [];
  const seen = new Set<string>();
  const units = features
    .flatMap((f, i) => readUnit(f, i, leftOut) ?? [])
    .filter(({ brk, name }) => {
      if (!seen.has(brk)) return seen.add(brk);
      leftOut.push(`A second unit ${brk}, ${name}.`);
      return false;
    })
    .sort((a, b) => (a.brk < b.brk ? -1 : 1));
  const governments = governmentsOf(units);
  if (units.length === 0 || governments.length === 0)
    return {
      ok: false,
      message: "no feature has BRK_A3, BRK_NAME, an outline and a column ADM0_A3_XX of a government",
      help: "the columns of governments came with version 5 of Natural Earth",
    };
  const notes = new Map(units.map((u) => [u.brk, readNote(u.note, u.name)]));
  const lands = landsOf(units, base);
  const doubts = [...doubtsOf(units, notes, governments), ...lands.remarks];
  if (!base) leftOut.push("The undisputed land of countries: countries-10m.json of world-atlas is not given.");
  const report = { declares: DECLARES, leftOut, doubts };
  return {
    ok: true,
    files: [
      ...recordFiles({ units, notes, governments, lands, options }),
      readmeFile(`Disputed land as Natural Earth ${RELEASE.version} records it`, report),
    ],
    ...report,
  };
}
