/** historical-basemaps: the world in single years, one GeoJSON file a year (`world_1815.geojson`, `world_bc500.geojson`). */
import type { MultiPolygon } from "../core/space/geometry.ts";
import { formatYear } from "../core/time/format-day.ts";
import { IdsByName, newId, slugOf } from "./foreign-ids.ts";
import {
  type ForeignFile,
  featuresOf,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  isObject,
  lineOf,
  nothingIn,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { geojsonFile, polygonsOf, unsound } from "./outlines.ts";
import { firstDay, tag } from "./years-of-data.ts";

const ASSERTOR = "historical-basemaps";
const TITLE = "Snapshots of the world (historical-basemaps)";

/** What BORDERPRECISION means in km; the data set has words only: approximate, moderately precise, determined by international law. */
const PRECISION_KM: Readonly<Record<number, number>> = { 1: 100, 2: 50, 3: 10 };

interface Drawn {
  readonly id: string;
  readonly name: string;
  readonly holder: string;
  readonly holderName: string;
  readonly precisionKm: number | undefined;
  readonly polygons: MultiPolygon;
}
interface SnapshotYear {
  /** astronomical: 1 BCE is 0 */
  readonly year: number;
  readonly file: string;
  readonly drawn: readonly Drawn[];
}

export const historicalBasemaps: ImportFormat = {
  id: "historical-basemaps",
  summary: "historical-basemaps, one GeoJSON file a year (world_1815.geojson)",
  loses: "PARTOF, land without a holder",
  read: importHistoricalBasemaps,
};

const DECLARES = [
  "A snapshot holds for the whole of its year. The world changed on one unknown day between two snapshots: after the year of the earlier, and by the first day of the later. So land that both give to one holder is certain in between, land that they give to different holders is uncertain, with both as alternatives.",
  "The last snapshot holds for its own year only: nothing is said of the years after it.",
  "Everything is asserted by the historiography `historical-basemaps` and by nobody else; only viewpoints that name it see it.",
  "The holder is the one under SUBJECTO, else under NAME; title and control are both taken to be its own, because the data set does not tell them apart. PARTOF, a cultural area, is not read.",
  "Land whose name says that nobody held it, such as “unclaimed”, has no holder here and is left out.",
  "Where outlines of one snapshot overlap, the one that comes later in the file counts.",
  `BORDERPRECISION has words and no figures; here 1 (approximate) is read as ${PRECISION_KM[1]} km, 2 (moderately precise) as ${PRECISION_KM[2]} km, 3 (determined by international law) as ${PRECISION_KM[3]} km.`,
];

/** Reads snapshots of one or more years; features without a holder are left out and said. */
export function importHistoricalBasemaps(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  if (files.length === 0) return { ok: false, message: "no file is given" };
  const leftOut: string[] = [];
  const snapshots: SnapshotYear[] = [];
  const holders = new IdsByName();
  for (const file of files) {
    const year = yearOf(file.name);
    if (year === undefined)
      return {
        ok: false,
        message: `the name ${file.name} gives no year`,
        help: "keep the names of the data set: world_1815.geojson, world_bc500.geojson",
      };
    const twin = snapshots.find((s) => s.year === year);
    if (twin) return { ok: false, message: `${twin.file} and ${file.name} are of one year` };
    const read = featuresOf(file);
    if (!read.ok) return read;
    snapshots.push({ year, file: file.name, drawn: readFeatures(read.features, { year, file: file.name, holders }, options, leftOut) });
  }
  if (snapshots.every(({ drawn }) => drawn.length === 0)) return nothingIn(files, "no outline has a holder and a polygon", leftOut);
  snapshots.sort((a, b) => a.year - b.year);
  return { ok: true, files: [...recordFiles(snapshots), readmeFile(TITLE, { declares: DECLARES, leftOut })], declares: DECLARES, leftOut };
}

/** Astronomical year in a file's name: `world_1815` is 1815, `world_bc500` (500 BCE) is −499. */
export function yearOf(name: string): number | undefined {
  const found = /(?:^|_)(bc)?(\d{1,6})(?:\.|$)/iu.exec(name);
  if (!found) return undefined;
  const number = Number(found[2]);
  return found[1] === undefined ? number : 1 - number;
}

/** Names that say that land had no holder. */
const NOBODY =
  /^(?:unclaimed|uninhabited|unoccupied|ungoverned|unadministered|unorgani[sz]ed|unknown|none|nobody|no[- ]man['’]?s[- ]land|terra nullius|terra incognita|n\/?a|neutral zone|empty)(?: (?:land|lands|area|areas|territory|territories|region|regions))?$/i;

function readFeatures(
  features: readonly unknown[],
  { year, file, holders }: { readonly year: number; readonly file: string; readonly holders: IdsByName },
  { precisionKm }: ImportOptions,
  leftOut: string[],
): Drawn[] {
  const ids = new Set<string>();
  let nameless = 0;
  let rings = 0;
  const nobodys = new Map<string, number>();
  const drawn = features.flatMap((feature): Drawn[] => {
    const p = isObject(feature) && isObject(feature["properties"]) ? feature["properties"] : {};
    const { polygons, dropped } = polygonsOf(isObject(feature) ? (feature["geometry"] as { type: string }) : null);
    rings += dropped;
    const holderName = lineOf(p["SUBJECTO"]) ?? lineOf(p["NAME"]);
    if (holderName !== undefined && NOBODY.test(holderName)) {
      nobodys.set(holderName, (nobodys.get(holderName) ?? 0) + 1);
      return [];
    }
    const holder = holderName === undefined || holderName.startsWith("(") ? undefined : holders.idOf(holderName);
    if (holderName === undefined || holder === undefined) {
      if (holderName === undefined) nameless++;
      else leftOut.push(`${file}: ${lineOf(p["NAME"]) ?? "a nameless land"}, whose holder reads “${holderName}”.`);
      return [];
    }
    if (polygons.length === 0) {
      leftOut.push(`${file}: ${holderName}, without a polygon.`);
      return [];
    }
    const crossed = unsound(polygons);
    if (crossed !== undefined) {
      leftOut.push(`${file}: ${holderName}, whose outline does not say which land is inside: ${crossed}.`);
      return [];
    }
    const name = lineOf(p["NAME"]) ?? holderName;
    const base = slugOf(name) ?? holder;
    const own = newId(base, ids);
    const precision = PRECISION_KM[Number(p["BORDERPRECISION"])] ?? precisionKm;
    return [{ id: `${tag(year)}-${own}`, name, holder, holderName, precisionKm: precision, polygons }];
  });
  for (const [name, count] of nobodys)
    leftOut.push(`${file}: ${count} ${count === 1 ? "outline" : "outlines"} named “${name}”, which is read as nobody's land.`);
  if (nameless > 0) leftOut.push(`${file}: ${nameless} outlines without a name or a holder; the data set says nothing of who held them.`);
  if (rings > 0) leftOut.push(`${file}: ${rings} rings without area.`);
  return drawn;
}

function recordFiles(snapshots: readonly SnapshotYear[]): ImportedFile[] {
  const polities = new Map<string, string>();
  for (const { drawn } of snapshots)
    for (const { holder, holderName } of drawn) if (!polities.has(holder)) polities.set(holder, holderName);
  const first = snapshots[0] as SnapshotYear;
  const last = snapshots.at(-1) as SnapshotYear;
  const changes = snapshots.slice(1).map((later, i) => ({ earlier: snapshots[i] as SnapshotYear, later }));
  const files: ImportedFile[] = [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: TITLE },
      licence: "GPL-3.0-only",
      languages: ["en"],
      period: first === last ? formatYear(first.year) : `${formatYear(first.year)}/${formatYear(last.year)}`,
      default: { date: firstDay(last.year), viewpoint: ASSERTOR, layer: "control" },
    }),
    yamlFile(`historiographies/${ASSERTOR}.yaml`, { type: "author", name: { en: "historical-basemaps" }, cite: ASSERTOR }),
    yamlFile(`viewpoints/${ASSERTOR}.yaml`, { name: { en: "As historical-basemaps draws it" }, groups: [[ASSERTOR]] }),
    yamlFile(`sources/${ASSERTOR}.yaml`, {
      type: "dataset",
      title: { en: "historical-basemaps" },
      author: [{ family: "Ourednik", given: "André" }],
      url: "https://github.com/aourednik/historical-basemaps",
      standing: "tertiary",
      seen: "original",
      licence: "GPL-3.0-only",
      reliability: { en: `Its maker calls it a work in progress. ${DECLARES.join(" ")}` },
    }),
    yamlFile(
      "polities/all.yaml",
      Object.fromEntries(
        [...polities]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, name]) => [id, { type: "state", name: { en: name }, basis: "derived", cite: ASSERTOR }]),
      ),
    ),
  ];
  if (changes.length > 0)
    files.push(
      yamlFile(
        "events/changes.yaml",
        Object.fromEntries(
          changes.map(({ earlier, later }) => [
            changeId(earlier, later),
            {
              type: "government-act",
              name: { en: `Whatever changed between the snapshots of ${formatYear(earlier.year)} and ${formatYear(later.year)}` },
              when: `[${firstDay(earlier.year + 1)}..${firstDay(later.year)}]`,
              basis: "derived",
            },
          ]),
        ),
      ),
    );
  snapshots.forEach((snapshot, i) => {
    const before = snapshots[i - 1];
    const after = snapshots[i + 1];
    files.push(
      ...filesOfSnapshot(
        snapshot,
        before ? `${changeId(before, snapshot)}#start` : firstDay(snapshot.year),
        after ? `${changeId(snapshot, after)}#start` : firstDay(snapshot.year + 1),
      ),
    );
  });
  return files;
}

