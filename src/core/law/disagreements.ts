import { almanacOf, daysText } from "../chronology/almanac.ts";
import { extentFolder } from "../link/extents.ts";
import { leavesOf } from "../link/walk.ts";
import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import { convert } from "../model/quantity.ts";
import type { Disagreement } from "../model/records.ts";
import type { Alternative, DateExpression, Localized, Sourced } from "../model/values.ts";
import { areaOfFaces } from "../space/area.ts";
import { mergeSpans } from "../time/spans.ts";
import { addressOf, answersAt, type DisputedAnswer, isQuantity, merged, type SourcedAt, writtenValue } from "./disputed-answer.ts";
import { recognitionHistory } from "./recognition.ts";

/** What hangs on a disputed date. */
export interface Dependents {
  /** assertions that take hold, end or are annulled by it */
  readonly assertions: readonly string[];
  /** promises whose term it is */
  readonly obligations: readonly string[];
  /** polities whose life it begins or ends */
  readonly polities: readonly string[];
  /** EDTF: the days that count, where there are several */
  readonly days: string | null;
  /** places whose title or control is decided by one of the assertions */
  readonly places: readonly string[];
  /** land of these assertions */
  readonly area_km2: number;
}

/**
 * A question on which sources differ: `authored` as a record, or found where a record holds several values (`value`), where
 * accounts of one recognition differ (`recognition`), where an assertion is marked disputed (`statement`).
 */
export interface DisagreementState {
  /** the record's id, the path of the value, the pair, or the assertion */
  readonly id: string;
  readonly kind: "authored" | "value" | "recognition" | "statement";
  readonly question: Localized | null;
  readonly treatment: Disagreement["treatment"];
  /** false: the other answers are plain errors of a source, kept and never reckoned with */
  readonly open: boolean;
  readonly reason: Localized | null;
  readonly affects: Localized | null;
  readonly about: readonly string[];
  /** paths of the values as `collection/id/path` */
  readonly at: readonly string[];
  /** paths of an authored record that lead to no value */
  readonly astray: readonly string[];
  readonly answers: readonly DisputedAnswer[];
  readonly depends: Dependents;
}

/** Every disagreement, the authored ones first, then those found; a value that an authored one points at is not told twice. */
export function disagreementsOf(atlas: Atlas): DisagreementState[] {
  const authored = [...atlas.collections.disagreements.values()].map(({ id, data }): DisagreementState => {
    const pointed = (data.at ?? []).map((at) => ({ at, found: sourcedAt(atlas, at) }));
    const found = pointed.flatMap((p) => p.found ?? []);
    const own = (data.values ?? []).map(
      (v): DisputedAnswer => ({
        text: v.value,
        rank: v.rank ?? "normal",
        counts: v.rank !== "deprecated",
        cite: v.cite ?? [],
        ...(v.basis && { basis: v.basis }),
        ...(v.note && { note: v.note }),
        at: [],
        of: [],
      }),
    );
    return {
      id,
      kind: "authored",
      question: data.question,
      treatment: data.treatment,
      open: data.treatment !== "plain-error",
      reason: data.reason ?? null,
      affects: data.affects ?? null,
      about: data.about,
      at: found.map(addressOf),
      astray: pointed.flatMap((p) => (p.found ? [] : [p.at])),
      answers: merged([...own, ...found.flatMap((site) => answersAt(atlas, site))]),
      depends: dependentsOf(atlas, found),
    };
  });
  const told = new Set(authored.flatMap((d) => d.at));
  const subjects = new Set(authored.flatMap((d) => d.about.map((ref) => subject(atlas, ref))));
  return [...authored, ...values(atlas, told), ...recognitions(atlas, subjects), ...statements(atlas, subjects)];
}

