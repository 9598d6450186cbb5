/** The documentation as a site: its pages in the frame, style and search of the sites of atlases. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { ComponentChildren } from "preact";
import { fingerprint } from "../../src/core/fingerprint.ts";
import { type Messages, speaker } from "../../src/export/site/words.ts";
import { frameOf } from "../../src/publish/pages/frame.tsx";
import { iconOf } from "../../src/publish/publish.ts";
import { Markdown } from "./markdown.tsx";
import { CONTENTS, type DocsPage, isFolder, nodesOf, type Part, partsOf, projectRoot, readPages, wordsOf } from "./pages.ts";

/** Shown as they are by a browser; what is not gets an ending that is. */
const SHOWN = /\.(json|csv|svg|txt)$/;
const ICON = "assets/icon.svg";
const TITLE = "dejure";
/** Pages that every page leads to, above the text. */
const MENU = [
  ["docs/start.md", "Start"],
  ["docs/tutorial.md", "Tutorial"],
  ["docs/recipes.md", "How do I write …?"],
  ["docs/reference/format.md", "Format"],
  ["docs/reference/command.md", "Command"],
  ["docs/faq.md", "Questions"],
] as const;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly assets?: readonly string[];
}

interface Docs {
  readonly pages: ReadonlyMap<string, DocsPage>;
  readonly parts: readonly Part[];
  readonly say: ReturnType<typeof speaker>;
  readonly styles: readonly string[];
  readonly search: string;
  readonly version: string;
  /** changes with what is searched */
  readonly index: string;
}

const rootOf = (path: string): string => "../".repeat(path.split("/").length - 1) || "./";

