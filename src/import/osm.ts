/** OpenStreetMap and OpenHistoricalMap: political boundaries with their dates and disputes, and settlements, from PBF, XML and Overpass JSON. */

import { textOfFile } from "./data/feature.ts";
import { winding } from "./data/unordered-rings.ts";
import {
  type BytesFormat,
  type BytesOptions,
  type ForeignBytes,
  type ForeignFile,
  type Imported,
  type ImportFault,
  type ImportOptions,
  nothingIn,
  packedFault,
  readmeFile,
} from "./imported.ts";
import { LeftOut, mostMet } from "./left-out.ts";
import { datesIn, type Findings, type Land, nameIn, outlinesIn, polygonsOf } from "./osm/boundaries.ts";
import { PLACE_TYPES, type Project, recordFiles } from "./osm/boundary-records.ts";
import { type About, type Element, Elements, type OsmRead, type Take } from "./osm/elements.ts";
import { readOverpassJson } from "./osm/read-json.ts";
import { isPbf, readPbf } from "./osm/read-pbf.ts";
import { readOsmXml } from "./osm/read-xml.ts";
import { isState, meaningOf } from "./osm/said.ts";
import { dayOfTime } from "./osm/tag-dates.ts";
import { labelOf, Polities } from "./osm/tag-names.ts";
import { unsound } from "./outlines.ts";
import { markedEncoding, textPieces } from "./pieces.ts";

export const osm: BytesFormat = {
  id: "osm",
  summary: "OpenStreetMap or OpenHistoricalMap, PBF, XML or Overpass JSON: boundaries with dates, claims and control; settlements",
  loses: "tags that say nothing of whose land it is; settlements' dates",
  readBytes: importOsmFiles,
};

const DECLARES = [
  "Outlines are put together from the ways of each relation: what lies inside an odd number of rings is its land. A relation of which a way or a node is missing is left out, because it would be other land.",
  "start_date:edtf and end_date:edtf go before start_date and end_date. A start is the first day, an end the first day on which it was no longer so; a year or a month is some day of it, which is not known. `~1855`, `1860s`, `C18`, `early 1920s`, `before 1910`, `1914..1918`, `480 BC` and `j:1918-01-31` are read as the wiki explains them; early, mid and late are thirds. Years with a sign are counted with a year 0, as ISO 8601 has them: -0043 is 44 BCE.",
  "Without a start, it began on some day, which is not known, until its end or, where that is open too, until the day of the data.",
  "A boundary with admin_level=2 is the land of the state of its name: title and control are its own, unless controlled_by names others. States are the same by wikidata, else by the chronology that gathers them, else by name. Boundaries of other levels are lands of which nothing is said unless the tags of disputes say it.",
  "claimed_by: a claim that the map records, and title in the eyes of that side (`side-of-…`), a voice of its own that is never the polity itself. boundary=disputed: the map leaves the title open. controlled_by: control. recognized_by: recognition of the state, on other land in words; disputed_by: in words. None of them moves title on the map.",
  "Where outlines overlap, what began later counts; of one day, what is smaller.",
];

/** The words in which a file names its licence, as SPDX. */
const LICENCES: readonly (readonly [RegExp, string])[] = [
  [/opendatacommons\.org\/licenses\/odbl|openstreetmap\.org\/copyright|\bODbL\b/i, "ODbL-1.0"],
  [/publicdomain\/zero|\bCC0\b/i, "CC0-1.0"],
];

