/**
 * The correctness oracle: a brute-force resolver over small worlds of grid cells, written from the meaning of the model
 * (spec 4.3 and 4.4) and sharing no code with the engine: it goes through the days one by one, tries every order of the acts
 * of a day, and every day of every uncertain date.
 */
export type Days = readonly number[];
export type Verb = "title" | "cedes" | "denies" | "renounces" | "leaves_open" | "nobody" | "claims" | "control" | "withdraws" | "annuls";

export interface OEffect {
  readonly verb: Verb;
  /** polities named by title, denies, renounces (one), control, withdraws, claims (one); of a cession, to whom */
  readonly polities: readonly string[];
  /** who cedes */
  readonly by?: string;
  readonly cells: readonly number[];
  readonly when?: Days;
  readonly until?: Days;
  readonly reverts?: boolean;
  readonly rank?: "preferred" | "normal" | "deprecated";
  /** of a treaty */
  readonly binding?: "signed" | "in-force";
  /** id of the act that is annulled */
  readonly target?: string;
  readonly mode?: "from-now" | "ab-initio";
}
export interface OAct {
  readonly id: string;
  readonly kind: "event" | "statement" | "treaty";
  /** assertors of a statement, parties of a treaty */
  readonly who: readonly string[];
  readonly date: Days;
  readonly inForce?: Days | undefined;
  readonly effects: readonly OEffect[];
}
export interface OPolity {
  readonly id: string;
  readonly from?: Days | undefined;
  readonly until?: Days | undefined;
  readonly succeeds?: { readonly polity: string; readonly when: Days; readonly inherits: readonly string[] } | undefined;
}
export interface OWorld {
  readonly polities: readonly OPolity[];
  readonly acts: readonly OAct[];
  readonly groups: readonly (readonly string[])[];
}

type Assignment = ReadonlyMap<string, number>;

/** Every answer key that some admissible reading of all dates gives, sorted: `kind:holder,holder`. */
export function oracle(world: OWorld, cell: number, layer: "title" | "control", day: number, known: number): string[] {
  const keys = new Set<string>();
  for (const days of everyAssignment(world)) for (const key of answers(world, cell, layer, day, known, days)) keys.add(key);
  return [...keys].sort();
}

function variables(world: OWorld): [string, Days][] {
  const all: [string, Days][] = [];
  for (const p of world.polities) {
    if (p.from) all.push([`${p.id}.from`, p.from]);
    if (p.until) all.push([`${p.id}.until`, p.until]);
    if (p.succeeds) all.push([`${p.id}.succeeds`, p.succeeds.when]);
  }
  for (const a of world.acts) {
    all.push([a.id, a.date]);
    if (a.inForce) all.push([`${a.id}.force`, a.inForce]);
    a.effects.forEach((e, i) => {
      if (e.when) all.push([`${a.id}.${i}.when`, e.when]);
      if (e.until) all.push([`${a.id}.${i}.until`, e.until]);
    });
  }
  return all;
}

function* everyAssignment(world: OWorld): Generator<Assignment> {
  const vars = variables(world);
  const pick = (i: number, chosen: [string, number][]): Assignment[] => {
    const next = vars[i];
    if (!next) return [new Map(chosen)];
    return next[1].flatMap((day) => pick(i + 1, [...chosen, [next[0], day]]));
  };
  for (const assignment of pick(0, []))
    if (world.acts.every((a) => !a.inForce || (assignment.get(a.id) as number) <= (assignment.get(`${a.id}.force`) as number)))
      yield assignment;
}

/** What one assertor says by one effect, as far as it counts on the day asked for. */
interface Said {
  readonly act: OAct;
  readonly effect: OEffect;
  readonly index: number;
  readonly since: number;
  /** first day on which it was no more; Infinity: it lasts */
  readonly end: number;
  readonly holders: readonly string[];
  /** who said it first, and those who inherited it */
  readonly line: readonly string[];
}

interface Position {
  holders: readonly string[];
  holdersFrom: readonly Said[];
  holdersDay: number;
  denied: readonly { readonly id: string; readonly said: Said }[];
  open: readonly Said[];
  nobody: readonly Said[];
  claim: readonly Said[];
  lapsed: { readonly holders: readonly string[]; readonly day: number } | undefined;
}
const SILENT: Position = { holders: [], holdersFrom: [], holdersDay: -99, denied: [], open: [], nobody: [], claim: [], lapsed: undefined };