/** The documentation's files by path; `webAssets` is the built interface. */
export function docsSite(webAssets: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder();
  const made = new Map<string, Uint8Array>();
  const write = (path: string, text: string): void => void made.set(path, encoder.encode(text));
  const json = (path: string): unknown => JSON.parse(new TextDecoder().decode(webAssets.get(path)));

  const manifest = json("manifest.json") as Readonly<Record<string, Chunk>>;
  const needed = new Set(["assets/messages/en.json", "assets/licences.txt", "assets/source-serif-4-license.txt"]);
  const need = (name: string): string => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the built interface has no ${name}`);
    for (const path of [chunk.file, ...(chunk.assets ?? [])]) needed.add(path);
    for (const next of chunk.imports ?? []) need(next);
    return chunk.file;
  };
  const own = readFileSync(join(projectRoot, "scripts/docs/docs.css"), "utf8");
  const style = `assets/docs-${fingerprint(own).slice(0, 8)}.css`;
  const styles = [need("pages.css"), style];
  const search = need("search.ts");
  for (const path of needed) made.set(path, webAssets.get(path) as Uint8Array);
  write(style, own);
  write(ICON, iconOf());

  const pages = new Map(readPages().map((page) => [page.file, page]));
  const index = JSON.stringify({ documents: [...documentsOf(pages.values())], languages: ["en"] });
  write("data/search.json", index);
  const docs: Docs = {
    pages,
    parts: partsOf(pages.get(CONTENTS) as DocsPage),
    say: speaker(json("assets/messages/en.json") as Messages),
    styles,
    search,
    version: (JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string }).version,
    index: fingerprint(index).slice(0, 8),
  };
  const others = new Set<string>();
  for (const page of pages.values()) {
    const addressOf = addresses(docs, page, others);
    write(`${page.path}index.html`, documentOf(docs, page, <Markdown node={page.tree} to={{ page, addressOf }} />));
  }
  for (const path of others)
    if (isFolder(path)) for (const file of filesIn(path)) made.set(placeOf(file), readFileSync(join(projectRoot, file)));
    else made.set(placeOf(path), readFileSync(join(projectRoot, path)));
  for (const path of others) if (isFolder(path)) write(`${placeOf(path)}index.html`, listingOf(docs, path));
  write("search/index.html", searchPage(docs));
  return made;
}

/** Where a file of the project that is no page lies on the site; a folder ends in a slash. */
function placeOf(path: string): string {
  if (isFolder(path)) return `files/${path.replace(/\/$/, "")}/`;
  return `files/${path}${SHOWN.test(path) ? "" : ".txt"}`;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(folder, entry.parentPath.slice(join(projectRoot, folder).length).replaceAll("\\", "/"), entry.name))
    .sort();

/** How the links of a page are written on the site; what they lead to beside pages is noted in `others`. */
const addresses =
  ({ pages }: Docs, page: DocsPage, others: Set<string>) =>
  (url: string): string => {
    if (/^[a-z]+:/i.test(url) || url.startsWith("#")) return url;
    const [path = "", anchor] = url.split("#");
    const target = posix.join(posix.dirname(page.file), path).replace(/\/$/, "");
    const found = pages.get(target) ?? pages.get(`${target}/README.md`);
    if (found === undefined) others.add(target);
    return `${rootOf(page.path)}${found?.path ?? placeOf(target)}${anchor === undefined ? "" : `#${anchor}`}`;
  };

function listingOf(docs: Docs, folder: string): string {
  const path = placeOf(folder);
  return frame(
    docs,
    path,
    folder,
    "page",
    <article>
      <h1>{folder}</h1>
      <ul>
        {filesIn(folder).map((file) => (
          <li key={file}>
            <a href={`${rootOf(path)}${placeOf(file)}`}>{file.slice(folder.length + 1)}</a>
          </li>
        ))}
      </ul>
    </article>,
  );
}

const searchPage = (docs: Docs): string =>
  frame(
    docs,
    "search/",
    "Search",
    "search",
    <>
      <article>
        <h1>Search</h1>
        <div id="search" data-root="../" data-prefix="" data-lang="en" data-version={docs.index} data-label="Words of the documentation">
          <p>Searching needs script; the list of contents does not.</p>
        </div>
      </article>
      <Contents docs={docs} path="search/" page={undefined} />
    </>,
  );

function documentOf(docs: Docs, page: DocsPage, body: ComponentChildren): string {
  const order = docs.parts.flatMap(({ links }) => links);
  const at = order.findIndex(({ file }) => file === page.file);
  const [before, after] = [order[at - 1], order[at + 1]].map((link) => (at < 0 ? undefined : link));
  const way = (link: { name: string; file: string } | undefined, rel: string) =>
    link !== undefined && (
      <a rel={rel} href={`${rootOf(page.path)}${docs.pages.get(link.file)?.path ?? ""}`}>
        <small>{rel === "prev" ? "Before" : "Next"}</small> {link.name}
      </a>
    );
  return frame(
    docs,
    page.path,
    page.title,
    "page",
    <>
      <article>
        {body}
        {(before ?? after) !== undefined && (
          <nav class="turn" aria-label="Before and after">
            {way(before, "prev")}
            {way(after, "next")}
          </nav>
        )}
      </article>
      <Contents docs={docs} path={page.path} page={page} />
    </>,
  );
}

/** All parts, and below the page that is shown its own headings. */
function Contents({ docs, path, page }: { docs: Docs; path: string; page: DocsPage | undefined }) {
  const headings = [...(page?.anchors ?? [])].filter(([{ depth }]) => depth === 2);
  // rules and decisions are many, and listed on a page of their own
  const listed = page && (docs.parts.some(({ links }) => links.some(({ file }) => file === page.file)) ? page.file : above(page.file));
  return (
    <nav class="contents" id="contents" aria-label="Contents">
      {docs.parts.map(({ heading, links }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <ul>
            {links.map(({ name, file }) => (
              <li key={file}>
                <a href={`${rootOf(path)}${docs.pages.get(file)?.path ?? ""}`} aria-current={file === page?.file ? "page" : undefined}>
                  {name}
                </a>
                {file === listed && file === page?.file && headings.length > 1 && headings.length < 40 && (
                  <ul>
                    {headings.map(([node, anchor]) => (
                      <li key={anchor}>
                        <a href={`#${anchor}`}>{wordsOf(node)}</a>
                      </li>
                    ))}
                  </ul>
                )}
                {file === listed && file !== page?.file && (
                  <ul>
                    <li>
                      <a href={`${rootOf(path)}${path}`} aria-current="page">
                        {page?.title}
                      </a>
                    </li>
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const above = (file: string): string => `${posix.dirname(file)}/README.md`;

function frame(docs: Docs, path: string, title: string, kind: "page" | "search", body: ComponentChildren): string {
  const root = rootOf(path);
  const header = (
    <>
      <a class="brand" href={root}>
        {TITLE}
      </a>
      <nav class="menu" aria-label={docs.say("page.menu")}>
        {MENU.map(([file, name]) => {
          const page = docs.pages.get(file) as DocsPage;
          return (
            <a key={file} href={`${root}${page.path}`} aria-current={page.path === path ? "page" : undefined}>
              {name}
            </a>
          );
        })}
        {path !== "" && !path.startsWith("files/") && (
          <a class="to-contents" href="#contents">
            Contents
          </a>
        )}
        <a href={`${root}search/`} aria-current={path === "search/" ? "page" : undefined}>
          {docs.say("pages.search")}
        </a>
      </nav>
    </>
  );
  const footer = (
    <>
      <p>Documentation of dejure {docs.version}, under the MIT licence.</p>
      <p>
        <a href={`${root}assets/licences.txt`}>{docs.say("page.licences")}</a>
      </p>
    </>
  );
  const meta = (
    <>
      <meta name="generator" content="dejure" />
      <link rel="icon" href={`${root}${ICON}`} />
    </>
  );
  return frameOf(
    {
      lang: "en",
      root,
      title: title.includes(TITLE) ? title : `${title} · ${TITLE}`,
      kind,
      meta,
      styles: docs.styles,
      script: kind === "search" ? docs.search : undefined,
      say: docs.say,
      around: { header, footer },
    },
    body,
  );
}

/** What is searched: each page in pieces, from heading to heading. */
function* documentsOf(pages: Iterable<DocsPage>): Generator<object> {
  let id = 0;
  for (const page of pages) {
    let piece: { name: string; at: string; text: string[] } | undefined;
    const pieces: NonNullable<typeof piece>[] = [];
    for (const node of page.tree.children)
      if (node.type === "heading" && node.depth <= 3) {
        piece = { name: wordsOf(node), at: node.depth === 1 ? "" : `#${page.anchors.get(node)}`, text: [] };
        pieces.push(piece);
      } else piece?.text.push([...nodesOf(node)].flatMap((one) => ("value" in one ? [one.value] : [])).join(" "));
    for (const { name, at, text } of pieces)
      yield { id: id++, page: `${page.path}${at}`, name: { en: name }, text: text.join(" "), within: at === "" ? "" : page.title };
  }
}
