import { type Almanac, almanacOf, come, daysText } from "../chronology/almanac.ts";
import { isOutsidePeriod } from "../chronology/period.ts";
import { type HasCome, scenarios } from "../chronology/scenarios.ts";
import { type BindingLevel, bindingDate } from "../link/binding.ts";
import type { DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import type { Stage } from "../model/records.ts";
import type { Citation } from "../model/values.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import { type Certainty, takesHoldBy } from "../time/interval.ts";

type StageName = Stage["stage"];
type Instrument = Authored<"instruments">;

/** How far an act has come for a party, or how it ended for it. */
export type Standing =
  | "not-yet"
  | "proposed"
  | "negotiated"
  | "initialled"
  | "signed"
  | "issued"
  | "approved"
  | "ratified"
  | "in-force"
  | "accepted"
  | "rejected"
  | "suspended"
  | "denounced"
  | "terminated"
  | "annulled"
  | "superseded"
  | "passed-on"
  | "lapsed";

/** A step of an act as it stands for one party on one day. */
export interface StageState {
  readonly stage: StageName;
  /** index in the record's `stages`; -1 for an act done in one step */
  readonly index: number;
  /** EDTF: the days that count */
  readonly on: string | null;
  /** whether it was taken by the day asked for */
  readonly reached: Certainty;
  /** only these articles */
  readonly articles?: readonly string[];
  readonly mode?: "from-now" | "ab-initio";
  readonly certainty?: Stage["certainty"];
  readonly basis?: Stage["basis"];
  readonly cite: readonly Citation[];
}

/** What an act means for one of those concerned on one day. */
export interface PartyState {
  readonly party: string;
  readonly role: "party" | "issuer" | "addressee" | "successor";
  /** for a successor: whose place it took */
  readonly after?: string;
  readonly binds: Certainty;
  /** several where it hangs on dates that may be either side of the day */
  readonly standings: readonly Standing[];
  /** EDTF: when it began to bind, null where it never did */
  readonly bound_on: string | null;
  readonly signed_on: string | null;
  /** the step that decided, where one did */
  readonly decided_by: StageState | null;
  /** the steps that concern this party, in the order written */
  readonly stages: readonly StageState[];
}

/** A part of an act that works from another step than the act as a whole. */
export interface PartState {
  readonly article: string | null;
  readonly binding: BindingLevel;
  readonly assertions: readonly string[];
  /** whether it works for any of the parties */
  readonly works: Certainty;
  readonly since: string | null;
}

export interface InstrumentState {
  readonly id: string;
  readonly on: string;
  readonly known_on?: string;
  /** the step from which the act works where an effect says nothing else */
  readonly binding: BindingLevel | "issued";
  readonly secret: boolean;
  /** EDTF; null: never, or not secret */
  readonly disclosed: string | null;
  readonly parties: readonly PartyState[];
  /** parts that worked earlier than the whole, such as on signature */
  readonly parts: readonly PartState[];
  /** days between the last signature and force, where the act bound later than it was signed; `force` null: it never came into force */
  readonly gap: { readonly signed: string; readonly force: string | null; readonly days: number | null } | null;
}

interface Step {
  readonly stage: Stage | undefined;
  readonly name: StageName;
  readonly index: number;
  readonly variable: DateVariable;
}

/** Steps towards force, in their order. */
const RISE: readonly (readonly [StageName, Standing])[] = [
  ["proposed", "proposed"],
  ["negotiated", "negotiated"],
  ["initialled", "initialled"],
  ["signed", "signed"],
  ["issued", "issued"],
  ["adopted", "issued"],
  ["approved", "approved"],
  ["ratified", "ratified"],
  ["exchanged", "ratified"],
  ["accepted", "accepted"],
  ["in-force", "in-force"],
];
const RANK = new Map<StageName, number>(RISE.map(([name], i) => [name, ["signed", "issued", "adopted"].includes(name) ? 3 : i]));
/** Steps that take time: they are reached on the day on which they begin. */
const LASTING: ReadonlySet<StageName> = new Set<StageName>(["proposed", "negotiated"]);
const ENDS: readonly StageName[] = ["annulled", "superseded", "terminated", "denounced"];

/** How an act stood for each of those concerned on a day, as far as was public on `knownOn`. */
export function instrumentOn(atlas: Atlas, instrument: Instrument, day: Day, knownOn: Day = Infinity): InstrumentState {
  const almanac = almanacOf(atlas);
  const { data, id } = instrument;
  const all = stepsOf(instrument, almanac, knownOn);
  const members = data.parties ?? data.issued_by ?? [];
  const role = data.parties ? "party" : "issuer";
  const act: ActOn = { instrument, almanac, day, knownOn, all, members };
  const parties: PartyState[] = [];
  for (const party of members) parties.push(...withHeirs(act, party, role));
  for (const addressee of new Set(all.filter((s) => s.name === "accepted" || s.name === "rejected").flatMap((s) => s.stage?.by ?? [])))
    if (!members.includes(addressee)) parties.push(...withHeirs(act, addressee, "addressee"));
  const disclosed = data.secret ? almanac.date(instrument, "disclosed", data.disclosed) : undefined;
  return {
    id,
    on: formatDay(day),
    ...(Number.isFinite(knownOn) && { known_on: formatDay(knownOn) }),
    binding: data.binding ?? (data.parties ? "in-force" : "issued"),
    secret: data.secret === true,
    disclosed: daysText(disclosed?.admissible),
    parties,
    parts: partsOf(atlas, almanac, instrument, day, knownOn),
    gap: gapOf(members, instrument, almanac, all),
  };
}

/** An act on a day, with what is worked out once for all of those concerned. */
interface ActOn {
  readonly instrument: Instrument;
  readonly almanac: Almanac;
  readonly day: Day;
  readonly knownOn: Day;
  /** its steps, as far as they were public */
  readonly all: readonly Step[];
  readonly members: readonly string[];
}

/** The steps of an act that were public on a day; its one date where it tells of no steps. */
function stepsOf(instrument: Instrument, almanac: Almanac, knownOn: Day): Step[] {
  const { data } = instrument;
  const all = (data.stages ?? []).flatMap((stage, index): Step[] => {
    const variable = almanac.date(instrument, `stages/${index}/on`, stage.on, LASTING.has(stage.stage) ? "start" : "whole");
    return variable && takesHoldBy(variable.admissible, knownOn) !== "no" ? [{ stage, name: stage.stage, index, variable }] : [];
  });
  const single = all.length === 0 ? almanac.date(instrument, "on", data.on) : undefined;
  if (single && takesHoldBy(single.admissible, knownOn) !== "no")
    all.push({ stage: undefined, name: data.parties ? "in-force" : "issued", index: -1, variable: single });
  return all;
}

/** The state for a party, and for those who are bound by its word after it. */
function withHeirs(act: ActOn, party: string, as: PartyState["role"], seen: readonly string[] = []): PartyState[] {
  const { almanac, day, members } = act;
  const origin = seen[0] ?? party;
  const own = partyOn(act, party, origin, as, seen.at(-1));
  const heirs = almanac
    .heirsOf(party)
    .filter(
      ({ heir, when, what }) =>
        (what.has("obligations") || what.has("assertions")) &&
        come(when, day, "no") !== "no" &&
        heir !== party &&
        !seen.includes(heir) &&
        own.bound_on !== null,
    );
  return [own, ...heirs.flatMap(({ heir }) => (members.includes(heir) ? [] : withHeirs(act, heir, "successor", [...seen, party])))];
}

/** The state for `party`, by the steps that `origin` took. */
function partyOn(act: ActOn, party: string, origin: string, as: PartyState["role"], after: string | undefined): PartyState {
  const { instrument, almanac, day, knownOn, all, members } = act;
  const own = all.filter((s) =>
    as === "addressee"
      ? s.stage?.by?.includes(origin) === true || (ENDS.includes(s.name) && s.stage?.by === undefined)
      : concerns(s, origin, members),
  );
  const whole = own.filter((s) => !s.stage?.articles);
  const bound =
    as === "addressee" ? whole.find((s) => s.name === "accepted")?.variable : boundBy(instrument, origin, almanac, all, knownOn);
  const life = { from: party === origin ? undefined : successionDate(almanac, after ?? origin, party), until: almanac.ends(party) };
  const order = orderOf(whole);
  const found = new Map<Standing, { binds: boolean; step: Step | undefined }>();
  const variables = [
    ...whole.map((s) => s.variable),
    ...(bound ? [bound] : []),
    ...(life.from ? [life.from] : []),
    ...(life.until ? [life.until] : []),
  ];
  const binding = new Set<boolean>();
  for (const has of scenarios(variables, day, order)) {
    const judged = judge(whole, has, bound, life, hasHeir(almanac, party));
    found.set(judged.standing, { binds: judged.binds, step: judged.step });
    binding.add(judged.binds);
  }
  const standings = [...found.keys()];
  const decided = standings.length === 1 ? [...found.values()][0]?.step : undefined;
  const stages = own.map((s) => stageState(s, day, instrument));
  return {
    party,
    role: as,
    ...(after !== undefined && { after }),
    binds: binding.size === 2 ? "maybe" : binding.has(true) ? "yes" : "no",
    standings,
    bound_on: daysText((party === origin ? bound : bound && later(bound, life.from))?.admissible),
    signed_on: daysText(whole.filter((s) => ["signed", "issued", "adopted"].includes(s.name)).map((s) => s.variable)[0]?.admissible),
    decided_by: decided ? stageState(decided, day, instrument) : null,
    stages,
  };
}

/** A step is everybody's, or names the party; a bilateral act denounced by one side ends for both. */
function concerns(step: Step, party: string, members: readonly string[]): boolean {
  const by = step.stage?.by;
  return !by || by.includes(party) || (step.name === "denounced" && members.length === 2 && by.some((p) => members.includes(p)));
}

const later = (a: DateVariable, b: DateVariable | undefined): DateVariable =>
  b && (b.admissible[0]?.[0] ?? 0) > (a.admissible[0]?.[0] ?? 0) ? b : a;

const hasHeir = (almanac: Almanac, party: string): boolean =>
  almanac.heirsOf(party).some((h) => h.what.has("obligations") || h.what.has("assertions"));

const successionDate = (almanac: Almanac, from: string, to: string): DateVariable | undefined =>
  almanac.heirsOf(from).find((h) => h.heir === to)?.when;

/** Steps of a later kind come after those of an earlier kind, unless the record puts their days the other way round. */
function orderOf(steps: readonly Step[]): (readonly [DateVariable, DateVariable])[] {
  const pairs: (readonly [DateVariable, DateVariable])[] = [];
  for (const a of steps)
    for (const b of steps) {
      const [first, second] = [RANK.get(a.name), RANK.get(b.name)];
      if (
        first !== undefined &&
        second !== undefined &&
        first < second &&
        (a.variable.admissible[0]?.[0] ?? 0) <= (b.variable.admissible.at(-1)?.[1] ?? 0)
      )
        pairs.push([a.variable, b.variable]);
    }
  return pairs;
}

function judge(
  steps: readonly Step[],
  has: HasCome,
  bound: DateVariable | undefined,
  life: { from: DateVariable | undefined; until: DateVariable | undefined },
  heir: boolean,
): { standing: Standing; binds: boolean; step: Step | undefined } {
  const no = (standing: Standing, step?: Step) => ({ standing, binds: false, step });
  if (life.from && !has(life.from)) return no("not-yet");
  if (life.until && has(life.until)) return no(heir ? "passed-on" : "lapsed");
  const come = steps.filter((s) => has(s.variable));
  const void_ = steps.find((s) => s.name === "annulled" && s.stage?.mode === "ab-initio");
  if (void_) return no("annulled", void_);
  for (const name of ENDS) {
    const end = come.findLast((s) => s.name === name);
    // A denunciation gives notice where the record says when the act ended.
    if (end && !(name === "denounced" && steps.some((s) => s.name === "terminated"))) return no(name as Standing, end);
  }
  const notice = come.findLast((s) => s.name === "denounced");
  const paused = come.findLast((s) => s.name === "suspended" || s.name === "resumed");
  if (paused?.name === "suspended") return no("suspended", paused);
  const binds = bound !== undefined && has(bound);
  if (notice) return { standing: "denounced", binds, step: notice };
  const refused = come.findLast((s) => s.name === "rejected" || s.name === "accepted");
  if (refused?.name === "rejected" && !binds) return no("rejected", refused);
  let best: Step | undefined;
  for (const step of come)
    if (RANK.has(step.name) && (best === undefined || (RANK.get(step.name) ?? -1) >= (RANK.get(best.name) ?? -1))) best = step;
  const standing = best && RISE.find(([name]) => name === best.name)?.[1];
  return { standing: binds && standing !== "accepted" && standing !== "issued" ? "in-force" : (standing ?? "not-yet"), binds, step: best };
}

/** From when the act binds a party, by the steps that were public; an act done in one step binds from it. */
function boundBy(instrument: Instrument, party: string, almanac: Almanac, all: readonly Step[], knownOn: Day): DateVariable | undefined {
  const bound = bindingDate(instrument, party, undefined, almanac.dates);
  if (!bound || takesHoldBy(bound.admissible, knownOn) === "no") return undefined;
  return all.some((s) => s.variable.key === bound.key) || !instrument.data.stages?.length ? bound : undefined;
}

function stageState({ stage, name, index, variable }: Step, day: Day, instrument: Instrument): StageState {
  return {
    stage: name,
    index,
    on: daysText(variable.admissible),
    reached: takesHoldBy(variable.admissible, day),
    ...(stage?.articles && { articles: stage.articles }),
    ...(name === "annulled" && { mode: stage?.mode ?? "from-now" }),
    ...(stage?.certainty && { certainty: stage.certainty }),
    ...(stage?.basis && { basis: stage.basis }),
    cite:
      stage?.cite ??
      stage?.on.find((a) => a.rank !== "deprecated" && a.cite.length > 0)?.cite ??
      (stage?.basis === undefined ? (instrument.data.on?.find((a) => a.cite.length > 0)?.cite ?? instrument.data.cite) : undefined) ??
      [],
  };
}

/** Articles and effects whose `binding` is another than the whole act's. */
function partsOf(atlas: Atlas, almanac: Almanac, instrument: Instrument, day: Day, knownOn: Day): PartState[] {
  const whole = instrument.data.binding ?? (instrument.data.parties ? "in-force" : "signed");
  const parts = new Map<
    string,
    { article: string | null; binding: BindingLevel; assertions: string[]; works: Certainty; since: DateVariable | undefined }
  >();
  for (const assertion of atlas.assertions) {
    const { binding } = assertion.effect;
    if (assertion.record !== instrument || binding === undefined || binding === whole || assertion.accepts !== undefined) continue;
    if (almanac.known(assertion, knownOn) === "no") continue;
    const key = `${assertion.article ?? ""} ${binding}`;
    const part = parts.get(key) ?? {
      article: assertion.article ?? null,
      binding,
      assertions: [],
      works: "no" as Certainty,
      since: assertion.assertors.find((a) => a.when)?.when,
    };
    part.assertions.push(assertion.id);
    const works = almanac.standsForAny(assertion, day, knownOn);
    if (part.works === "no" || works === "yes") part.works = works;
    parts.set(key, part);
  }
  return [...parts.values()].map(({ since, ...part }) => ({ ...part, since: daysText(since?.admissible) }));
}

/** Signature and force of an act that bound later than it was signed. */
function gapOf(members: readonly string[], instrument: Instrument, almanac: Almanac, all: readonly Step[]): InstrumentState["gap"] {
  const signed = all.filter((s) => s.name === "signed").map((s) => s.variable);
  const last = signed.reduce<DateVariable | undefined>(
    (a, b) => (a && (a.admissible[0]?.[0] ?? 0) >= (b.admissible[0]?.[0] ?? 0) ? a : b),
    undefined,
  );
  if (!last || members.length === 0) return null;
  const bound = members.map((party) => bindingDate(instrument, party, undefined, almanac.dates));
  if (bound.every((b) => b?.key === last.key)) return null;
  const force = bound.reduce<DateVariable | undefined>(
    (a, b) => (a && b && (b.admissible[0]?.[0] ?? 0) <= (a.admissible[0]?.[0] ?? 0) ? a : b),
    bound[0],
  );
  const [from, to] = [oneDay(last), force && bound.every(Boolean) ? oneDay(force) : undefined];
  return {
    signed: daysText(last.admissible) ?? "",
    force: bound.every(Boolean) ? daysText(force?.admissible) : null,
    days: from !== undefined && to !== undefined ? to - from : null,
  };
}

function oneDay(variable: DateVariable): Day | undefined {
  const first = variable.admissible[0]?.[0];
  return first !== undefined && first === variable.admissible.at(-1)?.[1] && Number.isFinite(first) ? first : undefined;
}

/** Every act that had begun by a day, with what it meant for each of those concerned; a secret act is left out while `knownOn` lies before its disclosure. */
export function instrumentsOn(atlas: Atlas, day: Day, knownOn: Day = Infinity): InstrumentState[] {
  if (isOutsidePeriod(atlas, day)) return [];
  const almanac = almanacOf(atlas);
  return [...atlas.collections.instruments.values()].flatMap((instrument) => {
    if (
      instrument.data.secret &&
      Number.isFinite(knownOn) &&
      come(almanac.date(instrument, "disclosed", instrument.data.disclosed), knownOn, "no") === "no"
    )
      return [];
    const state = instrumentOn(atlas, instrument, day, knownOn);
    return state.parties.some((p) => p.standings.some((s) => s !== "not-yet")) ? [state] : [];
  });
}

/** Whether an act binds somebody on its day, may bind, or is signed and waits. */
export const isLive = (state: InstrumentState): boolean =>
  state.parties.some((p) => p.binds !== "no" || p.standings.every((s) => WAITING.has(s)));
const WAITING: ReadonlySet<Standing> = new Set<Standing>(["initialled", "signed", "issued", "approved", "ratified", "suspended"]);
