import { join, resolve } from "node:path";
import { Option } from "commander";
import { render } from "../../core/check/render.ts";
import { idFault } from "../../core/read/ids.ts";
import type { Analysis } from "../../import/draft/analysis.ts";
import { type Draft, draftArticle } from "../../import/draft/draft.ts";
import { ARTICLE_FORMATS, type ArticleFormat, LARGEST_ARTICLE } from "../../import/draft/read-article.ts";
import { acceptDraft } from "../accept-draft.ts";
import { writeFolder } from "../atomic-folder.ts";
import { replaceFiles } from "../change.ts";
import { examples, print, printJson, type Registering } from "../command.ts";
import { withoutCutOff } from "../journal.ts";
import { loadAtlas } from "../load-atlas.ts";
import { refuseFaulty } from "../sound-import.ts";
import { stylerFor } from "../terminal.ts";
import { diskError, EXIT, misuse, type World } from "../world.ts";

interface Options {
  readonly output: string;
  readonly accept?: string;
  readonly format?: ArticleFormat;
  readonly id?: string;
  readonly title?: string;
  readonly lang: string;
  readonly licence?: string;
  readonly url?: string;
  readonly text: boolean;
  readonly json?: boolean;
}

export function register({ program, world, act }: Registering): void {
  program
    .command("draft")
    .summary("propose records from an article")
    .description(
      "Reads an article and writes proposals for a person to judge: its sentences as a source, and draft acts, events, positions and figures, each with its words and its rule. Rules only: no model, no network; the same article gives the same files. With --accept, carries out what was decided on the review page: accepted proposals become records, refused ones go.",
    )
    .argument("[article]", "plain text, Markdown, HTML or wikitext, in UTF-8")
    .requiredOption("-o, --output <atlas>", "atlas to add to, or folder of a new one")
    .addOption(new Option("--format <format>", "format of the article (default: by its ending, else by its look)").choices(ARTICLE_FORMATS))
    .option("--id <id>", "id of the source record (default: the file's name)")
    .option("--title <title>", "title of the article (default: its first heading)")
    .option("--lang <tag>", "language of the article (BCP 47)", "en")
    .option("--licence <spdx>", "licence of the article")
    .option("--url <address>", "where the article can be read")
    .option("--no-text", "keep no working copy of the text beside the source record")
    .option("--accept <decisions>", "carry out the decisions that the review page saved")
    .option("--json", "answer as JSON")
    .addHelpText(
      "after",
      examples(
        "draft article.html -o my-atlas",
        "draft schleswig.md -o atlases/schleswig --licence CC-BY-SA-4.0 --id overview",
        "draft --accept overview-decisions.json -o atlases/schleswig",
      ),
    )
    .action(
      act(async (path: string | undefined, options: Options) => {
        if (options.accept !== undefined) {
          if (path !== undefined) throw misuse("an article is drafted, or decisions are accepted", "leave out one of them");
          return acceptDraft(world, options.accept, options.output, options.json === true);
        }
        if (path === undefined) throw misuse("no article is named", "name one, or with --accept a file of decisions");
        return draft(world, path, options);
      }),
    );
}

/** The bytes of an article, or of what is refused as too large. */
async function bytesAt(world: World, path: string): Promise<Uint8Array> {
  const { disk } = world;
  const full = resolve(world.cwd, path);
  const size = await disk.sizeOf(full).catch((error: unknown) => {
    throw diskError(error, `cannot read ${path}`);
  });
  // What is too large is refused unread.
  return size > LARGEST_ARTICLE
    ? new Uint8Array(LARGEST_ARTICLE + 1)
    : await disk.read(full).catch((error: unknown) => {
        throw diskError(error, `cannot read ${path}`);
      });
}

/** Reads the article, and writes what it proposes. */
async function draft(world: World, path: string, options: Options): Promise<number> {
  const { disk } = world;
  if (options.id !== undefined && idFault(options.id)) throw misuse(idFault(options.id) ?? "", "give an id such as --id overview");
  const bytes = await bytesAt(world, path);
  const folder = resolve(world.cwd, options.output);
  const kind = await disk.kindOf(folder);
  const isAtlas = (await disk.kindOf(join(folder, "atlas.yaml"))) === "file";
  if (isAtlas) await withoutCutOff(world, folder);
  if (!isAtlas && kind !== undefined && (kind !== "folder" || (await disk.list(folder)).length > 0))
    throw misuse(`${options.output} is there already and is no atlas`, "name an atlas, or a folder that does not exist yet");
  const { atlas, files: around } = isAtlas ? await loadAtlas(world, folder) : { atlas: undefined, files: [] };
  const drafted = draftArticle(bytes, {
    path,
    keepText: options.text,
    language: options.lang,
    ...(atlas && { atlas }),
    ...(options.format && { format: options.format }),
    ...(options.id && { id: options.id }),
    ...(options.title && { title: options.title }),
    ...(options.licence && { licence: options.licence }),
    ...(options.url && { url: options.url }),
  });
  const { files, diagnostics, analysis, source } = drafted;
  if (diagnostics.length > 0) {
    const text = analysis?.article.text;
    const styler = stylerFor(world.stderr, world.env);
    world.stderr.write(`${render(diagnostics, "pretty", { textOf: () => text, styler, prefix: "", version: world.version })}\n`);
  }
  if (!analysis) return EXIT.diagnostics;
  if (atlas?.collections.sources.has(source)) throw misuse(`the atlas has a source ${source} already`, `give another id: --id ${source}-2`);
  for (const file of files)
    if ((await disk.kindOf(join(folder, ...file.path.split("/")))) !== undefined)
      throw misuse(`${options.output}/${file.path} is there already`, `give another id: --id ${source}-2`);
  const encoder = new TextEncoder();
  const made = files.map((file) => ({ path: file.path, bytes: encoder.encode(file.text) }));
  await refuseFaulty(world, made, around);
  if (isAtlas) await replaceFiles(world, folder, [], made);
  else await writeFolder(world, folder, options.output, made, undefined, "person");
  report(world, folder, { ...drafted, analysis }, options);
  return EXIT.fine;
}

/** Says what was drafted, and what to do with it. */
function report(
  world: World,
  folder: string,
  { files, proposals, analysis, source }: Draft & { analysis: Analysis },
  options: Options,
): void {
  if (options.json) {
    printJson(world, {
      folder,
      source,
      sentences: analysis.findings.length,
      proposals: proposals.map((p) => ({
        collection: p.collection,
        id: p.id,
        sentences: p.sentences,
        rules: p.rules,
        quote: p.quote,
      })),
      files: files.map((f) => f.path),
    });
  } else {
    const counts = [...new Set(proposals.map((p) => p.collection))]
      .sort()
      .map((collection) => `${proposals.filter((p) => p.collection === collection).length} ${collection}`);
    print(
      world,
      `${files.map((f) => `wrote ${options.output}/${f.path}`).join("\n")}\n\n${analysis.findings.length} sentences; proposed: ${counts.join(", ") || "nothing"}\n\nNext:\n  look at ${options.output}/drafts/${source}.html\n  dejure check ${options.output}`,
    );
  }
}