/** Reads texts of one area together: what one names and another holds is joined. */
export function importOsm(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const gathered = new Gathered();
  for (const file of files) {
    const packed = packedFault(file);
    if (packed) return packed;
    const fault = gathered.add(
      /^[\s\ufeff]*[{[]/.test(file.text)
        ? readOverpassJson(file, gathered.take)
        : readOsmXml(file.name, [file.text.replace(/^\ufeff/, "")], gathered.take),
    );
    if (fault) return fault;
  }
  return imported(files, gathered, options);
}

/** The same of files as they come, PBF among them; XML is read piece by piece. */
export async function importOsmFiles(files: readonly ForeignBytes[], options: BytesOptions = {}): Promise<Imported | ImportFault> {
  const gathered = new Gathered();
  const whole = files.reduce((sum, { bytes }) => sum + bytes.length, 0) || 1;
  let before = 0;
  for (const file of files) {
    const from = before;
    const progress = (fraction: number): void => options.progress?.((from + fraction * file.bytes.length) / whole);
    const fault = gathered.add(await readOne(file, gathered.take, options, progress));
    if (fault) return fault;
    before += file.bytes.length;
  }
  return imported(files, gathered, options);
}

async function readOne(
  file: ForeignBytes,
  take: Take,
  options: BytesOptions,
  progress: (fraction: number) => void,
): Promise<OsmRead | ImportFault> {
  const { name, bytes } = file;
  if (isPbf(bytes)) return readPbf(file, take, progress);
  if (/\.pbf$/i.test(name)) return { ok: false, message: `${name} is no OSM PBF`, help: "the file may be cut off: fetch it again" };
  const packed = packedFault(file);
  if (packed) return packed;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 64)).replaceAll("\0", "");
  if (/^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*[{[]/.test(start)) {
    const decoded = textOfFile(file, options);
    return decoded.ok ? readOverpassJson({ name, text: decoded.text }, take) : decoded;
  }
  return readOsmXml(name, textPieces(bytes, options.encoding ?? markedEncoding(bytes), progress), take);
}

/** What files hold, as they are read. */
class Gathered {
  readonly elements = new Elements();
  readonly abouts: About[] = [];
  readonly found = new Found();
  readonly take: Take = (element) => this.elements.add(element);

  add(read: OsmRead | ImportFault): ImportFault | undefined {
    if (!read.ok) return read;
    this.abouts.push(read.about);
    this.found.leftOut.push(...read.leftOut);
    return undefined;
  }
}

function imported(
  files: readonly { readonly name: string }[],
  { elements, abouts, found }: Gathered,
  options: ImportOptions,
): Imported | ImportFault {
  for (const clash of elements.clashes) found.doubt(`${clash} stands twice with other tags in one version; the first is read.`);
  const { licence, said } = licenceOf(abouts);
  const project = projectOf(abouts, licence);
  const asOf = abouts.flatMap(({ asOf: time }) => dayOfTime(time) ?? []).sort((a, b) => b - a)[0];
  const polities = new Polities();
  const lands = landsIn(elements, polities, asOf, found);
  if (lands.length === 0) return nothingIn(files, "no political boundary has a whole outline", found.told());
  const places = placesIn(elements, found);
  const title = abouts.find(({ generator }) => generator === "dejure")?.copyright ?? `Boundaries of ${project.name}`;
  const declares = [
    ...DECLARES,
    said,
    `${lands.length} outlines with ${polities.sorted().length} polities are read, and ${places.length} settlements.`,
  ];
  const report = { declares, leftOut: [...found.told(), ...unreadTags(lands)], doubts: found.doubts };
  const { precisionKm } = options;
  return {
    ok: true,
    files: [...recordFiles({ project, title, lands, places, polities, precisionKm, asOf }), readmeFile(title, report)],
    ...report,
  };
}

/** Names of one kind that are told one by one; a name holds commas. */
const TELLING = { most: 20, between: "; " };

class Found implements Findings {
  readonly leftOut: string[] = [];
  readonly doubts: string[] = [];
  readonly #kinds = new LeftOut();

  leaveOut(why: string, which?: string): undefined {
    return this.#kinds.add(why, which);
  }

  doubt(what: string): void {
    this.doubts.push(what);
  }

  told(): string[] {
    return [...this.leftOut, ...this.#kinds.told(TELLING)];
  }
}

function licenceOf(abouts: readonly About[]): { readonly licence: string; readonly said: string } {
  const words = abouts.flatMap(({ licence, copyright, generator }) => licence ?? (generator === "dejure" ? [] : (copyright ?? [])));
  const named = [...new Set(words.map((text) => LICENCES.find(([pattern]) => pattern.test(text))?.[1] ?? text.trim().slice(0, 200)))];
  const licence = named.includes("ODbL-1.0") ? "ODbL-1.0" : named[0];
  if (licence === undefined)
    return {
      licence: "ODbL-1.0",
      said: "The files name no licence; the result stands under ODbL-1.0, that of OpenStreetMap, the stricter of the two projects. Tags `license` of single elements stay.",
    };
  return {
    licence,
    said: `The result stands under the licence that the files name: ${licence}. Tags \`license\` of single elements stay.`,
  };
}

function projectOf(abouts: readonly About[], licence: string): Project {
  const historical = licence === "CC0-1.0" || abouts.some((about) => /historical|dejure/i.test(`${about.copyright} ${about.generator}`));
  return historical
    ? {
        id: "openhistoricalmap",
        name: "OpenHistoricalMap",
        url: "https://www.openhistoricalmap.org",
        licence,
        attribution: "OpenHistoricalMap contributors",
      }
    : {
        id: "openstreetmap",
        name: "OpenStreetMap",
        url: "https://www.openstreetmap.org",
        licence,
        attribution: "OpenStreetMap contributors",
      };
}

function landsIn(elements: Elements, polities: Polities, asOf: number | undefined, found: Found): Land[] {
  const chronologies = chronologiesOf(elements, found);
  const drawn = outlinesIn(elements, found).flatMap((element) => {
    const dates = datesIn(element, asOf, found);
    const polygons = dates && polygonsOf(element, elements, found);
    const fault = polygons && unsound(polygons);
    if (fault !== undefined) return found.leaveOut("outlines that do not say which land is inside", `${nameIn(element)}: ${fault}`) ?? [];
    return polygons ? [{ element, dates, polygons, label: labelOf(element.tags) }] : [];
  });
  const states = new Map(
    drawn.flatMap(({ element }) => {
      if (!isState(element.tags)) return [];
      const state = polities.own(element.tags, chronologies.get(element.id)?.[0]);
      if (!state) found.leaveOut("states without a name: their land is written, and nothing is said of who held it", nameIn(element));
      return state ? [[element, state] as const] : [];
    }),
  );
  const lands = drawn.map(({ element, dates, polygons, label }): Land => {
    const { own, said } = meaningOf(element, states.get(element), polities, found);
    if (!dates?.from && said.length > 0)
      found.leaveOut(
        "boundaries without a start that can be read: their land is written, and nothing is said of who held it",
        nameIn(element),
      );
    return { element, label, polygons, own, said, chronologies: chronologies.get(element.id) ?? [], ...dates };
  });
  // of an answer that says nothing, the land is no land that anybody recorded
  const kept = lands.filter(({ element, said }) => said.length > 0 || !element.tags.has("dejure:answer"));
  const size = ({ polygons }: Land): number => polygons.reduce((sum, [outer]) => sum + Math.abs(winding(outer ?? [])), 0);
  return kept
    .map((land) => ({ land, size: size(land) }))
    .sort((a, b) => Number(b.land.own) - Number(a.land.own) || b.size - a.size)
    .map(({ land }) => land);
}

/** Chronologies by the relations that they gather. */
function chronologiesOf(elements: Elements, found: Found): ReadonlyMap<string, string[]> {
  const of = new Map<string, string[]>();
  for (const { id, tags, members = [] } of elements.of("relation")) {
    if (tags.get("type") !== "chronology") continue;
    const absent = members.filter(({ kind, ref }) => !elements.get(kind, ref)).length;
    if (absent > 0)
      found.leaveOut("chronologies with members that the files do not have", `${labelOf(tags) ?? id}: ${absent} of ${members.length}`);
    for (const { kind, ref } of members) if (kind === "relation") of.set(ref, [...(of.get(ref) ?? []), id]);
  }
  return of;
}

function placesIn(elements: Elements, found: Found): Element[] {
  return elements.of("node").filter((element) => {
    const { tags, at } = element;
    const kind = tags.get("place");
    if (kind === undefined) return false;
    if (!Object.hasOwn(PLACE_TYPES, kind)) return found.leaveOut(`points with place=${kind}, which stand for an area`) ?? false;
    if (labelOf(tags) === undefined || !at) return found.leaveOut("settlements without a name or a position") ?? false;
    if (tags.has("start_date") || tags.has("end_date")) found.leaveOut("starts or ends of settlements, which places here do not have");
    return true;
  });
}

/** Tags that are read, or say what the record says already. */
const READ =
  /^(?:name(?::[a-zA-Z-]+)?|official_name|alt_name|type|boundary|admin_level|(?:start|end)_date(?::edtf)?|wikidata|license|source|(?:claimed|controlled|disputed|recognized)_by|ISO3166-1.*|country_code.*|dejure:(?:answer|layer|holders|viewpoint))$/;
const MOST_KEYS = 12;

function unreadTags(lands: readonly Land[]): string[] {
  const met = mostMet(
    lands.flatMap(({ element }) => [...element.tags.keys()].filter((key) => !READ.test(key))),
    MOST_KEYS,
  );
  return met === undefined ? [] : [`Tags of boundaries that are not read: ${met}.`];
}
