import type { DatePlace } from "../model/assertion.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";
import type { AnswerKind, Holder, Silence } from "./answer.ts";
import type { Entry } from "./entries.ts";
import { type HoldersSaid, meantOf, type Said, type Stance } from "./position.ts";
import { CONSENSUS, type Voices } from "./voices.ts";

/** Ranked groups of assertors, as ids. */
export type Groups = readonly (readonly string[])[];

/** Days of one uncertain date that give a verdict. */
export interface DatesRead {
  /** key of the date variable */
  readonly variable: string;
  readonly written: DatePlace | undefined;
  /** those of `tried` that give it, ascending */
  readonly days: readonly Day[];
  /** all days that were tried, ascending: they stand for all of `spans` */
  readonly tried: readonly Day[];
  readonly spans: readonly DaySpan[];
}

/** The answer at one place on one day under one reading of all dates. */
export interface Verdict {
  readonly kind: AnswerKind;
  readonly holders: readonly Holder[];
  /** polities that claim the land though their own position leaves it open */
  readonly claimants: readonly string[];
  readonly denied: readonly { readonly polity: string; readonly by: readonly string[] }[];
  readonly leftOpenBy: readonly string[];
  /** entries that decided */
  readonly deciding: readonly Entry[];
  /** what a third party said of a holder that has since given the land up itself */
  readonly overtaken: readonly Entry[];
  /** index of the deciding group; -1 where no group has an answer */
  readonly group: number;
  /** day on which the first of the deciding entries took hold, under this reading */
  readonly basis: Day | undefined;
  /** day on which the last of them did: the answer is this one at least since then */
  readonly settled: Day | undefined;
  /** why nobody holds, where a holder was named */
  readonly silence?: Silence;
  /** what the consensus said, by a settlement too, has ended */
  readonly lapsed?: true;
  /** the days that uncertain acts must have had for this answer, where other days give another */
  readonly reading?: readonly DatesRead[];
  /** where there were too many readings to try all: how many were, and the open dates, by the records in which they are written */
  readonly stopped?: { readonly readings: number; readonly dates: readonly string[] };
  /** kind, holders and claimants alone: two verdicts with one key are the same answer */
  readonly key: string;
}

/** One member of a group with one of its positions. */
interface Voice {
  readonly assertor: string;
  readonly position: Stance;
}

/** A denial, as written, by one assertor. */
interface Denial {
  readonly polity: string;
  readonly by: string;
  readonly said: Said;
}

/** What one voice says of holders, read as of the day. */
interface Holding {
  readonly assertor: string;
  readonly holders: readonly string[];
  readonly said: HoldersSaid;
}

/** Worlds that are weighed beside each other; more are not. */
const MOST_WORLDS = 64;

/**
 * All verdicts under one reading of the dates: several only where acts of one day clash.
 * Groups are asked in turn; what a group only denies is carried down to the next.
 */
export function judge(voices: Voices, groups: Groups, layer: "title" | "control"): Verdict[] {
  const verdicts: Verdict[] = [];
  const { byAssertor, hasConsensus } = voices.docket;
  // Without common ground only those speak who have said something here; most viewpoints adopt many who have not.
  const isMute = (group: readonly string[]): boolean => !hasConsensus && !group.some((assertor) => byAssertor.has(assertor));
  const ask = (from: number, carried: readonly Denial[], hints: Hints): void => {
    let index = from;
    let group = groups[index];
    while (group && isMute(group)) group = groups[++index];
    if (!group) {
      const settled = groups.some((g) => g.includes(CONSENSUS)) && voices.consensus().some((p) => p.lapsed);
      verdicts.push({ ...nothing(carried, hints, voices), ...(settled && { lapsed: true as const }) });
      return;
    }
    for (const world of worldsOf(voices, group, layer)) {
      if (verdicts.length >= MOST_WORLDS) return;
      const weighed = weigh(world, index, carried, hints, voices, layer);
      if ("kind" in weighed) verdicts.push(weighed);
      else ask(index + 1, weighed.carried, weighed.hints);
    }
  };
  ask(0, NONE, { ended: false, overtaken: NONE });
  return verdicts;
}

