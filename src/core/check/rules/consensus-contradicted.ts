import { extentFolder } from "../../link/extents.ts";
import type { Assertion } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { refOf } from "../../model/authored.ts";
import type { Verb } from "../../model/format.ts";
import { areaOfFaces } from "../../space/area.ts";
import { formatDay } from "../../time/format-day.ts";
import { km2 } from "../../words/spoken-area.ts";
import { boundsOf, earliestOf } from "../bounds.ts";
import { beliefText, commonLand, incompatible } from "../rivals.ts";
import type { Rule } from "../rule.ts";

interface Held {
  readonly assertion: Assertion;
  readonly text: string;
  readonly from: number;
  readonly until: number;
}
/** What an assertor believes on one face, one belief after the other. */
type Line = Held[];

/** Title beliefs by assertor and face, by day; only on faces of which the consensus says something. */
function linesOf(atlas: Atlas): Map<string, Map<number, Line>> {
  const held = atlas.assertions.flatMap((assertion) => {
    if (assertion.layer !== "title" || !assertion.belief || !assertion.extent || assertion.rank === "deprecated") return [];
    const text = beliefText(assertion.belief);
    const faces = atlas.land.facesOf(assertion.extent, extentFolder(assertion.record));
    return assertion.assertors.flatMap(({ assertor, when }) => {
      if (!when) return [];
      const end = boundsOf(atlas, atlas.collections.polities.get(assertor)?.data.exists?.until);
      const until = Math.min(
        assertion.until ? earliestOf(assertion.until) : Infinity,
        end && !assertion.survives ? end.earliest : Infinity,
      );
      return [{ assertor, faces, held: { assertion, text, from: earliestOf(when), until } }];
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

/** Verbs by which an act between several settles title. */
const SETTLING: ReadonlySet<Verb> = new Set(["title", "cedes", "renounces", "leaves_open"]);

/** The acts between several that settle title, each with those whom it binds and the first day on which it does. */
class Settlements {
  readonly #bound = new Map<Assertion, Map<string, number>>();
  readonly #heirs = new Map<string, string[]>();

  constructor(atlas: Atlas) {
    for (const assertion of atlas.assertions) {
      const act = assertion.accepts ?? assertion;
      if (act.record.collection !== "instruments" || act.effect.according_to || !SETTLING.has(act.verb)) continue;
      const bound = this.#bound.get(act) ?? new Map<string, number>();
      this.#bound.set(act, bound);
      for (const { assertor, when } of assertion.assertors)
        if (when) bound.set(assertor, Math.min(earliestOf(when), bound.get(assertor) ?? Infinity));
    }
    for (const [id, { data }] of atlas.collections.polities)
      for (const { polity, inherits } of data.succeeds ?? [])
        if (inherits?.includes("holdings")) this.#heirs.set(polity, [...(this.#heirs.get(polity) ?? []), id]);
  }

  has(act: Assertion): boolean {
    return (this.#bound.get(act.accepts ?? act)?.size ?? 0) > 1;
  }

  /** From when an act that binds every bearer of the title moves it for the consensus too; undefined where it does not. */
  moves(act: Assertion, borne: Assertion): number | undefined {
    const bound = this.has(act) ? this.#bound.get(act.accepts ?? act) : undefined;
    if (!bound || borne.belief?.kind !== "holder") return undefined;
    const days = borne.belief.holders.map((h) => Math.min(...[h, ...this.#heirsOf(h)].map((id) => bound.get(id) ?? Infinity)));
    const day = Math.max(...days);
    return Number.isFinite(day) ? day : undefined;
  }

  #heirsOf(id: string, seen = new Set<string>()): ReadonlySet<string> {
    for (const heir of this.#heirs.get(id) ?? []) if (!seen.has(heir)) this.#heirsOf(heir, seen.add(heir));
    return seen;
  }
}

/** The beliefs of the consensus by face, each until an act between several, its bearers among them, moves the title. */
function untilSettled(lines: ReadonlyMap<string, ReadonlyMap<number, Line>>, settlements: Settlements): ReadonlyMap<number, Line> {
  const cut = new Map<number, Line>();
  for (const [face, agreed] of lines.get("consensus") ?? []) {
    const acts = [...lines.values()].flatMap((own) => own.get(face) ?? []).filter((held) => settlements.has(held.assertion));
    cut.set(
      face,
      agreed.map((held) => {
        const days = acts.map(({ assertion }) => settlements.moves(assertion, held.assertion) ?? Infinity);
        return { ...held, until: Math.min(held.until, ...days.filter((day) => day > held.from)) };
      }),
    );
  }
  return cut;
}

/** Of each belief of the consensus, the first belief of each polity that cannot be so at the same time, with the faces. */
function dissents(lines: ReadonlyMap<string, ReadonlyMap<number, Line>>, atlas: Atlas): Map<Assertion, Map<string, Dissent>> {
  const found = new Map<Assertion, Map<string, Dissent>>();
  const settlements = new Settlements(atlas);
  const common = untilSettled(lines, settlements);
  for (const [assertor, own] of lines) {
    if (!atlas.collections.polities.has(assertor)) continue;
    for (const [face, agreed] of common) {
      const theirs = own.get(face) ?? [];
      let from = 0;
      for (const a of agreed) {
        while ((theirs[from]?.until ?? Infinity) <= a.from) from++;
        for (let i = from; i < theirs.length; i++) {
          const b = theirs[i] as Held;
          if (b.from >= a.until) break;
          if (a.from >= b.until || !a.assertion.belief || !b.assertion.belief || !incompatible(a.assertion.belief, b.assertion.belief))
            continue;
          // Who only took over what the bearers settled, before or with them, contests nothing.
          if (settlements.moves(b.assertion, a.assertion) !== undefined) continue;
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

/** How to write who held the land until somebody spoke against it, so that every viewpoint gives the right history. */
function helpFor(agreed: Assertion, from: number, spoken: number, whole: boolean): string {
  if (spoken <= from) return "attribute the title to those who assert it with according_to: it was contested when the consensus began";
  const day = formatDay(spoken);
  const until = agreed.until ? `set until: ${day} in ${agreed.id}` : `add until: ${day} to ${agreed.id}`;
  const where = whole ? until : `give the land that is contested an effect of its own with until: ${day}`;
  return `${where}, the first day on which somebody spoke against it; its holder goes on saying so, third parties see that it lapsed`;
}

const earlier = (a: Held, b: Held): Held => (b.from < a.from || (b.from === a.from && b.assertion.id < a.assertion.id) ? b : a);

/** Share of the land of an effect from which on it is all of it. */
const NEARLY_ALL = 0.99;

/** Polities named in one finding: the others are counted. */
const MOST_NAMED = 3;

export const rule: Rule = {
  id: "consensus-contradicted",
  severity: "warning",
  emittedBy: "check",
  title: "The consensus holds a title that a polity denies",
  why: "what a polity contests is no consensus; consensus is the background that nobody speaks against",
  remedy:
    "end it with until: on the first day on which somebody spoke against it: its holder goes on saying so, everyone sees it contested, third parties see that it lapsed",
  *run({ atlas }) {
    if (!atlas.assertions.some((a) => a.layer === "title" && a.assertors.some((x) => x.assertor === "consensus"))) return;
    for (const [agreed, by] of [...dissents(linesOf(atlas), atlas)].sort(([a], [b]) => (a.id < b.id ? -1 : 1))) {
      const all = [...by].sort(([a], [b]) => (a < b ? -1 : 1));
      const named = all.slice(0, MOST_NAMED);
      const faces = new Set(all.flatMap(([, d]) => d.faces));
      const area = areaOfFaces(atlas.land.arrangement, faces);
      const others = all.length - named.length;
      const said = named.map(([polity, { held }]) => `${polity} says ${held.text}`);
      const rest = others > 0 ? ` and ${others === 1 ? "another polity says" : `${others} more polities say`} otherwise` : "";
      yield {
        message: `consensus says ${agreed.belief ? beliefText(agreed.belief) : ""} of ${km2(area)} of which ${said.join(", ")}${rest}`,
        span: agreed.record.keySpanOf([...agreed.path, agreed.verb]),
        help: helpFor(
          agreed,
          Math.min(...agreed.assertors.map((a) => earliestOf(a.when))),
          Math.min(...all.map(([, d]) => d.held.from)),
          area >= NEARLY_ALL * commonLand(atlas, agreed, agreed),
        ),
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