const POSITIVE: readonly Verb[] = ["title", "cedes", "control", "claims"];
const NEGATIVE: readonly Verb[] = ["denies", "withdraws", "renounces"];

/** Everything about one reading of the dates: who exists, who is read for whom, who holds what. */
class Reading {
  readonly world: OWorld;
  readonly cell: number;
  readonly layer: "title" | "control";
  readonly known: number;
  readonly days: Assignment;
  constructor(world: OWorld, cell: number, layer: "title" | "control", known: number, days: Assignment) {
    this.world = world;
    this.cell = cell;
    this.layer = layer;
    this.known = known;
    this.days = days;
  }

  polity(id: string): OPolity | undefined {
    return this.world.polities.find((p) => p.id === id);
  }
  exists(id: string, day: number): boolean {
    const polity = this.polity(id);
    if (polity?.from && (this.days.get(`${id}.from`) as number) > day) return false;
    return !(polity?.until && (this.days.get(`${id}.until`) as number) <= day);
  }
  read(id: string, speaker: string, day: number): string {
    if (id === speaker && this.exists(id, day)) return id;
    const heir = this.world.polities.find(
      (p) => p.succeeds?.polity === id && p.succeeds.inherits.includes("holdings") && (this.days.get(`${p.id}.succeeds`) as number) <= day,
    );
    return heir ? heir.id : id;
  }
  meant(denied: string, by: string, holder: string, speaker: string, day: number): boolean {
    if (denied === holder) return true;
    const [d, h] = [this.read(denied, by, day), this.read(holder, speaker, day)];
    return d === h && (denied === d || holder !== h);
  }

  /** Every day on which an act is bound for one of those who make it. */
  boundOn(act: OAct, effect: OEffect): number | undefined {
    if (act.kind === "treaty" && effect.binding !== "signed") return act.inForce ? this.days.get(`${act.id}.force`) : undefined;
    return this.days.get(act.id);
  }

  voidOf(act: OAct, line: readonly string[], day: number): { ab: boolean; from: number } {
    let from = Infinity;
    let ab = false;
    for (const other of this.world.acts)
      for (const effect of other.effects) {
        if (effect.verb !== "annuls" || effect.target !== act.id || !other.who.some((w) => line.includes(w))) continue;
        const on = this.days.get(other.id) as number;
        if (on > this.known) continue;
        if (effect.mode === "ab-initio") ab = true;
        else if (on <= day) from = Math.min(from, on);
      }
    return { ab, from };
  }

  /** What `speaker` itself says by its own acts, as counts on `day`; `line` are those it inherited from. */
  own(speaker: string, day: number, line: readonly string[] = [speaker]): Said[] {
    const found: Said[] = [];
    for (const act of this.world.acts)
      act.effects.forEach((effect, index) => {
        const layer = effect.verb === "control" || effect.verb === "withdraws" ? "control" : "title";
        if (effect.verb === "annuls" || layer !== this.layer || !effect.cells.includes(this.cell) || effect.rank === "deprecated") return;
        const common = layer === "control" && act.kind === "treaty" ? ["consensus"] : [];
        const speakers =
          effect.verb === "claims" && act.kind !== "statement"
            ? effect.polities
            : act.kind === "event"
              ? ["consensus"]
              : [...act.who, ...common];
        if (!speakers.includes(speaker)) return;
        const bound = this.boundOn(act, effect);
        if (bound === undefined) return;
        const since = effect.when ? (this.days.get(`${act.id}.${index}.when`) as number) : bound;
        if (since > day || (this.days.get(act.id) as number) > this.known || bound > this.known) return;
        // What all who made it annul, they annul for the consensus.
        const all = speaker === "consensus" && act.kind === "treaty";
        const voids = all ? act.who.map((w) => this.voidOf(act, [w], day)) : [this.voidOf(act, line, day)];
        if (voids.every((v) => v.ab) && voids.length > 0) return;
        const from = Math.max(...voids.map((v) => (v.ab ? -99 : v.from)));
        const until = effect.until ? (this.days.get(`${act.id}.${index}.until`) as number) : Infinity;
        const end = Math.min(from, until);
        if (end <= day && effect.reverts) return;
        found.push({ act, effect, index, since, end: end <= day ? end : Infinity, holders: effect.polities, line });
      });
    return found;
  }

