/** Who says what about one cell on a day, under one reading of the dates: each assertor for itself, and what all take as common ground. */
import type { Day } from "../time/historical-date.ts";
import { CONSENSUS, type CommonGround, type Docket, newsAmong, type Settlement } from "./docket.ts";
import { type Entry, named as namedBy } from "./entries.ts";
import {
  type Act,
  type AssertorLine,
  actsOf,
  type Displaced,
  existsOn,
  foldActs,
  givers,
  type HoldersSaid,
  lineOf,
  type OneReading,
  on,
  readAs,
  SILENT,
  type Stance,
} from "./position.ts";

export { CONSENSUS } from "./docket.ts";

/**
 * Whether a polity's own word that it holds has ended too, on `day` or later: an act by which it held for a time, or that it
 * declared void, is not outlived by what the others said of it.
 */
const saidNoMore = ({ lapsed }: Stance, day: Day, polity: string): boolean =>
  lapsed !== undefined && lapsed.day >= day && lapsed.ids.includes(polity);

/** The voices of one cell and layer as of day `d`. Made anew for each reading; what has no uncertain date is kept in the docket. */
export class Voices {
  readonly docket: Docket;
  readonly d: Day;
  readonly reading: OneReading;
  readonly #own = new Map<string, readonly Stance[]>();
  readonly #claimants = new Map<Day, readonly string[]>();
  #consensusActs: readonly Act[] | undefined;
  #consensus: AssertorLine | undefined;
  #bearers: ReadonlySet<string> | undefined;
  #news: readonly Act[] | undefined;

  constructor(docket: Docket, d: Day, reading: OneReading) {
    this.docket = docket;
    this.d = d;
    this.reading = reading;
  }

  exists(id: string): boolean {
    return existsOn(id, this.d, this.reading);
  }

  read(id: string, speaker: string): string {
    return readAs(id, speaker, this.d, this.reading);
  }

  /** What an assertor holds by its own word alone. */
  own(assertor: string): readonly Stance[] {
    let own = this.#own.get(assertor);
    if (!own) this.#own.set(assertor, (own = this.#ownAt(assertor, this.d)));
    return own;
  }