function worldsOf(voices: Voices, group: readonly string[], layer: "title" | "control"): Voice[][] {
  let worlds: Voice[][] = [[]];
  const add = (assertor: string, positions: readonly Stance[]): void => {
    const saying = positions.filter(speaks);
    if (saying.length === 0) return;
    const said = saying.length < positions.length ? [...saying, undefined] : saying;
    worlds = said.flatMap((position) => worlds.map((world) => (position ? [...world, { assertor, position }] : world)));
    if (worlds.length <= MOST_WORLDS) return;
    worlds = worlds.slice(0, MOST_WORLDS);
    voices.reading.onLimit?.();
  };
  let silent = false;
  const bearers = layer === "title" ? voices.bearers() : NOBODY;
  for (const assertor of group) {
    if (assertor !== CONSENSUS && !voices.docket.byAssertor.has(assertor)) {
      if (layer === "control") silent ||= voices.docket.hasConsensus && voices.exists(assertor);
      else if (bearers.has(assertor)) add(assertor, voices.title(assertor));
      continue;
    }
    if (!voices.exists(assertor)) continue;
    if (layer === "title") add(assertor, voices.title(assertor));
    else if (assertor === CONSENSUS || !voices.spoke(assertor)) silent = true;
    else add(assertor, voices.control(assertor));
  }
  // Members that said nothing of their own about control speak with one voice, that of the consensus.
  if (silent) add(CONSENSUS, voices.consensus());
  return worlds;
}

const NOBODY: ReadonlySet<string> = new Set();

const speaks = (p: Stance): boolean => p.holders !== undefined || p.open !== undefined || p.nobody !== undefined || p.denied.size > 0;

/** What groups that gave no answer leave to say of the silence. */
interface Hints {
  readonly ended: boolean;
  readonly overtaken: readonly Entry[];
}

function weigh(
  world: readonly Voice[],
  group: number,
  carried: readonly Denial[],
  hints: Hints,
  voices: Voices,
  layer: "title" | "control",
): Verdict | { readonly carried: readonly Denial[]; readonly hints: Hints } {
  const denials = world.flatMap(({ assertor, position }) =>
    [...position.denied]
      .map(([polity, said]): Denial => ({ polity, by: assertor, said }))
      .filter((denial) => layer === "control" || !givenBack(denial, voices)),
  );
  let { overtaken } = hints;
  const bound = layer === "title" ? boundToOpenness(world) : NOBODY;
  let ended = hints.ended;
  const holdings: Holding[] = [];
  for (const { assertor, position } of world) {
    if (!position.holders || bound.has(assertor)) continue;
    const said = position.holders;
    const kept = new Set<string>();
    for (const written of said.ids) {
      const polity = voices.read(written, assertor);
      if (!voices.exists(polity)) ended = true;
      else if (carried.some((c) => meantOf(c.polity, written, voices.read(c.polity, c.by), polity))) continue;
      else if (layer === "title" && assertor !== polity && written === polity && voices.gaveUpSince(polity, said.day))
        overtaken = [...overtaken, ...said.entries];
      else kept.add(polity);
    }
    if (kept.size > 0) holdings.push({ assertor, holders: [...kept].sort(), said });
  }
  const claimants = world.filter(
    ({ assertor, position }) =>
      (bound.has(assertor) || (position.open && position.claim)) &&
      voices.reading.polities.life(assertor) !== undefined &&
      !carried.some((c) => voices.read(c.polity, c.by) === assertor),
  );
  const open = world.filter(({ position }) => position.open);
  const nobody = world.filter(({ position }) => position.nobody);
  const found: Found = { holdings, denials, carried, claimants, open, nobody, overtaken, group, voices, layer };
  if (holdings.length > 0) return held(found);
  if (open.length > 0)
    return verdictOf(
      found,
      "undetermined",
      [],
      [...open.flatMap((v) => v.position.open?.entries ?? []), ...claimants.flatMap((v) => v.position.holders?.entries ?? [])],
    );
  if (nobody.length > 0)
    return verdictOf(
      found,
      "none",
      [],
      nobody.flatMap((v) => v.position.nobody?.entries ?? []),
    );
  return { carried: [...carried, ...denials], hints: { ended, overtaken } };
}