/** The sourced value at `record-id/field/…`, or at `collection/record-id/field/…`; undefined where none stands there. */
export function sourcedAt(atlas: Pick<Atlas, "find">, at: string): SourcedAt | undefined {
  const steps = at.split("/");
  // Ids may hold slashes themselves, and a collection may stand before them.
  for (let n = Math.min(4, steps.length - 1); n >= 1; n--) {
    const record = atlas.find(steps.slice(0, n).join("/"));
    if (!record) continue;
    const path: ValuePath = steps.slice(n).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const value = valueIn(record.data, path);
    if (isSourced(value)) return { record, path, values: value };
  }
  return undefined;
}

function valueIn(data: unknown, path: ValuePath): unknown {
  let value = data;
  for (const step of path)
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined;
  return value;
}

const isSourced = (value: unknown): value is Sourced<unknown> =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((v) => typeof v === "object" && v !== null && "value" in v && "rank" in v && "cite" in v);

const subject = (atlas: Atlas, ref: string): string => {
  const record = atlas.assertionById.get(ref)?.record ?? atlas.find(ref);
  return record ? `${record.collection}/${record.id}` : ref;
};

/** Whether two values say the same: as written, or as one quantity in two units. */
function same(atlas: Atlas, a: unknown, b: unknown): boolean {
  if (JSON.stringify(writtenValue(a)) === JSON.stringify(writtenValue(b))) return true;
  if (!isQuantity(a) || !isQuantity(b)) return false;
  const converted = convert(b, a.unit, atlas.head.units);
  return converted !== undefined && Math.abs(converted - a.value) <= 1e-3 * Math.abs(a.value);
}
/** Every value of any record for which sources give different ones. */
function values(atlas: Atlas, told: ReadonlySet<string>): DisagreementState[] {
  const found: DisagreementState[] = [];
  for (const [collection, records] of Object.entries(atlas.collections)) {
    if (collection === "disagreements") continue;
    for (const record of records.values() as Iterable<AnyAuthored>) {
      const seen = new Set<string>();
      for (const { path } of leavesOf(record)) {
        const end = path.lastIndexOf("value");
        if (end < 2 || typeof path[end - 1] !== "number") continue;
        const at = path.slice(0, end - 1);
        const address = [collection, record.id, ...at].join("/");
        if (seen.has(address) || told.has(address)) continue;
        seen.add(address);
        const value = valueIn(record.data, at);
        if (!isSourced(value) || value.length < 2 || value.every((v) => same(atlas, value[0]?.value, v.value))) continue;
        const site: SourcedAt = { record, path: at, values: value };
        const treatment = treatmentOf(value);
        found.push({
          ...blank,
          id: address,
          kind: "value",
          treatment,
          open: treatment !== "plain-error",
          about: [`${collection}/${record.id}`],
          at: [address],
          answers: merged(answersAt(atlas, site)),
          depends: dependentsOf(atlas, [site]),
        });
      }
    }
  }
  return found;
}

const blank = { question: null, reason: null, affects: null, astray: [] } as const;

function treatmentOf(sourced: readonly Alternative<unknown>[]): Disagreement["treatment"] {
  if (sourced.some((v) => v.rank === "preferred")) return "preferred";
  return sourced.filter((v) => v.rank !== "deprecated").length === 1 ? "plain-error" : "both";
}

const NOTHING: Dependents = { assertions: [], obligations: [], polities: [], days: null, places: [], area_km2: 0 };

/** Steps of recognition of which accounts differ. */
function recognitions(atlas: Atlas, told: ReadonlySet<string>): DisagreementState[] {
  return recognitionHistory(atlas).flatMap(({ by, of, steps }) =>
    steps.flatMap((step, i): DisagreementState[] => {
      if (step.differ_on.length === 0 || step.accounts.some((a) => told.has(subject(atlas, a.assertion)))) return [];
      const answers = step.accounts.map(
        (a): DisputedAnswer => ({
          text: { und: `${a.mode}${a.conditional ? ", conditional" : ""}${a.since === null ? "" : `, ${a.since}`}` },
          rank: "normal",
          counts: true,
          cite: a.cite,
          ...(a.basis && { basis: a.basis }),
          ...(a.condition && { note: a.condition }),
          at: [],
          of: [],
        }),
      );
      return [
        {
          ...blank,
          id: `${by}→${of}${i > 0 ? `/${i + 1}` : ""}`,
          kind: "recognition",
          treatment: "both",
          open: true,
          about: step.accounts.map((a) => a.assertion),
          at: [],
          answers,
          depends: NOTHING,
        },
      ];
    }),
  );
}

