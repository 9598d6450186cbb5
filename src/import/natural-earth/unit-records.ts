/** Records of an atlas from the units of Natural Earth, its codes and outlines. */
import { idFor } from "../../core/read/ids.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { type ImportedFile, type ImportOptions, yamlFile } from "../imported.ts";
import { geojsonFile } from "../outlines.ts";
import { CODES, type Code, codeOfIso } from "./codes.ts";
import { NAMES } from "./country-names.ts";
import { byValue, misidentified } from "./doubts.ts";
import type { Note } from "./notes.ts";
import type { Country, Lands } from "./unit-outlines.ts";
import { alpha2Of, isOwnBody, meaningOf, type Unit } from "./units.ts";

export const SOURCE = "natural-earth-5";
/** The voice that says who administers, and what lies outside every dispute. */
export const EDITORS = "natural-earth";
/** The file does not say its version; its columns are those of 5.1, which came out on this day. */
export const RELEASE = { version: "5.1", day: "2022-05-05" } as const;
/** 0.2 mm on a map of 1 : 10,000,000, the scale of the outlines. */
const PRECISION_KM = 2;
/** Units whose English name in the file is of the whole of what is disputed, or of one side's choosing: the Wikidata name stands in. */
const BY_WIKIDATA_NAME: ReadonlySet<string> = new Set(["Dokdo"]);

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const idOf = (name: string): string =>
  idFor(
    plain(name)
      .replaceAll(/[/().']/g, " ")
      .trim(),
  ) ?? "unnamed";
const EXPANDED: readonly (readonly [RegExp, string])[] = [
  [/\bIs\.$/, "Islands"],
  [/\bI\.$/, "Island"],
  [/^W\. /, "Western "],
  [/^N\. /, "Northern "],
  [/^S\. /, "South "],
  [/^Br\. /, "British "],
  [/\bTer\.$/, "Territory"],
];

export interface Reading {
  readonly units: readonly Unit[];
  readonly notes: ReadonlyMap<string, Note>;
  readonly governments: readonly string[];
  readonly lands: Lands;
  readonly options: ImportOptions;
}

/** Ids and names of everything that records name. */
class Names {
  readonly #units = new Map<string, string>();
  readonly #bodies: ReadonlyMap<string, Unit>;

  constructor(units: readonly Unit[]) {
    const ids = units.map((u) => idOf(this.nameOf(u)));
    units.forEach((unit, i) => {
      const id = ids[i] as string;
      this.#units.set(unit.brk, ids.filter((other) => other === id).length > 1 ? `${id}-${unit.brk.toLowerCase()}` : id);
    });
    this.#bodies = new Map(units.filter(isOwnBody).map((u) => [u.brk, u]));
  }
  nameOf({ name, names }: Unit): string {
    const english = names["en"];
    if (english !== undefined && BY_WIKIDATA_NAME.has(name)) return english;
    return EXPANDED.reduce((text, [short, long]) => text.replace(short, long), name);
  }
  land = (brk: string): string => this.#units.get(brk) ?? brk.toLowerCase();
  /** id of the body with this code */
  body(code: string): string {
    const own = this.#bodies.get(code);
    return idOf(own ? this.nameOf(own) : (CODES.get(code)?.name ?? code));
  }
  ownBody = (code: string): Unit | undefined => this.#bodies.get(code);
}

export const mapsOf = (column: string): string => `maps-of-${idOf(governmentName(column))}`;
const governmentName = (column: string): string => {
  const a2 = alpha2Of(column);
  return codeOfIso(a2)?.name ?? a2;
};
const wikidata = (item: string | undefined) => (item === undefined ? {} : { links: `https://www.wikidata.org/wiki/${item}` });
const inLanguages = (english: string, a2: string | undefined) => ({ en: english, ...(a2 === undefined ? {} : NAMES.get(a2)) });

export function recordFiles(reading: Reading): ImportedFile[] {
  const names = new Names(reading.units);
  const { version, day } = RELEASE;
  return [
    yamlFile("atlas.yaml", {
      dejure: "0.2",
      title: { en: `Disputed land as Natural Earth ${version} records it` },
      licence: "CC0-1.0",
      languages: ["en"],
      period: `${day}/..`,
      default: { date: day, viewpoint: "all-maps", layer: "title" },
    }),
    yamlFile("sources/natural-earth.yaml", { [SOURCE]: sourceRecord() }),
    yamlFile("historiographies/natural-earth.yaml", voices(reading)),
    yamlFile("viewpoints/natural-earth.yaml", viewpoints(reading)),
    yamlFile("polities/natural-earth.yaml", polities(reading, names)),
    yamlFile("territories/natural-earth-units.yaml", unitLands(reading, names)),
    geojsonFile(
      "territories/natural-earth-units.geojson",
      [...reading.lands.drawn].map(([brk, polygons]) => ({ id: brk, polygons })),
    ),
    yamlFile("statements/natural-earth-units.yaml", unitStatements(reading, names)),
    ...(reading.lands.countries.length > 0
      ? [
          yamlFile("territories/natural-earth-countries.yaml", countryLands(reading, names)),
          yamlFile("statements/natural-earth-countries.yaml", countryStatements(reading, names)),
        ]
      : []),
  ];
}

const sourceRecord = () => ({
  type: "dataset",
  title: { en: `Natural Earth ${RELEASE.version}, 1:10m cultural vectors: disputed areas, points of view` },
  author: { literal: "Natural Earth" },
  issued: RELEASE.day,
  url: "https://www.naturalearthdata.com/downloads/10m-cultural-vectors/10m-admin-0-breakaway-disputed-areas/",
  standing: "tertiary",
  seen: "mirror",
  licence: "CC0-1.0",
  reliability: {
    en: "The judgement of volunteer editors about what the maps of 31 governments show, at 1:10,000,000. It is no statement of any government. By its own policy it draws land as whoever rules it de facto.",
  },
});

function voices({ governments, units }: Reading): Record<string, unknown> {
  const author = (name: string) => ({ type: "author", name: { en: name }, cite: SOURCE });
  const iso = units.some((u) => u.classes.has("ISO"));
  return {
    [EDITORS]: author(`Natural Earth ${RELEASE.version}`),
    ...Object.fromEntries(
      governments.map((xx) => [
        mapsOf(xx),
        {
          ...author(`Maps of ${governmentName(xx)}, as Natural Earth ${RELEASE.version} records them`),
          tags: [`natural-earth-view-${xx}`],
        },
      ]),
    ),
    ...(iso && { "iso-3166": { ...author(`ISO 3166, as Natural Earth ${RELEASE.version} records it`), tags: ["natural-earth-view-ISO"] } }),
  };
}

function viewpoints({ governments }: Reading): Record<string, unknown> {
  const { version, day } = RELEASE;
  return {
    "all-maps": {
      name: { en: "The maps of all governments" },
      description: {
        en: `What Natural Earth ${version} (${day}) records of the maps of ${governments.length} governments, all of them alike. No statement of any government.`,
      },
      groups: [governments.map(mapsOf), [EDITORS], ["consensus"]],
    },
    [EDITORS]: {
      name: { en: "Natural Earth" },
      description: { en: `Who rules the land by the map of Natural Earth ${version} (${day}), which draws de facto borders.` },
      groups: [[EDITORS]],
    },
    ...Object.fromEntries(
      governments.map((xx) => [
        idOf(governmentName(xx)),
        {
          name: inLanguages(governmentName(xx), alpha2Of(xx)),
          description: {
            en: `What Natural Earth ${version} (${day}) records that maps of ${governmentName(xx)} show. Its editors' record, no statement of that government.`,
          },
          groups: [[mapsOf(xx)], [EDITORS], ["consensus"]],
        },
      ]),
    ),
  };
}

function polities({ units, notes, lands, governments }: Reading, names: Names): Record<string, unknown> {
  const codes = new Set<string>(lands.countries.map((c) => c.code));
  const add = (code: string | undefined): void => {
    if (code !== undefined) codes.add(code);
  };
  for (const xx of governments) add(codeOfIso(alpha2Of(xx))?.code);
  for (const unit of units) {
    const note = notes.get(unit.brk) as Note;
    for (const code of [unit.drawn, ...unit.verdicts.values()]) {
      const meaning = code === undefined ? undefined : meaningOf(code, unit);
      if (meaning?.kind === "body") add(meaning.code);
    }
    for (const code of [...note.claimants, note.lease?.to, note.lease?.by]) add(code);
  }
  for (const code of [...codes]) add(CODES.get(code)?.sovereign);
  const named = [...codes].flatMap((code) => (names.ownBody(code) || CODES.get(code)?.name !== undefined ? [code] : []));
  return Object.fromEntries(
    named
      .map((code): [string, unknown] => {
        const own = names.ownBody(code);
        if (own)
          return [
            names.body(code),
            {
              type: "government",
              name: { ...own.names, en: names.nameOf(own) },
              cite: `${SOURCE} ${code}`,
              ...wikidata(own.wikidata),
              tags: [`adm0-a3-${code}`],
            },
          ];
        const { a2, a3, name = code, sovereign, wikidata: item } = CODES.get(code) as Code;
        return [
          names.body(code),
          {
            type: sovereign !== undefined ? "dependent-state" : SELF_GOVERNED.has(code) ? "government" : "state",
            name: inLanguages(name, a2),
            ...(sovereign !== undefined && { organ_of: names.body(sovereign) }),
            cite: `${SOURCE} ${code}`,
            ...wikidata(item),
            tags: [`adm0-a3-${code}`, ...(a3 === undefined ? [] : [`iso-a3-${a3}`])],
          },
        ];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Bodies whose being a state is itself disputed: here they are governments, which says nothing of it. */
const SELF_GOVERNED: ReadonlySet<string> = new Set(["CYN", "KOS", "PSX", "SAH", "SOL", "TWN"]);

const outlineOfBase = (base: string) => ({ natural_earth: base });

function unitLands({ units, lands, options }: Reading, names: Names): Record<string, unknown> {
  const doubtful = new Set([...misidentified(units).values()].flat().map((u) => u.brk));
  return Object.fromEntries(
    units.map((unit) => {
      const { brk, featureClass, type, naturalEarthId } = unit;
      const whole = lands.whole.get(brk);
      const under = [...(whole?.units ?? []), ...(lands.beneath.get(brk) ?? [])].map(names.land);
      const outline = whole ? outlineOfBase(whole.base) : `natural-earth-units.geojson#${brk}`;
      const english = names.nameOf(unit);
      const other = unit.names["en"];
      const apart = [...unit.verdicts.values()].find((code) => meaningOf(code, unit).kind === "apart");
      const miswritten = [...unit.verdicts.values()].flatMap((written) => {
        const meaning = meaningOf(written, unit);
        return meaning.kind === "body" && meaning.miswritten ? [{ written, code: meaning.code }] : [];
      })[0];
      return [
        names.land(brk),
        {
          type: /overlay|lease/i.test(featureClass) ? "zone" : "region",
          name: doubtful.has(brk) ? { en: english } : { ...unit.names, en: english },
          ...(other !== undefined && other !== english && !doubtful.has(brk) && { names: [{ text: other, lang: "en" }] }),
          extent: under.length > 0 ? { minus: [outline, ...under] } : outline,
          precision_km: options.precisionKm ?? PRECISION_KM,
          attribution: "Natural Earth, public domain",
          licence: "CC0-1.0",
          cite: `${SOURCE} ${brk}, ${featureClass}, ${type}`,
          ...(doubtful.has(brk) ? {} : wikidata(unit.wikidata)),
          tags: [
            "disputed",
            `brk-a3-${brk}`,
            ...(unit.drawn === undefined ? [] : [`drawn-${unit.drawn}`]),
            ...(naturalEarthId === undefined ? [] : [`ne-id-${naturalEarthId}`]),
            ...(apart === undefined ? [] : [`apart-${apart}`]),
            ...(miswritten === undefined ? [] : [`written-${miswritten.written}-${miswritten.code}`]),
          ],
        },
      ];
    }),
  );
}

const countryId = ({ code }: Country, names: Names): string => `${names.body(code)}-undisputed`;
const bodied = ({ code }: Country): boolean => CODES.get(code)?.name !== undefined;

function countryLands({ lands, options }: Reading, names: Names): Record<string, unknown> {
  return Object.fromEntries(
    lands.countries.filter(bodied).map((country) => {
      const { name = country.code } = CODES.get(country.code) as Code;
      const outline = outlineOfBase(country.base);
      const less = [...country.units.map(names.land), ...country.neighbours.map(outlineOfBase)];
      return [
        countryId(country, names),
        {
          type: "state-territory",
          // In other languages it bears the name of its polity, which has them.
          name: { en: name },
          extent: less.length > 0 ? { minus: [outline, ...less] } : outline,
          precision_km: options.precisionKm ?? PRECISION_KM,
          attribution: "Natural Earth 4.1 (world-atlas), public domain",
          licence: "CC0-1.0",
          cite: `${SOURCE} ${country.code}`,
          tags: [`adm0-a3-${country.code}`],
        },
      ];
    }),
  );
}

function countryStatements({ lands }: Reading, names: Names): Record<string, unknown> {
  return Object.fromEntries(
    lands.countries.filter(bodied).map((country) => {
      const over = countryId(country, names);
      const body = names.body(country.code);
      return [
        `natural-earth/${over}`,
        {
          according_to: EDITORS,
          when: RELEASE.day,
          cite: `${SOURCE} ${country.code}`,
          effects: [
            { title: body, over },
            { control: body, over },
          ],
        },
      ];
    }),
  );
}

function unitStatements({ units, notes }: Reading, names: Names): Record<string, unknown> {
  return Object.fromEntries(units.flatMap((unit) => statementsOf(unit, notes.get(unit.brk) as Note, names)));
}

/** The day on which the quarrel over a unit ended, as the file has it; `uuuu` and empty give none. */
export function cessationOf({ cessation }: Unit): Day | undefined {
  if (cessation === undefined || /^[ux.]+$/i.test(cessation)) return undefined;
  const end = parseDate(cessation);
  return end.ok && Number.isFinite(end.date.earliest) ? end.date.earliest : undefined;
}

function statementsOf(unit: Unit, note: Note, names: Names): [string, unknown][] {
  const { brk, drawn } = unit;
  const over = names.land(brk);
  const cite = `${SOURCE} ${brk}`;
  const ceased = cessationOf(unit);
  const end = ceased === undefined ? {} : { until: formatDay(ceased) };
  // What ended before the release is no more: only whose the land is, and who is drawn there, is left to say.
  const gone = ceased !== undefined && formatDay(ceased) <= RELEASE.day;
  const effects: Record<string, unknown>[] = [];
  const meaning = drawn === undefined ? undefined : meaningOf(drawn, unit);
  const lease = note.lease && { control: names.body(note.lease.to), over, mode: "leases" };
  if (lease && !gone) effects.push({ ...lease, ...end });
  else if (meaning?.kind === "body") effects.push({ control: names.body(meaning.code), over });
  if (note.zone && !gone) effects.push({ zone: note.zone, over, ...end });
  for (const code of gone ? [] : note.claimants) effects.push({ claims: over, by: names.body(code), claims_only: true, ...end });
  for (const [code, columns] of byValue(unit.verdicts)) {
    const verdict = meaningOf(code, unit);
    const said = { according_to: columns.map(mapsOf), cite: `${cite} ${code}` };
    if (verdict.kind === "body") effects.push({ title: names.body(verdict.code), over, ...said });
    else if (verdict.kind === "apart" && note.lease)
      effects.push({ title: names.body(note.lease.by), over, ...said }, { ...lease, ...said });
    else if (verdict.kind === "apart") effects.push({ [note.between ? "nobody" : "leaves_open"]: over, ...said });
  }
  const id = `natural-earth/${over}`;
  const classes = [...byValue(unit.classes)].map(([value, columns]): [string, unknown] => [
    `${id}/class-${idOf(value)}`,
    {
      according_to: columns.map((xx) => (xx === "ISO" ? "iso-3166" : mapsOf(xx))),
      when: RELEASE.day,
      gist: {
        en:
          value === "Unrecognized"
            ? "The unit is not recognised as Natural Earth draws it."
            : `The unit has the class “${value}”, unlike in Natural Earth's own map.`,
      },
      cite: `${cite} FCLASS`,
      effects: [{ passes: { en: value }, over }],
      tags: [`natural-earth-class-${value}`],
    },
  ]);
  return [
    [
      id,
      {
        according_to: EDITORS,
        when: RELEASE.day,
        ...(unit.note !== undefined && { gist: { en: `${unit.note}.`.replace(/\.\.$/, ".") } }),
        cite,
        effects,
      },
    ],
    ...classes,
  ];
}
