import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { slugOf } from "../../scripts/docs/slug.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The page whose blocks are one atlas, written file by file. */
export const TUTORIAL = "docs/tutorial.md";

export interface Block {
  readonly file: string;
  /** line of the opening fence, counted from 1 */
  readonly line: number;
  /** info string: `sh`, `console`, `ts`, `yaml` … */
  readonly language: string;
  readonly text: string;
}

/** All Markdown files that people read, as paths from the root. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...["docs", "spec"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  ),
].sort();

export const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

/** Fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; fence: string; language: string; lines: string[] } | undefined;
  textOf(page)
    .split("\n")
    .forEach((line, index) => {
      const fence = /^\s*(`{3,}|~{3,})\s*(.*)$/.exec(line);
      if (open === undefined) {
        if (fence) open = { line: index + 1, fence: fence[1] ?? "", language: (fence[2] ?? "").trim(), lines: [] };
      } else if (fence && (fence[1] ?? "").startsWith(open.fence) && fence[2] === "") {
        blocks.push({ file: page, line: open.line, language: open.language, text: `${open.lines.join("\n")}\n` });
        open = undefined;
      } else open.lines.push(line);
    });
  return blocks;
}

/** The text of the first block of a page in a language that holds these words. */
export function blockIn(page: string, language: string, holding = ""): string {
  const found = blocksOf(page).find((block) => block.language === language && block.text.includes(holding));
  if (!found) throw new Error(`${page} has no ${language} with ${holding}`);
  return found.text;
}

/** Text of a page outside its fenced blocks. */
export const proseOf = (page: string): string => textOf(page).replaceAll(/^\s*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\s*\1\s*$/gm, "");

/** Anchors of a page's headings, as GitHub makes them. */
export const anchorsOf = (page: string): Set<string> =>
  new Set(
    [...proseOf(page).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((heading) =>
      slugOf((heading[1] ?? "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")),
    ),
  );

/** Path that the first line of a block names in a comment: `# polities/all.yaml`. */
export const fileOf = ({ text }: Block): string | undefined => /^# (\S+\.yaml)\n/.exec(text)?.[1];