/**
 * Whether a denial says no more than that the one denied once ceded the land, to somebody who has itself given it up since:
 * the cession told of both, and is overtaken for both. Who gave the land up is bound by its own act all the same.
 */
function givenBack({ polity, by, said }: Denial, voices: Voices): boolean {
  return (
    by !== polity &&
    said.entries.every(
      ({ belief, assertion }) =>
        belief.kind === "holder" &&
        assertion.endsClaimOf?.includes(polity) === true &&
        belief.holders.every((holder) => voices.gaveUpSince(holder, said.day)),
    )
  );
}

interface Found {
  readonly holdings: readonly Holding[];
  readonly denials: readonly Denial[];
  readonly carried: readonly Denial[];
  readonly claimants: readonly Voice[];
  readonly open: readonly Voice[];
  readonly nobody: readonly Voice[];
  readonly overtaken: readonly Entry[];
  readonly group: number;
  readonly voices: Voices;
  readonly layer: "title" | "control";
}

/**
 * Members that claim the land alone though an act that leaves it open binds them and another of the group, who abides by it.
 * In the group their later claim is a claim, not title.
 */
function boundToOpenness(world: readonly Voice[]): ReadonlySet<string> {
  const open = world.filter(({ position }) => position.open);
  if (open.length === 0) return NOBODY;
  const bound = new Set<string>();
  for (const { assertor, position } of world) {
    const { holders } = position;
    if (holders?.ids.length !== 1 || holders.ids[0] !== assertor) continue;
    const abiding = open.some((other) =>
      other.position.open?.entries.some(
        ({ assertion }) =>
          other.position.open !== undefined &&
          other.position.open.day <= holders.day &&
          assertion.assertors.some((a) => a.assertor === assertor && a.when),
      ),
    );
    if (abiding) bound.add(assertor);
  }
  return bound;
}

function held(found: Found): Verdict {
  const { holdings, denials, claimants, nobody, voices, layer } = found;
  const principal = (polity: string): string => (layer === "control" ? (voices.reading.polities.principalOf(polity) ?? polity) : polity);
  const sets = new Map<string, { readonly holders: readonly string[]; readonly from: Holding[] }>();
  for (const holding of holdings) {
    const key = holding.holders.map(principal).join(" ");
    const set = sets.get(key);
    if (set) set.from.push(holding);
    else sets.set(key, { holders: holding.holders, from: [holding] });
  }
  const merged = new Map<string, Holder>();
  for (const { holders, from } of sets.values()) for (const polity of holders) addHolder(merged, polity, from, found, principal(polity));
  const named = [...merged.keys()];
  for (const { assertor } of claimants)
    if (!merged.has(assertor)) merged.set(assertor, { polity: assertor, according_to: [assertor], denied_by: [], claims: true });
  const holders = [...merged.values()].sort((a, b) => (a.polity < b.polity ? -1 : 1));
  const disputed = sets.size > 1 || holders.some((h) => h.denied_by.length > 0 || h.claims);
  const kind = disputed ? "contested" : named.length > 1 ? "joint" : "held";
  const said = holdings.flatMap((h) => h.said.entries);
  const against = disputed
    ? [
        ...denials.flatMap((x) => x.said.entries),
        ...nobody.flatMap((v) => v.position.nobody?.entries ?? []),
        ...claimants.flatMap((v) => [...(v.position.claim?.entries ?? []), ...(v.position.open?.entries ?? [])]),
      ]
    : [];
  return verdictOf(found, kind, holders, [...said, ...against]);
}

