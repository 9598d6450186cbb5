/** A site answered over HTTP, each file made when first asked for, with pages that reload themselves when it changes. */
import type { SiteFile } from "../publish/publish.ts";

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

export const typeOf = (path: string): string => TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";

const LIVE_SCRIPT = "/_live/reload.js";
const LIVE_EVENTS = "/_live/events";
const RELOAD = `const events = new EventSource("${LIVE_EVENTS}");\nevents.addEventListener("changed", () => location.reload());\n`;

export class LiveSite {
  #files: ReadonlyMap<string, SiteFile> = new Map();
  readonly #made = new Map<string, Uint8Array>();
  readonly #listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();

  /** Puts another site in place of the present one and tells open pages. */
  replace(files: Iterable<SiteFile>): void {
    this.#files = new Map([...files].map((f) => [f.path, f]));
    this.#made.clear();
    const news = new TextEncoder().encode("event: changed\ndata: 1\n\n");
    for (const listener of this.#listeners) {
      try {
        listener.enqueue(news);
      } catch {
        this.#listeners.delete(listener);
      }
    }
  }

  #bytesOf(path: string): Uint8Array | undefined {
    let bytes = this.#made.get(path);
    if (bytes === undefined) {
      bytes = this.#files.get(path)?.bytes;
      if (bytes) this.#made.set(path, bytes);
    }
    return bytes;
  }

  /** Answers a request for a file of the site; a folder is its `index.html`. */
  answer(request: Request): Response {
    const { pathname } = new URL(request.url);
    if (request.method !== "GET" && request.method !== "HEAD")
      return new Response("Method not allowed\n", { status: 405, headers: { allow: "GET, HEAD" } });
    if (pathname === LIVE_EVENTS) return this.#events();
    const headers = { "cache-control": "no-cache", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };
    if (pathname === LIVE_SCRIPT) return new Response(RELOAD, { headers: { ...headers, "content-type": TYPES["js"] ?? "" } });
    let path: string;
    try {
      path = decodeURIComponent(pathname).replace(/^\/+/, "");
    } catch {
      return new Response("Bad request\n", { status: 400, headers });
    }
    const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const bytes = this.#bytesOf(page);
    if (bytes)
      return new Response(request.method === "HEAD" ? null : this.#body(page, bytes), {
        headers: { ...headers, "content-type": typeOf(page) },
      });
    if (this.#files.has(`${path}/index.html`))
      return new Response(null, { status: 308, headers: { ...headers, location: `${pathname}/` } });
    const missing = this.#bytesOf("404.html");
    return new Response(missing ? this.#body("404.html", missing) : "Not found\n", {
      status: 404,
      headers: { ...headers, "content-type": typeOf(missing ? "404.html" : "x.txt") },
    });
  }

  /** Pages get the script that reloads them; it is a file of its own, so that the content security policy stays as strict as published. */
  #body(path: string, bytes: Uint8Array): string | Uint8Array<ArrayBuffer> {
    if (!path.endsWith(".html")) return bytes as Uint8Array<ArrayBuffer>;
    return new TextDecoder().decode(bytes).replace("</body>", `<script type="module" src="${LIVE_SCRIPT}"></script></body>`);
  }

  #events(): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.#listeners.add(controller);
        controller.enqueue(new TextEncoder().encode("retry: 1000\n\n"));
      },
      cancel: () => {
        if (own) this.#listeners.delete(own);
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
  }
}
