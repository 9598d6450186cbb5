/** What drafting finds in articles and how much of it is so, printed by article and kind; and how long it takes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../src/core/compile.ts";
import type { SourceFile } from "../src/core/model/atlas.ts";
import { draftArticle } from "../src/import/draft/draft.ts";
import * as expected from "../test/import/draft/expected.ts";
import * as names from "../test/import/draft/names.ts";
import { type Score, scoresOf, together } from "../test/import/draft/score.ts";
import { filesOf } from "../test/rules/examples.ts";
import { agree, race, report } from "./harness.ts";

// the benchmark is bundled elsewhere; it is always run from the project's root
const root = process.cwd();
const articles = join(root, "test/import/draft/articles");
const dossier = join(process.env["DEJURE_DOSSIER"] ?? join(root, "../shared/dossier"), "article.txt");

const CASES: readonly (readonly [string, string, () => readonly SourceFile[], expected.Expected])[] = [
  ["Vilnius (the flagship's article)", dossier, () => filesOf(join(root, "atlases/vilnius")), expected.VILNIUS],
  ["Schleswig", join(articles, "schleswig.md"), () => names.SCHLESWIG, expected.SCHLESWIG],
  ["Åland", join(articles, "aland.html"), () => names.ALAND, expected.ALAND],
  ["Tacna and Arica", join(articles, "tacna-arica.wiki"), () => names.TACNA, expected.TACNA],
  ["Trieste (no rule was changed for it)", join(articles, "trieste.txt"), () => names.TRIESTE, expected.TRIESTE],
];

const share = (value: number) => value.toFixed(2);
const print = (title: string, scores: readonly Score[]) => {
  console.log(`\n${title}`);
  console.log("              precision  recall  right of expected");
  for (const { what, precision, recall, right, expected: wanted } of scores)
    console.log(`  ${what.padEnd(12)}${share(precision).padStart(9)}${share(recall).padStart(8)}  ${right} of ${wanted}`);
  for (const { what, missed, extra } of scores)
    if (missed.length + extra.length > 0)
      console.log(`  ${what}: ${[...missed.map((m) => `missed ${m}`), ...extra.map((e) => `extra ${e}`)].join("; ")}`);
};

const all: Score[][] = [];
const runs: (() => unknown)[] = [];
for (const [title, path, files, wanted] of CASES) {
  if (!existsSync(path)) {
    console.log(`\n${title}: skipped, ${path} is not there`);
    continue;
  }
  const { atlas } = compile(files());
  const bytes = readFileSync(path);
  const draft = () => draftArticle(bytes, { path, atlas, language: "en" });
  const { analysis, files: written } = draft();
  agree(
    analysis?.findings.length === wanted.sentences,
    `${title} has ${analysis?.findings.length} sentences, expected ${wanted.sentences}`,
  );
  agree(JSON.stringify(written) === JSON.stringify(draft().files), `${title} was drafted differently the second time`);
  if (!analysis) continue;
  const scores = scoresOf(analysis, wanted);
  print(title, scores);
  all.push(scores);
  runs.push(draft);
}
const sum = together(all);
print("All together", sum);

const [ours] = await race([{ name: "dejure draft", run: () => runs.map((run) => run()) }], { warmUp: 2, runs: 7 });
if (ours === undefined) throw new Error("nothing was measured");
const of = (score: Score) => `${score.what} ${share(score.precision)}/${share(score.recall)}`;
report([
  {
    work: "Draft records from articles",
    data: `${runs.length} articles, ${all.length === CASES.length ? 81 : "fewer"} sentences, names of their atlases`,
    ours,
    goal: "precision and recall ≥ 0.8 for each kind",
    met: sum.every(({ precision, recall }) => precision >= 0.8 && recall >= 0.8),
    agreement: `against tables made by hand (precision/recall): ${sum.map(of).join(", ")}`,
    note: "the same people wrote the rules and four of the five articles; expect less of a text from elsewhere",
  },
]);