const changeId = (earlier: SnapshotYear, later: SnapshotYear): string => `change-${tag(earlier.year)}-${tag(later.year)}`;

function filesOfSnapshot({ year, drawn, file }: SnapshotYear, when: string, until: string): ImportedFile[] {
  const territories = drawn.map(({ id, name, precisionKm }) => [
    id,
    {
      type: "state-territory",
      name: { en: name },
      extent: `${tag(year)}.geojson#${id}`,
      valid: formatYear(year),
      ...(precisionKm !== undefined && { precision_km: precisionKm }),
      attribution: "historical-basemaps",
      licence: "GPL-3.0-only",
      cite: `${ASSERTOR} ${file}`,
    },
  ]);
  const effects = drawn.flatMap(({ id, holder }) => [
    { title: holder, over: id, when, until },
    { control: holder, over: id, when, until },
  ]);
  if (drawn.length === 0) return [];
  return [
    yamlFile(`territories/${tag(year)}.yaml`, Object.fromEntries(territories)),
    geojsonFile(`territories/${tag(year)}.geojson`, drawn),
    yamlFile(`statements/snapshot-${tag(year)}.yaml`, {
      according_to: ASSERTOR,
      when: formatYear(year),
      name: { en: `The snapshot of ${formatYear(year)}` },
      cite: `${ASSERTOR} ${file}`,
      effects,
    }),
  ];
}
