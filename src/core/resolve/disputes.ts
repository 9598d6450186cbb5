import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import type { Dispute } from "./answer.ts";
import { contentionOn } from "./contention.ts";
import { dayOrNull } from "./present.ts";
import type { Resolver } from "./resolver.ts";

interface Stretch {
  readonly cell: number;
  readonly from: Day;
  readonly until: Day;
  readonly standpoints: ReadonlyMap<string, Ground>;
}

/** What a party says through a stretch, and on what. */
interface Ground {
  readonly holders: Set<string>;
  readonly assertions: Set<string>;
  readonly acceptedBy: Set<string>;
  since: Day;
}

/**
 * Every dispute of an atlas: land that touches, between the same parties, from the same day.
 * Derived from incompatible beliefs about title; never authored. Where the atlas names its period, disputes that begin
 * after it are left out, and one that outlasts it is open.
 */
export function disputesOf(resolver: Resolver): Dispute[] {
  const { period } = resolver.atlas.head;
  const horizon = (period && resolver.atlas.dateOf(period)?.latest) ?? Infinity;
  const byParties = new Map<string, Stretch[]>();
  for (let cell = 1; cell < resolver.cells.count; cell++)
    for (const { parties, stretch } of stretchesOf(resolver, cell)) {
      if (stretch.from > horizon) continue;
      const key = `${stretch.from} ${parties}`;
      const list = byParties.get(key);
      const clipped = stretch.until > horizon ? { ...stretch, until: Infinity } : stretch;
      if (list) list.push(clipped);
      else byParties.set(key, [clipped]);
    }
  const neighbours = cellNeighbours(resolver);
  const disputes: { readonly since: Day; readonly dispute: Dispute }[] = [];
  for (const [parties, stretches] of [...byParties].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const group of connected(stretches, neighbours))
      disputes.push({ since: group[0]?.from ?? -Infinity, dispute: disputeOf(resolver, parties.split(" ").slice(1), group) });
  // By the day, not by its text: years before 0 are written with a sign.
  disputes.sort((a, b) =>
    a.since !== b.since
      ? a.since - b.since
      : a.dispute.id !== b.dispute.id
        ? a.dispute.id < b.dispute.id
          ? -1
          : 1
        : b.dispute.area_km2 - a.dispute.area_km2,
  );
  // Two islands under one claim and without a place have nothing else to be told apart by.
  const seen = new Map<string, number>();
  return disputes.map(({ dispute }) => {
    const nth = (seen.get(dispute.id) ?? 0) + 1;
    seen.set(dispute.id, nth);
    return nth === 1 ? dispute : { ...dispute, id: `${dispute.id}-${nth}` };
  });
}

function* stretchesOf(resolver: Resolver, cell: number): Generator<{ parties: string; stretch: Stretch }> {
  const claimants = resolver.claimantsOf(cell);
  const { table } = resolver.dockets;
  if (claimants.length < 2) return;
  const days = [...new Set(claimants.flatMap((c) => c.spells.map((s) => s.start)))].sort((a, b) => a - b);
  let open: { parties: string; from: Day; standpoints: Map<string, Ground> } | undefined;
  for (const day of days) {
    const { parties, standpoints } = contentionOn(claimants, day);
    const key = parties.join(" ");
    if (open && open.parties !== key) {
      yield { parties: open.parties, stretch: { cell, from: open.from, until: day, standpoints: open.standpoints } };
      open = undefined;
    }
    if (parties.length === 0) continue;
    open ??= { parties: key, from: day, standpoints: new Map() };
    for (const [party, { holders, entries, acceptedBy }] of standpoints) {
      let ground = open.standpoints.get(party);
      if (!ground)
        open.standpoints.set(party, (ground = { holders: new Set(), assertions: new Set(), acceptedBy: new Set(), since: Infinity }));
      for (const holder of holders) ground.holders.add(holder);
      for (const id of acceptedBy) ground.acceptedBy.add(id);
      for (const { assertion, when } of entries) {
        ground.assertions.add(assertion.id);
        ground.since = Math.min(ground.since, table.earliest[when] as Day);
      }
    }
  }
  if (open) yield { parties: open.parties, stretch: { cell, from: open.from, until: Infinity, standpoints: open.standpoints } };
}

/** Which cells share a stretch of border. */
function cellNeighbours(resolver: Resolver): ReadonlyMap<number, ReadonlySet<number>> {
  const neighbours = new Map<number, Set<number>>();
  const link = (a: number, b: number): void => {
    const set = neighbours.get(a);
    if (set) set.add(b);
    else neighbours.set(a, new Set([b]));
  };
  for (const { left, right } of resolver.atlas.land.arrangement.arcs) {
    const a = resolver.cells.cellOf[left] ?? 0;
    const b = resolver.cells.cellOf[right] ?? 0;
    if (a === b) continue;
    link(a, b);
    link(b, a);
  }
  return neighbours;
}

/** Stretches whose land touches. */
function connected(stretches: readonly Stretch[], neighbours: ReadonlyMap<number, ReadonlySet<number>>): Stretch[][] {
  const left = new Set(stretches);
  const groups: Stretch[][] = [];
  for (const seed of stretches) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const member of group)
      for (const other of left) {
        const near = other.cell === member.cell || neighbours.get(member.cell)?.has(other.cell);
        if (near) {
          left.delete(other);
          group.push(other);
        }
      }
    groups.push(group);
  }
  return groups;
}

function disputeOf(resolver: Resolver, parties: readonly string[], group: readonly Stretch[]): Dispute {
  const cells = [...new Set(group.map((s) => s.cell))].sort((a, b) => a - b);
  const faces = cells.flatMap((cell) => [...resolver.cells.facesOf(cell)]).sort((a, b) => a - b);
  const since = Math.min(...group.map((s) => s.from));
  const until = Math.max(...group.map((s) => s.until));
  const places = resolver.placesOn(cells);
  const grounds = parties.map((polity) => {
    const own = group.flatMap((s) => s.standpoints.get(polity) ?? []);
    const all = (of: (ground: Ground) => ReadonlySet<string>): string[] => [...new Set(own.flatMap((g) => [...of(g)]))].sort();
    return {
      polity,
      holders: all((g) => g.holders),
      since: dayOrNull(Math.min(...own.map((g) => g.since))),
      assertions: all((g) => g.assertions),
      accepted_by: all((g) => g.acceptedBy),
    };
  });
  return {
    id: `${parties.join("-")}-${formatDay(since).replace(/-\d\d-\d\d$/, "")}-${fingerprint([...grounds.flatMap((g) => g.assertions), ...places])}`,
    parties,
    faces: Uint32Array.from(faces),
    area_km2: cells.reduce((sum, cell) => sum + resolver.cells.areaOf(cell), 0),
    since: dayOrNull(since) ?? "..",
    until: dayOrNull(until),
    grounds,
    places,
  };
}

/** Short and stable: depends on what the dispute is about, not on numbering (FNV-1a). */
function fingerprint(words: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const char of words.join("\n")) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
  return hash.toString(36);
}