  /** With what it inherited. */
  says(speaker: string, day: number): Said[] {
    if (!this.exists(speaker, day)) return [];
    const s = this.polity(speaker)?.succeeds;
    if (!s || (this.days.get(`${speaker}.succeeds`) as number) > day) return this.own(speaker, day);
    const all = s.inherits.includes("assertions");
    const claims = s.inherits.includes("claims");
    const theirs = this.own(s.polity, day, [s.polity, speaker]).flatMap((said) => {
      const mine = POSITIVE.includes(said.effect.verb) && said.holders.includes(s.polity);
      if (!all && !(claims && mine)) return [];
      return [mine && claims ? { ...said, holders: said.holders.map((h) => (h === s.polity ? speaker : h)).sort() } : said];
    });
    return [...this.own(speaker, day), ...theirs];
  }

  /** Day after day: what ends goes, then what begins comes, in every order that nothing forbids. */
  fold(said: readonly Said[], speaker: string, through: number): Position[] {
    let positions: Position[] = [SILENT];
    for (let day = -50; day <= through; day++) {
      const ends = said.filter((x) => x.end === day && x.since < day);
      const starts = said.filter((x) => x.since === day);
      if (ends.length + starts.length === 0) continue;
      const next: Position[] = [];
      for (const before of positions) {
        let ended = before;
        for (const x of ends) ended = this.settle(this.end(ended, x, day), speaker);
        for (const order of orders(starts)) {
          let p = ended;
          for (const x of order) {
            p = this.settle(this.begin(p, x, speaker, day), speaker);
            if (x.end <= day) p = this.settle(this.end(p, x, day), speaker);
          }
          if (!next.some((q) => same(p, q))) next.push(p);
        }
      }
      positions = next;
    }
    return positions;
  }

  begin(p: Position, x: Said, speaker: string, day: number): Position {
    const { verb } = x.effect;
    const { by } = x.effect;
    const gives =
      verb === "cedes" ? by !== undefined && x.line.includes(by) : verb === "renounces" && x.line.some((l) => x.holders.includes(l));
    const claim = gives || verb === "nobody" ? [] : p.claim;
    if (POSITIVE.includes(verb)) {
      const fresh = p.holdersDay !== day || !p.holdersFrom.some((y) => saidKey(y) === saidKey(x));
      return {
        ...SILENT,
        holders: x.holders,
        holdersFrom: fresh ? [x] : [...p.holdersFrom, x],
        holdersDay: day,
        denied: [
          ...p.denied.filter((n) => !x.holders.some((h) => this.read(h, speaker, day) === this.read(n.id, speaker, day))),
          ...(by === undefined || x.holders.includes(by) ? [] : [{ id: by, said: x }]),
        ],
        claim: x.holders.includes(speaker) && this.layer === "title" ? [x] : claim,
      };
    }
    if (NEGATIVE.includes(verb)) {
      const names = x.holders;
      const selfOut = names.some(
        (n) => x.line.includes(n) && p.holders.some((h) => this.read(h, speaker, day) === this.read(n, speaker, day)),
      );
      const left = selfOut ? [] : p.holders.filter((h) => !names.some((n) => this.meant(n, speaker, h, speaker, day)));
      const lapsed = p.lapsed?.holders.filter((h) => !names.some((n) => this.meant(n, speaker, h, speaker, day)));
      return {
        ...p,
        holders: left,
        holdersFrom: left.length > 0 ? p.holdersFrom : [],
        denied: [...p.denied, ...names.map((id) => ({ id, said: x }))],
        claim: names.includes(speaker) ? [] : claim,
        lapsed: p.lapsed && lapsed && lapsed.length > 0 ? { holders: lapsed, day: p.lapsed.day } : undefined,
      };
    }
    if (verb === "leaves_open")
      return { ...SILENT, denied: p.denied, open: p.open.length > 0 && p.open[0]?.since === day ? [...p.open, x] : [x], claim };
    return { ...SILENT, denied: p.denied, nobody: p.nobody.length > 0 && p.nobody[0]?.since === day ? [...p.nobody, x] : [x] };
  }

  end(p: Position, x: Said, day: number): Position {
    const out = (list: readonly Said[]): readonly Said[] => list.filter((y) => y !== x);
    const from = out(p.holdersFrom);
    const emptied = p.holders.length > 0 && from.length === 0;
    const holders = emptied ? [] : p.holders;
    return {
      holders,
      holdersFrom: from,
      holdersDay: p.holdersDay,
      denied: p.denied.filter((n) => n.said !== x),
      open: out(p.open),
      nobody: out(p.nobody),
      claim: out(p.claim),
      lapsed: holders.length > 0 ? undefined : emptied ? { holders: p.holders, day } : p.lapsed,
    };
  }

