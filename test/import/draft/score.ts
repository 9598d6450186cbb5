/** Precision and recall of what the rules find in an article, against what a careful reader finds. */
import type { Analysis, Finding } from "../../../src/import/draft/analysis.ts";
import type { Expected } from "./expected.ts";

export interface Score {
  readonly what: string;
  readonly precision: number;
  readonly recall: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  /** expected and not found, found and not expected */
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

const MEASURES: readonly (readonly [keyof Omit<Expected, "sentences">, (finding: Finding) => readonly string[]])[] = [
  ["dates", ({ dates }) => dates.flatMap(({ edtf }) => (edtf === undefined ? [] : [edtf.replaceAll(/[?~%]/g, "")]))],
  ["markers", ({ sentence }) => sentence.markers.map(({ text }) => text)],
  ["quantities", ({ quantities }) => quantities.map(({ value, unit }) => `${value} ${unit}`)],
  [
    "parties",
    ({ names }) => [...new Set(names.filter(({ kind, ids }) => kind === "polity" && ids.length === 1).map(({ ids }) => ids[0] as string))],
  ],
  ["holders", ({ attributions }) => attributions.map(({ holder }) => holder)],
];

/** One score a kind; a thing counts as right once, in its own sentence. */
export function scoresOf({ findings }: Analysis, expected: Expected): Score[] {
  return MEASURES.map(([what, read]) => {
    const missed: string[] = [];
    const extra: string[] = [];
    let right = 0;
    let found = 0;
    let wanted = 0;
    const sentences = new Set([...findings.map((f) => f.sentence.id), ...Object.keys(expected[what])]);
    for (const id of sentences) {
      const finding = findings.find((f) => f.sentence.id === id);
      const got = finding ? [...read(finding)] : [];
      const want = [...(expected[what][id] ?? [])];
      found += got.length;
      wanted += want.length;
      for (const each of want) {
        const at = got.findIndex((g) => (what === "holders" ? g.includes(each) : g === each));
        if (at < 0) missed.push(`${id} ${each}`);
        else {
          got.splice(at, 1);
          right += 1;
        }
      }
      extra.push(...got.map((g) => `${id} ${g}`));
    }
    return {
      what,
      precision: found === 0 ? 1 : right / found,
      recall: wanted === 0 ? 1 : right / wanted,
      expected: wanted,
      found,
      right,
      missed,
      extra,
    };
  });
}

/** All articles taken together. */
export function together(scores: readonly (readonly Score[])[]): Score[] {
  return (scores[0] ?? []).map(({ what }, i) => {
    const same = scores.flatMap((list) => list[i] ?? []);
    const sum = (of: (score: Score) => number): number => same.reduce((total, score) => total + of(score), 0);
    const [expected, found, right] = [sum((s) => s.expected), sum((s) => s.found), sum((s) => s.right)];
    return {
      what,
      expected,
      found,
      right,
      precision: found === 0 ? 1 : right / found,
      recall: expected === 0 ? 1 : right / expected,
      missed: [],
      extra: [],
    };
  });
}
