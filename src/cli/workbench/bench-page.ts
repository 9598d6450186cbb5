/** The page of the workbench and the files that it loads, as they were built. */
import { Refusal } from "../../server/problem.ts";
import type { World } from "../world.ts";
import { refusal } from "./request-body.ts";

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff2: "font/woff2",
  txt: "text/plain; charset=utf-8",
};

/** Nothing of other origins, no script in the page itself, and no page of anybody around it. */
export const HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export class BenchPage {
  readonly #world: World;
  readonly #token: string;
  #assets: ReturnType<World["workbenchAssets"]> | undefined;

  constructor(world: World, token: string) {
    this.#world = world;
    this.#token = token;
  }

  async #files(): Promise<ReadonlyMap<string, Uint8Array>> {
    const assets = await (this.#assets ??= this.#world.workbenchAssets());
    if (assets) return assets;
    this.#assets = undefined;
    throw refusal(501, "not built", "the workbench has not been built", "npm run build");
  }

  /** The page, or one of its files, at a path below `/workbench/`. */
  async answer(path: string): Promise<Response> {
    const files = await this.#files();
    if (path === "")
      return new Response(this.#document(files), {
        headers: { ...HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
      });
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    const bytes = type === undefined ? undefined : files.get(path);
    if (type === undefined || bytes === undefined)
      throw new Refusal(404, "not found", { message: `there is nothing at /workbench/${path.slice(0, 200)}` });
    return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...HEADERS, "cache-control": "no-cache", "content-type": type } });
  }

  #document(files: ReadonlyMap<string, Uint8Array>): string {
    const manifest = JSON.parse(new TextDecoder().decode(files.get("manifest.json"))) as Record<string, { file: string; css?: string[] }>;
    const { file, css = [] } = manifest["main.tsx"] ?? { file: "" };
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>dejure</title><link rel="icon" href="../assets/icon.svg">${css.map((href) => `<link rel="stylesheet" href="${href}">`).join("")}
<script type="module" src="${file}"></script></head>
<body><div id="bench" data-token="${this.#token}"></div><noscript>The workbench needs JavaScript.</noscript></body></html>
`;
  }
}