  settle(p: Position, speaker: string): Position {
    if (p.holders.length + p.open.length + p.nobody.length > 0 || p.claim.length === 0) return p;
    if (p.denied.some((n) => n.id === speaker)) return p;
    return { ...p, holders: [speaker], holdersFrom: p.claim, holdersDay: (p.claim[0] as Said).since };
  }

  /** The consensus on the day asked for: its own words, and what settlements made common ground. */
  common(day: number): Said[] {
    const said = this.says("consensus", day);
    if (this.layer !== "title") return said;
    const treaties = this.world.acts.flatMap((act) =>
      act.kind !== "treaty"
        ? []
        : act.effects.flatMap((effect, index) =>
            ["title", "cedes", "renounces", "leaves_open"].includes(effect.verb) &&
            effect.cells.includes(this.cell) &&
            effect.rank !== "deprecated"
              ? [{ act, effect, index }]
              : [],
          ),
    );
    for (let d = -50; d <= day; d++)
      for (const { act, effect, index } of treaties) {
        const bound = this.boundOn(act, effect);
        if (bound === undefined || bound > this.known || (this.days.get(act.id) as number) > this.known) continue;
        if ((effect.when ? (this.days.get(`${act.id}.${index}.when`) as number) : bound) !== d) continue;
        // An heir to a party's word is bound in its stead from its inheriting; only days of the act itself are looked at here.
        const makers = act.who.filter((w) => this.exists(w, d) || true);
        const voids = makers.map((w) => this.voidOf(act, [w], Infinity));
        const until = effect.until ? (this.days.get(`${act.id}.${index}.until`) as number) : Infinity;
        const end = Math.min(until, Math.max(...voids.map((v) => (v.ab ? -99 : v.from))));
        if (end <= d || (effect.reverts && end <= day)) continue;
        const heirs = this.world.polities.flatMap((p) =>
          p.succeeds &&
          act.who.includes(p.succeeds.polity) &&
          this.inherits(p, effect) &&
          (this.days.get(`${p.id}.succeeds`) as number) <= d
            ? [p.id]
            : [],
        );
        const everybody = [...makers, ...heirs];
        const before = this.fold(said, "consensus", d - 1);
        const bearers = [
          ...new Set(
            before.flatMap((p) =>
              (p.holders.length > 0 ? p.holders : (p.lapsed?.holders ?? [])).flatMap((h) => {
                const bearer = this.read(h, h, d - 1);
                const own = this.fold(this.says(bearer, d - 1), bearer, d - 1);
                const ended = p.holders.length === 0 && own.every((o) => this.saidNoMore(o, p.lapsed?.day ?? d, bearer));
                return ended ? [] : [bearer];
              }),
            ),
          ),
        ];
        const bearing = before.flatMap((p) => {
          const [ids, since] = p.holders.length > 0 ? [p.holders, p.holdersDay] : [p.lapsed?.holders ?? [], p.lapsed?.day ?? d];
          return ids.flatMap((h) => {
            const bearer = this.read(h, h, d - 1);
            const own = this.fold(this.says(bearer, d - 1), bearer, d - 1);
            if (p.holders.length === 0 && own.every((o) => this.saidNoMore(o, since, bearer))) return [];
            return h === bearer && this.gaveUpAfter(h, since, d - 1) ? [] : [bearer];
          });
        });
        const concerned = [...bearing, ...this.claimants(d - 1)];
        const model: Said = { act, effect, index, since: d, end: end <= day ? end : Infinity, holders: effect.polities, line: [] };
        if (concerned.every((c) => everybody.includes(c))) said.push(model);
        else if (effect.verb !== "leaves_open")
          for (const b of bearers) {
            if (!everybody.includes(b)) continue;
            if (effect.verb === "renounces" ? !effect.polities.includes(b) : effect.polities.includes(b)) continue;
            said.push({ ...model, effect: { ...effect, verb: "denies" }, holders: [b] });
          }
      }
    return said;
  }

  /** Whether its own word that it holds ended too, on `day` or later. */
  saidNoMore(own: Position, day: number, id: string): boolean {
    return own.lapsed !== undefined && own.lapsed.day >= day && own.lapsed.holders.includes(id);
  }

  /** Whether `id` itself has given the land up after `since`: by renouncing, by naming others, or by saying that it is nobody's. */
  gaveUpAfter(id: string, since: number, day: number): boolean {
    return this.fold(this.says(id, day), id, day).every((own) => {
      const gave = own.denied.filter((n) => n.id === id).at(-1)?.said.since;
      const given = gave ?? (own.holders.length > 0 && !own.holders.includes(id) ? own.holdersDay : own.nobody[0]?.since);
      return given !== undefined && since < given;
    });
  }