  #ownAt(assertor: string, d: Day): readonly Stance[] {
    const entries = this.docket.byAssertor.get(assertor);
    if (!entries || !existsOn(assertor, d, this.reading)) return [SILENT];
    if (this.reading.known === Infinity) {
      const line = this.docket.certainLine(assertor);
      if (line) return on(line, d);
    }
    return foldActs(actsOf(entries, d, this.reading), assertor, this.reading);
  }

  /** What the consensus holds: what records say for it, and of title what settlements made common ground. */
  consensus(d: Day = this.d): readonly Stance[] {
    if (!this.docket.hasConsensus) return [SILENT];
    if (this.docket.settlements.length === 0 && this.reading.known === Infinity) {
      const line = this.docket.certainLine(CONSENSUS);
      if (line) return on(line, d);
    }
    return on(this.#consensusLine(), d);
  }

  consensusActs(): readonly Act[] {
    this.#consensusActs ??= actsOf(this.docket.byAssertor.get(CONSENSUS) ?? [], this.d, this.reading);
    return this.#consensusActs;
  }

  #consensusLine(): AssertorLine {
    if (this.#consensus) return this.#consensus;
    const { key } = this.reading;
    const make = (): CommonGround => this.#commonGround();
    const { acts, line, limited } = key === undefined ? make() : this.docket.grounds.get(this.docket, key, make);
    // Whoever stands on it is told, not only who had it made.
    if (limited) this.reading.onLimit?.();
    this.#consensusActs = acts;
    this.#consensus = line;
    return line;
  }

  #commonGround(): CommonGround {
    let limited = false;
    const reading: OneReading = {
      ...this.reading,
      onLimit: () => {
        limited = true;
      },
    };
    let acts = this.consensusActs();
    // Made again only where an act came to it.
    let line: AssertorLine | undefined;
    const known = new Set<Settlement>();
    // Each day on which one more is bound may make an act common ground; what it makes so stands for the days after.
    for (const [day, settlements] of this.#bindingDays())
      for (const settlement of settlements) {
        if (known.has(settlement)) continue;
        line ??= lineOf(acts, CONSENSUS, reading);
        const made = this.#settled(settlement, day, on(line, day - 1)).filter((m) => !acts.some((a) => a.entry === m.entry));
        if (made.length === 0) continue;
        if (made.some((a) => a.entry === settlement.common)) known.add(settlement);
        acts = [...acts, ...made];
        line = undefined;
      }
    line ??= lineOf(acts, CONSENSUS, reading);
    return { acts, line, limited };
  }

  /** The days on which one more is bound by a settlement, ascending, each with the settlements, in their order. */
  #bindingDays(): readonly (readonly [Day, ReadonlySet<Settlement>])[] {
    const days = new Map<Day, Set<Settlement>>();
    for (const settlement of this.docket.settlements)
      for (const { when } of settlement.bound) {
        const day = this.reading.days[when] as number;
        if (day > this.d) continue;
        const there = days.get(day);
        if (there) there.add(settlement);
        else days.set(day, new Set([settlement]));
      }
    return [...days].sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0));
  }

  /** What a settlement makes the consensus say from `day` on, where it binds its parties by then. */
  #settled(settlement: Settlement, day: Day, before: readonly Stance[]): Act[] {
    const { days, known } = this.reading;
    const live = settlement.bound.filter(
      (e) =>
        (days[e.when] as number) <= day &&
        e.starts.every((v) => (days[v] as number) <= day) &&
        e.known.every((v) => known === Infinity || (days[v] as number) <= known),
    );
    if (!live.some((e) => (days[e.when] as number) === day)) return [];
    const voided = (e: Entry): Day => {
      let first = Infinity;
      for (const v of e.voids)
        if ((days[v.when] as number) <= known) first = Math.min(first, v.mode === "ab-initio" ? -Infinity : (days[v.when] as number));
      return first;
    };
    // Those whom the land concerns end it together: an arbiter, who has no part in it, need not join them.
    const { award, makers, model } = settlement;
    const until = model.until === undefined ? Infinity : (days[model.until] as number);
    const concerns = [...namedBy(model.belief), ...givers(model)];
    const undoing = live.filter((e) => !award || !makers.includes(e.assertor) || concerns.includes(e.assertor));
    const end = Math.min(until, Math.max(...(undoing.length > 0 ? undoing : live).map(voided)));
    if (end <= day || (model.assertion.reverts && end <= this.d)) return [];
    const bound = new Set(live.map((e) => e.assertor));
    // An award settles nothing before somebody has accepted it.
    if (award && live.every((e) => makers.includes(e.assertor))) return [];
    const named = before.flatMap((p) => {
      const said = p.holders ?? p.lapsed;
      return (said?.ids ?? [])
        .map((id) => ({ id, bearer: readAs(id, id, day - 1, this.reading), since: said?.day as Day }))
        .filter(({ bearer, since }) => p.holders || !this.#ownAt(bearer, day - 1).every((own) => saidNoMore(own, since, bearer)));
    });
    const bearers = new Set(named.map((n) => n.bearer));
    const bearing = named.filter(({ id, bearer, since }) => id !== bearer || !this.gaveUpSince(id, since, day - 1));
    const concerned = new Set([...bearing.map((n) => n.bearer), ...this.#claimantsAt(day - 1)]);
    const ending = end <= this.d ? end : undefined;
    const all = concerned.size > 0 ? [...concerned].every((id) => bound.has(id)) : makers.every((id) => bound.has(id));
    if (all) return [{ entry: settlement.common, start: day, end: ending }];
    const { belief } = model;
    const kept = belief.kind === "holder" ? belief.holders : [];
    if (belief.kind === "undetermined") return [];
    const lost =
      belief.kind === "not"
        ? [...bearers].filter((id) => belief.denied.includes(id) && bound.has(id))
        : [...bearers].filter((id) => bound.has(id) && !kept.includes(id));
    return lost.map((id) => ({ entry: settlement.losing(id), start: day, end: ending }));
  }

  /** Polities that claim title for themselves on a day, by their own word. */
  #claimantsAt(d: Day): readonly string[] {
    const known = this.#claimants.get(d);
    if (known) return known;
    const claimants: string[] = [];
    this.#claimants.set(d, claimants);
    for (const assertor of this.docket.byAssertor.keys()) {
      if (assertor === CONSENSUS || !this.reading.polities.life(assertor) || !existsOn(assertor, d, this.reading)) continue;
      const claims = this.#ownAt(assertor, d).some((p) =>
        p.holders
          ? p.holders.ids.some((id) => readAs(id, assertor, d, this.reading) === assertor)
          : p.open !== undefined && p.claim !== undefined,
      );
      if (claims) claimants.push(assertor);
    }
    return claimants;
  }

  /** What an assertor holds about title: its own word, and for a bearer named by the consensus that it bears. */
  title(assertor: string): readonly Stance[] {
    const own = this.own(assertor);
    if (assertor === CONSENSUS) return this.consensus();
    if (!this.docket.hasConsensus || !this.exists(assertor)) return own;
    const consensus = this.consensus();
    const found: Stance[] = [];
    for (const mine of own)
      for (const common of consensus) {
        const made = this.#bearing(this.#settledSince(mine, common, assertor), common, assertor);
        if (!found.includes(made)) found.push(made);
      }
    return found;
  }

  /** Polities that the consensus names as holders of title, or named until its word ended and nothing took its place. */
  bearers(): ReadonlySet<string> {
    this.#bearers ??= new Set(
      this.consensus().flatMap((p) => (p.holders?.ids ?? (p.open || p.nobody ? [] : p.lapsed?.ids) ?? []).map((id) => this.read(id, id))),
    );
    return this.#bearers;
  }

  /**
   * A position less what a later settlement has closed: an openness that an act left to be settled, for who claims nothing
   * there; and, of a polity that bears title again by common ground, its own giving up as others said it.
   */
  #settledSince(own: Stance, common: Stance, assertor: string): Stance {
    const { holders } = common;
    if (!holders) return own;
    let position = own;
    const { open, claim, denied } = own;
    if (open && !claim && open.day < holders.day && open.entries.every((e) => e.assertion.record.collection === "instruments")) {
      const { open: _, ...rest } = position;
      position = rest;
    }
    const bears = (id: string): boolean => holders.ids.some((h) => this.read(h, h) === this.read(id, assertor));
    const left = [...denied].filter(
      ([id, said]) => !(id !== assertor && said.day < holders.day && said.entries.every((e) => givers(e).includes(id)) && bears(id)),
    );
    if (left.length < denied.size) position = { ...position, denied: new Map(left) };
    return position;
  }

  #bearing(own: Stance, common: Stance, assertor: string): Stance {
    if (!this.reading.polities.life(assertor)) return own;
    if (own.holders || own.nobody) return own;
    const said = common.holders ?? (common.open || common.nobody ? undefined : common.lapsed);
    const borne = said?.ids.some((id) => this.read(id, assertor) === assertor) ? (said as HoldersSaid) : undefined;
    if (!borne || (!common.holders && saidNoMore(own, borne.day, assertor))) return own;
    const given = own.denied.get(assertor);
    if (given && given.day >= borne.day) return own;
    const holders: HoldersSaid = common.holders ? { ...borne, common: true } : borne;
    const claim = { entries: borne.entries, day: borne.day };
    return own.open ? { ...own, claim: own.claim ?? claim } : { ...own, holders, claim };
  }

  /** Whether a polity has itself given the land up after `since`, by `d`: what others said of it until then is overtaken. */
  gaveUpSince(polity: string, since: Day, d: Day = this.d): boolean {
    return this.#ownAt(polity, d).every(({ denied, holders, nobody }) => {
      const day = denied.get(polity)?.day ?? (holders && !holders.ids.includes(polity) ? holders.day : undefined) ?? nobody?.day;
      return day !== undefined && since < day;
    });
  }

  /** Whether an assertor has said anything of its own about the cell by this day. */
  spoke(assertor: string): boolean {
    const entries = this.docket.byAssertor.get(assertor);
    if (!entries) return false;
    const line = this.reading.known === Infinity ? this.docket.certainLine(assertor) : undefined;
    if (line) return line[0] !== undefined && line[0].from <= this.d;
    return actsOf(entries, this.d, this.reading).length > 0;
  }

  /** The positions of an assertor before the consensus fills its silence, with what displaced what on the way. */
  traced(assertor: string, displaced: Displaced): readonly Stance[] {
    const own = actsOf(this.docket.byAssertor.get(assertor) ?? [], this.d, this.reading);
    if (assertor === CONSENSUS) {
      this.consensus();
      return foldActs(this.consensusActs(), CONSENSUS, this.reading, displaced);
    }
    if (this.docket.layer === "title") return foldActs(own, assertor, this.reading, displaced);
    return foldActs([...this.#newsOfConsensus(), ...own], assertor, this.reading, displaced);
  }

  /** What an assertor holds about control: the latest of its own effects and those of the consensus. */
  control(assertor: string): readonly Stance[] {
    if (assertor === CONSENSUS) return this.consensus();
    if (!this.spoke(assertor)) return this.consensus();
    const line = this.reading.known === Infinity ? this.docket.certainControl(assertor) : undefined;
    const positions = line ? on(line, this.d) : this.#controlAt(assertor);
    // What was said of its own and has ended leaves the ground on which all stand.
    return positions
      .flatMap((p) => (p.holders || p.denied.size > 0 ? [p] : this.consensus()))
      .map((p) => (p.holders?.entries.every((e) => e.assertor === CONSENSUS) ? { ...p, holders: { ...p.holders, common: true } } : p));
  }

  #controlAt(assertor: string): readonly Stance[] {
    const acts = actsOf(this.docket.byAssertor.get(assertor) ?? [], this.d, this.reading);
    return foldActs([...this.#newsOfConsensus(), ...acts], assertor, this.reading);
  }

  /** What the consensus said that supersedes an assertor's earlier word. */
  #newsOfConsensus(): readonly Act[] {
    this.#news ??= newsAmong(this.consensusActs(), this.reading);
    return this.#news;
  }
}
