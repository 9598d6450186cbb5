/** Several atlases behind one address: each in a folder of its name, and a page that leads to them. */
import { basename } from "node:path";
import { respond } from "../server/front.ts";
import { SitePages } from "../worker/site-pages.ts";
import type { ServedAtlas } from "./served-atlas.ts";
import { misuse } from "./world.ts";

type Answer = ServedAtlas["fetch"];

/** What stands at the root beside the atlases, and what would be taken for a question to one. */
const RESERVED = new Set(["docs", "api", "ogc", "tiles", "reconcile", "health", "ready", "_live"]);

/** Folders under which atlases are served: the names of theirs. */
export function namesFor(roots: readonly string[]): readonly string[] {
  const names = roots.map((root) => basename(root));
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i || RESERVED.has(name))
      throw misuse(
        `${roots[i]} would be served as /${name}/, which is taken`,
        "serve atlases whose folders have different names, or one by one",
      );
  });
  return names;
}

/** Answers what is asked of the documentation, at `/docs/`; undefined for all else, and where it was not built. */
function manualOf(docs: ReadonlyMap<string, Uint8Array> | undefined): ((request: Request) => Response | undefined) | undefined {
  const manual = docs && new SitePages([...docs].map(([path, bytes]) => ({ path, bytes })));
  if (!manual) return undefined;
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/docs") return new Response(null, { status: 308, headers: { location: "/docs/" } });
    if (!pathname.startsWith("/docs/")) return undefined;
    if (request.method !== "GET" && request.method !== "HEAD") return new Response("ask with GET\n", { status: 405, headers: TEXT });
    return respond(manual.answer(pathname.slice("/docs".length)), request.method);
  };
}

const NO_DOCS = "the documentation was not built here: npm run build makes it; the rules and the reference stand in docs/ of the package\n";

/** Answers for one atlas, and the documentation beside it. */
export function besideManual(fetch: Answer, docs: ReadonlyMap<string, Uint8Array> | undefined): Answer {
  const manual = manualOf(docs);
  return (request, env) => {
    if (manual) return manual(request) ?? fetch(request, env);
    return /^\/docs(?:\/|$)/.test(new URL(request.url).pathname)
      ? new Response(NO_DOCS, { status: 404, headers: TEXT })
      : fetch(request, env);
  };
}

/** Answers for all of them; `docs` are the files of the documentation, where it was built. */
export function entryTo(
  atlases: readonly { readonly name: string; readonly fetch: Answer }[],
  docs?: ReadonlyMap<string, Uint8Array>,
): Answer {
  const manual = manualOf(docs);
  const byName = new Map(atlases.map((atlas) => [atlas.name, atlas.fetch]));
  return (request, env) => {
    const url = new URL(request.url);
    const [, folder = "", ...rest] = url.pathname.split("/");
    const fetch = byName.get(decode(folder));
    if (fetch && rest.length === 0) return new Response(null, { status: 308, headers: { location: `/${folder}/${url.search}` } });
    if (fetch) {
      url.pathname = `/${rest.join("/")}`;
      return fetch(movedTo(url, request), { ...env, folder: `/${folder}` });
    }
    const told = manual?.(request);
    if (told) return told;
    if (url.pathname === "/health" || url.pathname === "/ready") return worstOf(atlases, request, env);
    if (url.pathname !== "/") return new Response("there is nothing here; / leads to every atlas\n", { status: 404, headers: TEXT });
    return pageOf(atlases, manual !== undefined);
  };
}

/** The same request at another address. */
function movedTo(url: URL, request: Request): Request {
  const { method, headers, body } = request;
  return new Request(url, { method, headers, ...(body && { body, duplex: "half" }) });
}

/** Whether all of them are well: what the first one says that is not, else the last. */
async function worstOf(atlases: readonly { readonly fetch: Answer }[], request: Request, env: Parameters<Answer>[1]): Promise<Response> {
  const said = await Promise.all(atlases.map(({ fetch }) => fetch(request, env)));
  return said.find(({ ok }) => !ok) ?? (said.at(-1) as Response);
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const TEXT = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
const HTML = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-cache",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
};

/** Title and description of an atlas, as its own home page has them: both are escaped there already. */
async function homeOf({ name, fetch }: { readonly name: string; readonly fetch: Answer }) {
  const home = await (await fetch(new Request("http://localhost/"), undefined)).text();
  return {
    name,
    title: /<title>([^<]*)<\/title>/.exec(home)?.[1] ?? name,
    description: /<meta name="description" content="([^"]*)"/.exec(home)?.[1] ?? "",
  };
}

const DOCS = '<p><a href="/docs/">How to write, check and publish an atlas</a></p>';

async function pageOf(atlases: readonly { readonly name: string; readonly fetch: Answer }[], manual: boolean): Promise<Response> {
  const homes = await Promise.all(atlases.map(homeOf));
  const items = homes.map(
    ({ name, title, description }) =>
      `<li><a href="/${encodeURIComponent(name)}/">${title}</a>${description === "" ? "" : `<p>${description}</p>`}</li>`,
  );
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>dejure</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#22252a;background:#f6f3ec}a{font-size:1.3em;color:inherit}li{margin:1.5rem 0}@media(prefers-color-scheme:dark){body{color:#e9e6df;background:#262a2e}}</style></head>
<body><main><h1>Whose land, on that day, according to whom?</h1><ul>${items.join("")}</ul>${manual ? DOCS : ""}</main></body></html>
`;
  return new Response(body, { headers: HTML });
}