  inherits(p: OPolity, effect: OEffect): boolean {
    const s = p.succeeds;
    if (!s) return false;
    return (
      s.inherits.includes("assertions") || (s.inherits.includes("claims") && effect.verb === "title" && effect.polities.includes(s.polity))
    );
  }

  claimants(day: number): string[] {
    return this.world.polities
      .map((p) => p.id)
      .filter(
        (id) =>
          this.exists(id, day) &&
          this.fold(this.says(id, day), id, day).some((p) =>
            p.holders.length > 0 ? p.holders.some((h) => this.read(h, id, day) === id) : p.open.length > 0 && p.claim.length > 0,
          ),
      );
  }

  /** Positions of a member of a group. */
  positions(id: string, day: number): Position[] {
    const common = this.fold(this.common(day), "consensus", day);
    if (id === "consensus") return common;
    if (!this.exists(id, day)) return [];
    const said = this.says(id, day);
    if (this.layer === "control") {
      if (said.length === 0) return [];
      const shared = this.common(day);
      const news = shared.filter((x) => {
        const [before, after] = [x.since - 1, x.since].map((d) =>
          this.fold(shared, "consensus", d)
            .map((p) => p.holders.join())
            .join("|"),
        );
        const unsaid = x.effect.verb === "withdraws" && this.fold(shared, "consensus", x.since - 1).every((p) => p.holders.length === 0);
        return unsaid || before !== after;
      });
      return this.fold([...news, ...said], id, day).flatMap((p) => (p.holders.length > 0 || p.denied.length > 0 ? [p] : common));
    }
    return this.fold(said, id, day).flatMap((said0) =>
      common.map((c): Position => {
        const mine = this.settledSince(said0, c, id, day);
        if (mine.holders.length > 0 || mine.nobody.length > 0) return mine;
        const borne =
          c.holders.length > 0 ? { holders: c.holders, day: c.holdersDay } : c.open.length + c.nobody.length > 0 ? undefined : c.lapsed;
        if (!borne?.holders.some((h) => this.read(h, id, day) === id)) return mine;
        const gave = mine.denied.filter((n) => n.id === id).at(-1);
        if (gave && gave.said.since >= borne.day) return mine;
        if (c.holders.length === 0 && this.saidNoMore(mine, borne.day, id)) return mine;
        const bearing = [{ since: borne.day } as Said];
        return mine.open.length > 0
          ? { ...mine, claim: mine.claim.length > 0 ? mine.claim : bearing }
          : { ...mine, holders: borne.holders, holdersFrom: bearing, holdersDay: borne.day, claim: bearing };
      }),
    );
  }

  /** What a later settlement closes: openness that a treaty left, and a renouncer's denial as others said it, where it bears again. */
  settledSince(p: Position, common: Position, id: string, day: number): Position {
    if (common.holders.length === 0) return p;
    const closes = p.open.length > 0 && p.claim.length === 0 && p.open.every((o) => o.act.kind === "treaty" && o.since < common.holdersDay);
    const bears = (who: string): boolean => common.holders.some((h) => this.read(h, h, day) === this.read(who, id, day));
    const gone = [...new Set(p.denied.map((n) => n.id))].filter((who) => {
      const said = p.denied.filter((n) => n.id === who);
      const gave = (n: Position["denied"][number]): boolean => n.said.effect.verb === "renounces" || n.said.effect.by === who;
      return who !== id && said.every((n) => gave(n) && n.said.since < common.holdersDay) && bears(who);
    });
    return { ...p, open: closes ? [] : p.open, denied: p.denied.filter((n) => !gone.includes(n.id)) };
  }
}

const saidKey = (x: Said): string => `${x.holders.join()}`;

function same(p: Position, q: Position): boolean {
  const key = (x: Position): string =>
    JSON.stringify([
      x.holders,
      [...new Set(x.denied.map((n) => n.id))].sort(),
      x.open.length > 0,
      x.nobody.length > 0,
      x.claim.length > 0,
      x.lapsed?.holders ?? [],
    ]);
  return key(p) === key(q);
}

function after(a: Said, b: Said): boolean {
  const [ra, rb] = [a.effect.rank ?? "normal", b.effect.rank ?? "normal"];
  if (ra !== rb) return ra === "preferred";
  return a.act === b.act && a.index > b.index;
}

