/** An article as plain text: what every reader of a format hands on, and what sentences are cut from. */
export interface Article {
  /** the working copy; all offsets are UTF-16 code units into it */
  readonly text: string;
  /** first heading of the highest rank, where there is one */
  readonly title?: string;
  /** in the order of the text, not overlapping */
  readonly blocks: readonly Block[];
}

/** `aside` is a bibliography, a list of notes, a table or code: kept in the text, never cut into sentences. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "aside";
  readonly start: number;
  readonly end: number;
}

/** One passage before it has its place in the working copy. */
export interface Passage {
  readonly kind: Block["kind"];
  readonly text: string;
}

const ASIDES = new Set(
  `references|notes|footnotes|citations|bibliography|literature|sources|further reading|external links|see also|notes and references|references and notes|works cited
|išnašos|šaltiniai|literatūra|nuorodos|taip pat skaitykite|przypisy|bibliografia|uwagi|linki zewnętrzne|zobacz też`.split(/\n?\|/),
);

/** Whether a heading opens a part that holds no sentences of the article, such as its references. */
export const opensAside = (heading: string): boolean => ASIDES.has(heading.trim().replace(/[:.]$/, "").toLowerCase());

const LONGEST_TITLE = 200;

/** Joins passages by blank lines into one working copy; what follows a heading such as “References” becomes an aside. */
export function articleOf(passages: readonly Passage[]): Article {
  const blocks: Block[] = [];
  let text = "";
  let aside = false;
  let title: string | undefined;
  for (const passage of passages) {
    const own = passage.text
      .replaceAll(/[ \t\u00a0]*\n[ \t]*/g, "\n")
      .replaceAll(/\n{2,}/g, "\n")
      .trim();
    if (own === "") continue;
    if (text !== "") text += "\n\n";
    if (passage.kind === "heading") {
      aside = opensAside(own);
      title ??= own.slice(0, LONGEST_TITLE);
    }
    blocks.push({
      kind: aside && passage.kind === "paragraph" ? "aside" : passage.kind,
      start: text.length,
      end: text.length + own.length,
    });
    text += own;
  }
  return { text: text === "" ? "" : `${text}\n`, blocks, ...(title !== undefined && { title }) };
}
