/**
 * The correctness oracle: a brute-force resolver over small worlds of grid cells, written from the meaning of the model
 * and sharing no code with the engine. It tries every day of every uncertain date.
 */
export type Days = readonly number[];
export type Verb = "title" | "denies" | "leaves_open" | "nobody" | "claims" | "control" | "withdraws" | "annuls";

export interface OEffect {
  readonly verb: Verb;
  /** polities named by title, denies, control, withdraws, claims (one) */
  readonly polities: readonly string[];
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

interface Said {
  readonly act: OAct;
  readonly effect: OEffect;
  /** who says it on the day asked for, an heir included */
  readonly by: string;
  readonly order: number;
  readonly since: number;
  readonly holders: readonly string[];
  /** says that those hold, rather than that they do not */
  readonly holds: boolean;
}

/** What `assertor` has said about the cell, whether or not it counts on the day. */
function sayings(
  world: OWorld,
  assertor: string,
  cell: number,
  layer: "title" | "control",
  day: number,
  known: number,
  days: Assignment,
  lineage: readonly string[],
): Said[] {
  const polity = world.polities.find((p) => p.id === assertor);
  if (polity?.from && (days.get(`${assertor}.from`) as number) > day) return [];
  if (polity?.until && (days.get(`${assertor}.until`) as number) <= day) return [];
  return [...ownSayings(world, assertor, cell, layer, day, known, days, lineage), ...inherited()];

  function inherited(): Said[] {
    const s = polity?.succeeds;
    if (!s || lineage.includes(s.polity) || (days.get(`${assertor}.succeeds`) as number) > day) return [];
    const all = s.inherits.includes("assertions");
    const claims = s.inherits.includes("claims");
    if (!all && !claims) return [];
    const before = world.polities.find((p) => p.id === s.polity);
    if (before?.from && (days.get(`${s.polity}.from`) as number) > day) return [];
    const theirs = [...ownSayings(world, s.polity, cell, layer, day, known, days, [...lineage, s.polity]), ...inheritedBy(s.polity)];
    return theirs.flatMap((said) => {
      const own = said.holds && said.holders.includes(s.polity);
      if (!all && !own) return [];
      return [own && claims ? { ...said, holders: said.holders.map((h) => (h === s.polity ? assertor : h)) } : said];
    });
  }
  function inheritedBy(_: string): Said[] {
    return []; // worlds have at most one succession
  }
}

function ownSayings(
  world: OWorld,
  assertor: string,
  cell: number,
  layer: "title" | "control",
  day: number,
  known: number,
  days: Assignment,
  lineage: readonly string[],
): Said[] {
  const said: Said[] = [];
  for (const act of world.acts)
    act.effects.forEach((effect, i) => {
      const onLayer = effect.verb === "control" || effect.verb === "withdraws" ? "control" : "title";
      if (effect.verb === "annuls" || onLayer !== layer || !effect.cells.includes(cell) || effect.rank === "deprecated") return;
      const speaks =
        effect.verb === "claims" && act.kind !== "statement"
          ? effect.polities
          : effect.verb === "denies" && act.kind === "event"
            ? []
            : act.kind === "event"
              ? ["consensus"]
              : act.who;
      if (!speaks.includes(assertor)) return;
      const bound =
        act.kind === "treaty" && effect.binding !== "signed" ? (act.inForce ? days.get(`${act.id}.force`) : undefined) : days.get(act.id);
      if (bound === undefined) return;
      const since = effect.when ? (days.get(`${act.id}.${i}.when`) as number) : bound;
      if (since > day) return;
      if ((days.get(act.id) as number) > known || bound > known) return;
      if (annulled(world, act, lineage, day, known, days) === "ab-initio") return;
      const ended =
        (effect.until && (days.get(`${act.id}.${i}.until`) as number) <= day) ||
        annulled(world, act, lineage, day, known, days) === "from-now";
      if (ended && effect.reverts) return;
      said.push({
        act,
        by: lineage[0] as string,
        effect: ended ? { ...effect, verb: "withdraws" } : effect,
        order: i,
        since,
        holders: effect.polities,
        holds: ["title", "control", "claims"].includes(effect.verb),
      });
    });
  return said;
}

function annulled(
  world: OWorld,
  act: OAct,
  lineage: readonly string[],
  day: number,
  known: number,
  days: Assignment,
): "ab-initio" | "from-now" | undefined {
  let found: "from-now" | undefined;
  for (const other of world.acts)
    for (const effect of other.effects) {
      if (effect.verb !== "annuls" || effect.target !== act.id || !other.who.some((w) => lineage.includes(w))) continue;
      const on = days.get(other.id) as number;
      if (on > known) continue;
      if (effect.mode === "ab-initio") return "ab-initio";
      if (on <= day) found = "from-now";
    }
  return found;
}

/** The last things that were said; several where one day's acts are not put in order. */
function lastOf(said: readonly Said[]): Said[] {
  const latest = Math.max(...said.map((s) => s.since));
  const tied = said.filter((s) => s.since === latest);
  const after = (a: Said, b: Said): boolean => {
    const [ra, rb] = [a.effect.rank ?? "normal", b.effect.rank ?? "normal"];
    if (ra !== rb) return ra === "preferred";
    return a.act === b.act && a.order > b.order;
  };
  return tied.filter((s) => !tied.some((t) => t !== s && after(t, s)));
}

function answers(world: OWorld, cell: number, layer: "title" | "control", day: number, known: number, days: Assignment): string[] {
  for (const group of world.groups) {
    let worlds: Said[][] = [[]];
    for (const assertor of new Set(group)) {
      const said = sayings(world, assertor, cell, layer, day, known, days, [assertor]);
      if (said.length === 0) continue;
      const last = lastOf(said).filter((s) => s.effect.verb !== "withdraws");
      if (last.length > 0) worlds = worlds.flatMap((w) => last.map((s) => [...w, s]));
    }
    if (worlds[0]?.length) return worlds.map((w) => weigh(world, w, day, days));
  }
  return ["unknown:"];
}

function holderOn(world: OWorld, holder: string, day: number, days: Assignment): string {
  const heir = world.polities.find(
    (p) => p.succeeds?.polity === holder && p.succeeds.inherits.includes("holdings") && (days.get(`${p.id}.succeeds`) as number) <= day,
  );
  return heir ? heir.id : holder;
}

function weigh(world: OWorld, said: readonly Said[], day: number, days: Assignment): string {
  // Whoever still speaks means itself where it names itself.
  const named = (s: Said): string[] => [...new Set(s.holders.map((id) => (id === s.by ? id : holderOn(world, id, day, days))))].sort();
  const holds = said.filter((s) => s.effect.verb === "title" || s.effect.verb === "control" || s.effect.verb === "claims").map(named);
  const denied = new Set(said.filter((s) => s.effect.verb === "denies").flatMap(named));
  const nobody = said.some((s) => s.effect.verb === "nobody");
  const open = said.some((s) => s.effect.verb === "leaves_open");
  if (holds.length > 0) {
    const all = [...new Set(holds.flat())].sort();
    const differ = new Set(holds.map((h) => h.join())).size > 1 || nobody || all.some((h) => denied.has(h));
    return `${differ ? "contested" : all.length > 1 ? "joint" : "held"}:${all.join()}`;
  }
  return open ? "undetermined:" : nobody ? "none:" : "unknown:";
}
