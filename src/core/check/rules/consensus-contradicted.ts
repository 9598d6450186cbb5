import { extentFolder } from "../../link/extents.ts";
import type { Assertion, DateVariable } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { refOf } from "../../model/authored.ts";
import { boundsOf } from "../facts.ts";
import { beliefText, incompatible, km2 } from "../rivals.ts";
import type { Rule } from "../rule.ts";

interface Held {
  readonly assertion: Assertion;
  readonly text: string;
  readonly from: number;
  readonly until: number;
}
/** What an assertor believes on one face, one belief after the other. */
type Line = Held[];

const first = (when: DateVariable | undefined): number => when?.admissible[0]?.[0] ?? -Infinity;

/** Title beliefs by assertor and face, by day; only on faces of which the consensus says something. */
function linesOf(atlas: Atlas): Map<string, Map<number, Line>> {
  const held = atlas.assertions.flatMap((assertion) => {
    if (assertion.layer !== "title" || !assertion.belief || !assertion.extent || assertion.rank === "deprecated") return [];
    const text = beliefText(assertion.belief);
    const faces = atlas.land.facesOf(assertion.extent, extentFolder(assertion.record));
    return assertion.assertors.flatMap(({ assertor, when }) => {
      if (!when) return [];
      const end = boundsOf(atlas, atlas.collections.polities.get(assertor)?.data.exists?.until);
      const until = Math.min(assertion.until ? first(assertion.until) : Infinity, end && !assertion.survives ? end.earliest : Infinity);
      return [{ assertor, faces, held: { assertion, text, from: first(when), until } }];
    });
  });
  const common = new Set(held.flatMap(({ assertor, faces }) => (assertor === "consensus" ? [...faces] : [])));
  const lines = new Map<string, Map<number, Line>>();
  for (const { assertor, faces, held: one } of held) {
    let own = lines.get(assertor);
    if (!own) lines.set(assertor, (own = new Map()));
    for (const face of faces) {
      if (!common.has(face)) continue;
      const line = own.get(face);
      if (line) line.push(one);
      else own.set(face, [one]);
    }
  }
  for (const own of lines.values()) for (const [face, line] of own) own.set(face, inTurn(line));
  return lines;
}

/** By day, of one day one for each belief; each until the next day on which something is said. */
function inTurn(line: Line): Line {
  const sorted = [...line].sort((a, b) => (a.from === b.from ? (a.assertion.id < b.assertion.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  const said = new Set<string>();
  const turns: Line = [];
  for (let i = sorted.length - 1, next = Infinity, later = Infinity; i >= 0; i--) {
    const one = sorted[i] as Held;
    if (one.from !== later) {
      next = later;
      later = one.from;
    }
    turns.push({ ...one, until: Math.min(one.until, next) });
  }
  return turns.reverse().filter(({ from, text }) => {
    const key = `${from} ${text}`;
    return !said.has(key) && said.add(key);
  });
}

interface Dissent {
  held: Held;
  readonly faces: number[];
}

/** Of each belief of the consensus, the first belief of each polity that cannot be so at the same time, with the faces. */
function dissents(lines: ReadonlyMap<string, ReadonlyMap<number, Line>>, atlas: Atlas): Map<Assertion, Map<string, Dissent>> {
  const found = new Map<Assertion, Map<string, Dissent>>();
  for (const [assertor, own] of lines) {
    if (!atlas.collections.polities.has(assertor)) continue;
    for (const [face, agreed] of lines.get("consensus") ?? []) {
      const theirs = own.get(face) ?? [];
      let from = 0;
      for (const a of agreed) {
        while ((theirs[from]?.until ?? Infinity) <= a.from) from++;
        for (let i = from; i < theirs.length; i++) {
          const b = theirs[i] as Held;
          if (b.from >= a.until) break;
          if (a.from >= b.until || !a.assertion.belief || !b.assertion.belief || !incompatible(a.assertion.belief, b.assertion.belief))
            continue;
          let by = found.get(a.assertion);
          if (!by) found.set(a.assertion, (by = new Map()));
          const known = by.get(assertor);
          if (!known) by.set(assertor, { held: b, faces: [face] });
          else {
            known.held = earlier(known.held, b);
            known.faces.push(face);
          }
          break;
        }
      }
    }
  }
  return found;
}

const earlier = (a: Held, b: Held): Held => (b.from < a.from || (b.from === a.from && b.assertion.id < a.assertion.id) ? b : a);

/** Polities named in one finding: the others are counted. */
const MOST_NAMED = 3;

export const rule: Rule = {
  id: "consensus-contradicted",
  severity: "warning",
  emittedBy: "check",
  title: "The consensus holds a title that a polity denies",
  why: "what a polity contests is no consensus; consensus is the background that nobody speaks against",
  remedy: "attribute the title to those who assert it with according_to, or end it with until before others speak",
  *run({ atlas }) {
    if (!atlas.assertions.some((a) => a.layer === "title" && a.assertors.some((x) => x.assertor === "consensus"))) return;
    for (const [agreed, by] of [...dissents(linesOf(atlas), atlas)].sort(([a], [b]) => (a.id < b.id ? -1 : 1))) {
      const all = [...by].sort(([a], [b]) => (a < b ? -1 : 1));
      const named = all.slice(0, MOST_NAMED);
      const faces = new Set(all.flatMap(([, d]) => d.faces));
      const area = [...faces].reduce((sum, face) => sum + atlas.land.arrangement.areaOf(face), 0);
      const others = all.length - named.length;
      const said = named.map(([polity, { held }]) => `${polity} says ${held.text}`);
      const rest = others > 0 ? ` and ${others === 1 ? "another polity says" : `${others} more polities say`} otherwise` : "";
      yield {
        message: `consensus says ${agreed.belief ? beliefText(agreed.belief) : ""} of ${km2(area)} of which ${said.join(", ")}${rest}`,
        span: agreed.record.keySpanOf([...agreed.path, agreed.verb]),
        see: named.map(
          ([
            ,
            {
              held: { assertion },
            },
          ]) => ({
            span: assertion.record.keySpanOf([...assertion.path, assertion.verb]),
            message: `${assertion.id} is here`,
          }),
        ),
        record: refOf(agreed.record),
      };
    }
  },
};
