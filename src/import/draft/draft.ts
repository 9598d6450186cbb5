/** Drafts an atlas's records from an article: sentences, markers, dates, names, quantities, and proposals for a person to judge. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import { type Analysis, analyse } from "./analysis.ts";
import { type DraftFile, proposalFiles, sourceFiles } from "./draft-files.ts";
import { articleFault } from "./faults.ts";
import { gazetteerOf } from "./gazetteer.ts";
import { type Proposal, slug } from "./proposal.ts";
import { propose } from "./propose.ts";
import { type ArticleFormat, readArticle } from "./read-article.ts";
import { reviewPage } from "./review-page.ts";
import { withinLives } from "./sound.ts";

export interface DraftOptions {
  /** path or name of the article's file, for its format, its id and for diagnostics */
  readonly path: string;
  readonly format?: ArticleFormat;
  /** the atlas whose names are looked for; without one, a head and a viewpoint are drafted as well */
  readonly atlas?: Atlas;
  /** id of the source record; by default the file's name */
  readonly id?: string;
  readonly title?: string;
  /** BCP 47 */
  readonly language?: string;
  /** licence of the article, SPDX */
  readonly licence?: string;
  readonly url?: string;
  /** keep the working copy beside the source record, so that quotes and anchors are checked; true by default */
  readonly keepText?: boolean;
}

export interface Draft {
  /** to be written into the atlas folder, sorted by path; empty where the article could not be read */
  readonly files: readonly DraftFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly proposals: readonly Proposal[];
  readonly analysis?: Analysis;
  /** id of the source record */
  readonly source: string;
}

/**
 * Drafts records from the bytes of an article (UTF-8, at most 2 MiB): files for an atlas folder, all of them proposals for a person
 * to judge. The same input gives the same bytes; faults of the article are diagnostics, and where it cannot be read there are no files.
 */
export function draftArticle(bytes: Uint8Array, options: DraftOptions): Draft {
  const { path, atlas } = options;
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const source = options.id ?? (slug(name.replace(/\.[^.]+$/, "")) || "article");
  const read = readArticle(path, bytes, options.format);
  if ("diagnostics" in read) return { files: [], diagnostics: read.diagnostics, proposals: [], source };
  const analysis = analyse(read.article, gazetteerOf(atlas), atlas?.head.units ?? {});
  const diagnostics = analysis.orphans.map((marker) =>
    articleFault("marker-without-sentence", path, `${marker.text} stands before the first sentence`, marker),
  );
  const proposals = withPolities(analysis, withinLives(propose(analysis, { source }), atlas), source, atlas);
  const title = options.title ?? read.article.title ?? name;
  const files = [
    ...(atlas ? [] : head(analysis, title)),
    ...sourceFiles(analysis, {
      id: source,
      title,
      type: "webpage",
      keepText: options.keepText ?? true,
      ...(options.language && { language: options.language }),
      ...(options.licence && { licence: options.licence }),
      ...(options.url && { url: options.url }),
    }),
    ...proposalFiles(proposals, source),
    { path: `drafts/${source}.html`, text: reviewPage(analysis, proposals, { title, source }) },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, diagnostics, proposals, analysis, source };
}

/** Adds the states that the proposals name and the atlas lacks. */
function withPolities({ findings }: Analysis, proposals: readonly Proposal[], source: string, atlas: Atlas | undefined): Proposal[] {
  const used = new Set(proposals.flatMap(({ data }) => referencesIn(data)));
  const made = new Map<string, Proposal>();
  for (const { sentence, names } of findings)
    for (const { proposed, ids, start, end } of names) {
      const [id] = ids;
      if (proposed === undefined || id === undefined || made.has(id) || !used.has(id) || atlas?.collections.polities.has(id)) continue;
      made.set(id, {
        collection: "polities",
        id,
        sentences: [sentence.id],
        rules: ["name-of-a-state"],
        quote: sentence.words.slice(start, end),
        effects: [],
        data: {
          type: "state",
          name: { en: proposed },
          note: `kind and dates are to be looked up; first named in ${source} ${sentence.id}`,
        },
      });
    }
  return [...[...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), ...proposals];
}

const REFERRING = new Set(["parties", "issued_by", "by", "to", "actors", "according_to", "holder", "about"]);
function referencesIn(data: unknown, key = ""): string[] {
  if (typeof data === "string") return REFERRING.has(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((item) => referencesIn(item, key));
  return typeof data === "object" && data !== null ? Object.entries(data).flatMap(([k, v]) => referencesIn(v, k)) : [];
}

/** The head of a new atlas: its licence and its default are for a person to settle. */
function head({ findings }: Analysis, title: string): DraftFile[] {
  const first = findings
    .flatMap((f) => f.dates)
    .find((d) => d.edtf !== undefined && d.earliest !== undefined && Number.isFinite(d.earliest));
  const day = /^(\d{4})\??(-\d{2}(?!\d))?(-\d{2})?/.exec(first?.edtf ?? "");
  const month = day?.[2] !== undefined && Number(day[2].slice(1)) <= 12 ? day[2] : "-01";
  const date = day ? `${day[1]}${month}${day[3] ?? "-01"}` : "2000-01-01";
  return [
    {
      path: "atlas.yaml",
      text: `# Begun by dejure draft. Settle the title, the licence of your records, and what a reader sees first.\ndejure: "0.2"\ntitle: { en: ${JSON.stringify(title)} }\nlicence: CC-BY-4.0\nlanguages: [en]\ndefault: { date: ${date}, viewpoint: everyone }\n`,
    },
    { path: "viewpoints/everyone.yaml", text: "name: { en: Everyone }\ngroups: [[all-polities], [consensus]]\n" },
  ];
}