function orders(said: readonly Said[]): Said[][] {
  if (said.length < 2) return [[...said]];
  return said
    .filter((x) => !said.some((y) => y !== x && after(x, y)))
    .flatMap((x) => orders(said.filter((y) => y !== x)).map((rest) => [x, ...rest]));
}

interface Voice {
  readonly id: string;
  readonly p: Position;
}
interface Denied {
  readonly id: string;
  readonly by: string;
}

function answers(world: OWorld, cell: number, layer: "title" | "control", day: number, known: number, days: Assignment): string[] {
  const reading = new Reading(world, cell, layer, known, days);
  const ask = (index: number, carried: readonly Denied[]): string[] => {
    const group = world.groups[index];
    if (!group) return ["unknown:"];
    let worlds: Voice[][] = [[]];
    const members = [...new Set(group)];
    const silent =
      layer === "control" && members.some((m) => m === "consensus" || (reading.exists(m, day) && reading.says(m, day).length === 0));
    const speaking = layer === "control" ? [...members.filter((m) => m !== "consensus"), ...(silent ? ["consensus"] : [])] : members;
    for (const id of speaking) {
      const positions = reading.positions(id, day);
      if (positions.length > 0) worlds = positions.flatMap((p) => worlds.map((w) => [...w, { id, p }]));
    }
    return worlds.flatMap((w) => weigh(reading, w, carried, day) ?? ask(index + 1, [...carried, ...denials(reading, w, day)]));
  };
  return ask(0, []);
}

/** Less those who only once ceded the land to somebody who has given it up since: the cession is overtaken for both. */
const denials = (reading: Reading, voices: readonly Voice[], day: number): Denied[] =>
  voices.flatMap((v) =>
    [...new Set(v.p.denied.map((n) => n.id))].flatMap((id) => {
      const said = v.p.denied.filter((n) => n.id === id).map((n) => n.said);
      const last = Math.max(...said.map((x) => x.since));
      const back = said.every((x) => x.effect.by === id && x.holders.every((h) => reading.gaveUpAfter(h, last, day)));
      return back && id !== v.id ? [] : [{ id, by: v.id }];
    }),
  );

function weigh(reading: Reading, voices: readonly Voice[], carried: readonly Denied[], day: number): string | undefined {
  const bound = voices.filter(
    ({ id, p }) =>
      reading.layer === "title" &&
      p.holders.length === 1 &&
      p.holders[0] === id &&
      voices.some((other) =>
        other.p.open.some((o) => (other.p.open[0] as Said).since <= p.holdersDay && o.act.kind === "treaty" && o.act.who.includes(id)),
      ),
  );
  const sets: { holders: string[]; written: readonly string[]; by: string }[] = [];
  for (const { id, p } of voices) {
    if (bound.some((b) => b.id === id)) continue;
    const left = p.holders.filter((h) => {
      const read = reading.read(h, id, day);
      if (!reading.exists(read, day)) return false;
      if (carried.some((c) => reading.meant(c.id, c.by, h, id, day))) return false;
      if (reading.layer !== "title" || id === read || h !== read || read === "consensus") return true;
      const overtaken = reading.gaveUpAfter(read, p.holdersDay, day);
      return !overtaken || !reading.exists(read, day);
    });
    if (left.length > 0) sets.push({ holders: [...new Set(left.map((h) => reading.read(h, id, day)))].sort(), written: left, by: id });
  }
  const claimants = voices
    .filter(({ id, p }) => id !== "consensus" && (bound.some((b) => b.id === id) || (p.open.length > 0 && p.claim.length > 0)))
    .map((v) => v.id)
    .filter((id) => !carried.some((c) => reading.read(c.id, c.by, day) === id));
  const open = voices.some((v) => v.p.open.length > 0);
  const nobody = voices.some((v) => v.p.nobody.length > 0);
  if (sets.length > 0) {
    const held = [...new Set(sets.flatMap((s) => s.holders))];
    const all = [...new Set([...held, ...claimants])].sort();
    const denied = sets.some((s) =>
      denials(reading, voices, day).some((n) => s.written.some((h) => reading.meant(n.id, n.by, h, s.by, day))),
    );
    const contested = new Set(sets.map((s) => s.holders.join())).size > 1 || nobody || denied || all.length > held.length;
    return `${contested ? "contested" : held.length > 1 ? "joint" : "held"}:${all.join()}`;
  }
  return open ? "undetermined:" : nobody ? "none:" : undefined;
}