/** Assertions that their authors mark as disputed. */
function statements(atlas: Atlas, told: ReadonlySet<string>): DisagreementState[] {
  return atlas.assertions.flatMap((a): DisagreementState[] => {
    if (
      a.effect.certainty !== "disputed" ||
      a.verb === "recognises" ||
      a.accepts !== undefined ||
      told.has(`${a.record.collection}/${a.record.id}`)
    )
      return [];
    return [
      {
        ...blank,
        id: a.id,
        kind: "statement",
        question: a.gist ?? null,
        treatment: a.rank === "deprecated" ? "plain-error" : "both",
        open: a.rank !== "deprecated",
        about: [a.id],
        at: [],
        answers: [
          {
            text: a.gist ?? { und: a.id },
            rank: a.rank,
            counts: a.rank !== "deprecated",
            cite: a.cite,
            at: [],
            of: [],
            ...(a.effect.note && { note: a.effect.note }),
          },
        ],
        depends: landOf(atlas, [a]),
      },
    ];
  });
}

/** What hangs on disputed dates; values of other kinds decide nothing on the map. */
function dependentsOf(atlas: Atlas, sites: readonly SourcedAt[]): Dependents {
  const almanac = almanacOf(atlas);
  const keys = sites.filter((s) => s.values.every((v) => isDate(v.value))).map((s) => `${addressOf(s)}@`);
  if (keys.length === 0) return NOTHING;
  const hangs = (variable: DateVariable | undefined): boolean => variable !== undefined && keys.some((key) => variable.key.startsWith(key));
  const polities = [...atlas.collections.polities.keys()].filter((id) => hangs(almanac.begins(id)) || hangs(almanac.ends(id)));
  const hanging = atlas.assertions.filter(
    (a) =>
      a.rank !== "deprecated" &&
      (hangs(a.until) ||
        a.assertors.some((x) => hangs(x.when) || hangs(x.bound)) ||
        a.annulments.some((n) => hangs(n.when)) ||
        a.suspensions.some((s) => hangs(s.from) || hangs(s.until))),
  );
  const obligations = [...atlas.collections.obligations.values()]
    .filter((o) => hangs(almanac.date(o, "due", o.data.due)) || hangs(almanac.date(o, "lapses", o.data.lapses)))
    .map((o) => o.id);
  const spans = sites.flatMap((s) => almanac.date(s.record, s.path.join("/"), s.values as Sourced<DateExpression>)?.admissible ?? []);
  const several = spans.length > 1 || spans.some(([from, to]) => from !== to);
  return { ...landOf(atlas, hanging), obligations, polities, days: several ? daysText(mergeSpans(spans)) : null };
}

const isDate = (value: unknown): value is DateExpression =>
  typeof value === "object" && value !== null && "kind" in value && (value.kind === "absolute" || value.kind === "relative");

/** The land that assertions give to somebody, take or leave open. */
function landOf(atlas: Atlas, assertions: readonly Assertion[]): Dependents {
  const { arrangement } = atlas.land;
  const faces = new Set<number>();
  for (const a of assertions)
    if (a.extent && a.belief) for (const face of atlas.land.facesOf(a.extent, extentFolder(a.record))) faces.add(face);
  const places =
    faces.size === 0
      ? []
      : [...atlas.collections.places.values()]
          .filter((p) => faces.has(arrangement.locate([p.data.at.lon, p.data.at.lat]).face))
          .map((p) => p.id);
  return {
    ...NOTHING,
    assertions: assertions.map((a) => a.id),
    places,
    area_km2: areaOfFaces(arrangement, faces),
  };
}
