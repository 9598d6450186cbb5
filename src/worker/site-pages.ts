/** The files of a site as answers, each made when it is asked for. */
import type { SiteFile } from "../publish/publish.ts";
import type { Answer } from "../server/kept-answers.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  geojson: "application/geo+json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  bib: "text/plain; charset=utf-8",
  ris: "text/plain; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  webmanifest: "application/manifest+json",
  pmtiles: "application/vnd.pmtiles",
};

const typeOf = (path: string): string => TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";

const HEADERS = { "cache-control": "no-cache", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

/** Its name changes with what is in it. */
const HASHED = /^assets\/[^/]+-[\w-]{8}\.(?:js|css|woff2?)$/;
const FOR_GOOD = "public, max-age=31536000, immutable";

/** Headers that hang on what a file is: the map to be embedded stands in pages of anybody, all other pages in none but their own site's. */
const headersOf = (path: string): Readonly<Record<string, string>> => ({
  ...HEADERS,
  "content-type": typeOf(path),
  ...(HASHED.test(path) && { "cache-control": FOR_GOOD }),
  ...(path.endsWith(".html") && { "content-security-policy": `frame-ancestors ${path === "embed/index.html" ? "*" : "'self'"}` }),
});

export class SitePages {
  readonly #files: ReadonlyMap<string, SiteFile>;
  readonly #script: string | undefined;

  /** `script` is the address of a script that each page is to load. */
  constructor(files: Iterable<SiteFile>, script?: string) {
    this.#files = new Map([...files].map((file) => [file.path, file]));
    this.#script = script;
  }

  /** The answer at a path of an address; a folder is its `index.html`. */
  answer(pathname: string): Answer {
    let path: string;
    try {
      path = decodeURIComponent(pathname).replace(/^\/+/, "");
    } catch {
      return { status: 400, headers: { ...HEADERS, "content-type": typeOf("x.txt") }, body: "Bad request\n" };
    }
    const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const file = this.#files.get(page);
    if (file) return this.#of(file, 200);
    if (this.#files.has(`${path}/index.html`)) return { status: 308, headers: { ...HEADERS, location: `${pathname}/` }, body: "" };
    const missing = this.#files.get("404.html");
    if (missing) return this.#of(missing, 404);
    return { status: 404, headers: { ...HEADERS, "content-type": typeOf("x.txt") }, body: "Not found\n" };
  }

  #of({ path, bytes }: SiteFile, status: number): Answer {
    return { status, headers: headersOf(path), body: this.#body(path, bytes) };
  }

  /** The script is a file of its own, so that the content security policy stays as strict as published. */
  #body(path: string, bytes: Uint8Array): Answer["body"] {
    if (this.#script === undefined || !path.endsWith(".html")) return bytes as Uint8Array<ArrayBuffer>;
    return new TextDecoder().decode(bytes).replace("</body>", `<script type="module" src="${this.#script}"></script></body>`);
  }
}