function addHolder(merged: Map<string, Holder>, holder: string, from: readonly Holding[], found: Found, polity: string): void {
  const { denials, nobody, voices, layer } = found;
  const first = from[0]?.said.entries.at(-1);
  if (!first) return;
  const before = merged.get(polity);
  const { mode, through, dependent_on } = first.assertion.effect;
  const dependence = dependent_on?.map((x) => ({ polity: x.polity, according_to: x.according_to }));
  const written = new Set(from.flatMap((h) => h.said.ids.filter((id) => voices.read(id, h.assertor) === holder)));
  const denied = denials.filter((x) => [...written].some((w) => meantOf(x.polity, w, voices.read(x.polity, x.by), holder)));
  const saying = from.map((h) => (h.said.common ? CONSENSUS : h.assertor));
  merged.set(polity, {
    polity,
    ...(layer === "control" && {
      mode: asControlMode(mode),
      through: through === polity ? null : (through ?? (polity !== holder ? holder : null)),
    }),
    ...(dependence && { dependent_on: dependence }),
    according_to: unique([...(before?.according_to ?? []), ...saying]),
    denied_by: unique([...(before?.denied_by ?? []), ...denied.map((x) => x.by), ...nobody.map((v) => v.assertor)]),
  });
}

function verdictOf(found: Found, kind: AnswerKind, holders: readonly Holder[], entries: readonly Entry[]): Verdict {
  const { voices, denials, carried, claimants, open, overtaken, group } = found;
  const { days } = voices.reading;
  const day = (e: Entry): Day => days[e.when] as number;
  const deciding = [...new Set(entries)].sort((a, b) =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.assertion.id < b.assertion.id ? -1 : 1,
  );
  // Where somebody holds, the ground is what gave it to them, not what denies it.
  const first = deciding.find((e) => e.belief.kind === "holder") ?? deciding[0];
  const names = unique(claimants.map((v) => v.assertor));
  return {
    kind,
    holders,
    claimants: names,
    denied: deniedBy([...carried, ...denials], voices, holders),
    leftOpenBy: unique(open.map((v) => v.assertor)),
    deciding,
    overtaken,
    group,
    basis: first && day(first),
    settled: deciding.length > 0 ? Math.max(...deciding.map(day)) : undefined,
    key: `${kind}:${holders.map((h) => `${h.polity},${h.mode ?? ""},${h.through ?? ""}${h.claims ? ",claims" : ""}`).join(";")}${kind === "undetermined" && names.length > 0 ? `:${names.join()}` : ""}`,
  };
}

/** What is said where nobody says anything. */
export const NOTHING: Verdict = {
  kind: "unknown",
  holders: [],
  claimants: [],
  denied: [],
  leftOpenBy: [],
  deciding: [],
  overtaken: [],
  group: -1,
  basis: undefined,
  settled: undefined,
  key: "unknown",
};

function nothing(carried: readonly Denial[], { ended, overtaken }: Hints, voices: Voices): Verdict {
  return {
    ...NOTHING,
    denied: deniedBy(carried, voices, []),
    deciding: [...new Set(carried.flatMap((c) => c.said.entries))],
    overtaken,
    ...((carried.length > 0 || ended) && { silence: carried.length > 0 ? ("denied" as const) : ("holder-ended" as const) }),
  };
}

/** Those denied title here beside no holder, each with who denies it. */
function deniedBy(denials: readonly Denial[], voices: Voices, holders: readonly Holder[]): Verdict["denied"] {
  if (denials.length === 0) return NONE;
  const by = new Map<string, string[]>();
  for (const { polity, by: who } of denials) {
    const read = voices.read(polity, who);
    by.set(read, [...(by.get(read) ?? []), who]);
  }
  return [...by].filter(([polity]) => !holders.some((h) => h.polity === polity)).map(([polity, who]) => ({ polity, by: unique(who) }));
}

function asControlMode(mode: string | undefined): NonNullable<Holder["mode"]> {
  return mode === "occupies" || mode === "leases" || mode === "holds-in-trust" ? mode : "administers";
}

/** One list for all that have nothing to list: verdicts are kept by the hundred thousand. */
const NONE: readonly never[] = [];

const unique = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? NONE : [...new Set(ids)].sort());
