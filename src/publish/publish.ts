import { PALETTE } from "../cartography/palette.ts";
import { LIGHT } from "../cartography/theme.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import { textIn } from "../export/site/text-in.ts";
import { type Messages, speaker } from "../export/site/words.ts";
import { faceAnswers } from "./data/face-answers.ts";
import { type BaseMap, MAP_FIRST, mapData } from "./data/map-data.ts";
import { imagePath, oldMapPath, tilesPath } from "./data/old-maps.ts";
import { allPages } from "./pages/all.tsx";
import { ICON } from "./pages/document.tsx";
import type { Assets, Site } from "./pages/page.tsx";
import type { Draw } from "./preview.tsx";

export type { BaseMap } from "./data/map-data.ts";

/** One file of a site; `path` has forward slashes and no leading one. It is made each time `bytes` is read. */
export interface SiteFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that stands beside the site because it was asked for: pages link to it. */
export interface DataFile {
  /** relative to the site's root */
  readonly path: string;
  /** name of the format, as people know it */
  readonly format: string;
  readonly media: string;
  /** in English, from the table of formats */
  readonly summary: string;
}

export interface PublishOptions {
  /** draws the pictures of link previews; without it pages have none */
  readonly draw?: Draw | undefined;
  /** data files beside the site */
  readonly dataFiles?: readonly DataFile[] | undefined;
  /** Natural Earth land under the map; without it the atlas's own land stands alone */
  readonly base?: BaseMap | undefined;
  /** the files of `dist/web/` by path: `manifest.json`, `assets/…`, `assets/messages/<lang>.json` */
  readonly webAssets: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
  /** a file of the atlas by its path: its logo and old maps are files of the site */
  readonly fileOf?: ((path: string) => SiteFile | undefined) | undefined;
  /** address of the site's root, for canonical links and citations; all other links are relative */
  readonly baseUrl?: string | undefined;
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The site of an atlas as a stream of files; the same atlas and assets give the same bytes. Nothing but which disputes there are is worked out before its bytes are read. */
export function* publish(atlas: Atlas, resolver: Resolver, options: PublishOptions): Generator<SiteFile> {
  const encoder = new TextEncoder();
  const file = (path: string, text: () => string): SiteFile => ({
    path,
    get bytes() {
      return encoder.encode(text());
    },
  });
  const data = once(() => mapData(atlas, faceAnswers(resolver), options.base));
  const json = MAP_FILES.map((name) => [`data/map/${name}.json`, once(() => JSON.stringify(data()[name]))] as const);
  const version = once(() => fingerprint(json.map(([, text]) => text()).join("\n")));
  const [logo, ...oldMaps] = imagesOf(atlas, options.fileOf);
  const site: Site = {
    atlas,
    resolver,
    get data() {
      return data();
    },
    diagnostics: options.diagnostics,
    assets: assetsOf(options.webAssets),
    languages: languagesOf(atlas, options.webAssets),
    baseUrl: options.baseUrl ?? atlas.head.url,
    basePath: pathOf(options.baseUrl),
    logo: logo?.path,
    dataFiles: options.dataFiles ?? [],
    draw: options.draw,
    get version() {
      return version();
    },
  };
  for (const [path, text] of json) yield file(path, text);
  for (const [path, bytes] of [...options.webAssets].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (path !== "manifest.json") yield { path, bytes };
  if (logo) yield logo;
  else yield file(ICON, iconOf);
  for (const image of oldMaps) if (image) yield image;
  yield file("site.webmanifest", () => webManifest(site));
  for (const page of allPages(site)) yield "text" in page ? file(page.path, () => page.text) : page;
}

/** Two lands and a line between them on which they do not agree. */
export const iconOf = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${LIGHT.land}"/><path d="M0 0H14L19 32H0z" fill="${PALETTE[0]?.light ?? LIGHT.ink}" fill-opacity=".8"/><path d="M14 0l5 32" stroke="${LIGHT.ink}" stroke-width="3" stroke-dasharray="5 3.4"/></svg>\n`;

/** What a phone needs to keep the atlas on its first screen. */
const webManifest = ({ atlas, logo, languages }: Site): string => {
  const [lang = { tag: "en" }] = languages;
  const { title, description } = atlas.head;
  const name = textIn(title, lang.tag).text;
  return `${JSON.stringify(
    {
      name,
      short_name: name,
      ...(description && { description: textIn(description, lang.tag).text }),
      lang: lang.tag,
      start_url: "./",
      display: "minimal-ui",
      background_color: LIGHT.land,
      theme_color: LIGHT.land,
      icons: [{ src: logo ?? ICON, sizes: "any" }],
    },
    null,
    1,
  )}\n`;
};

/** The path of an address, with a slash at its end; the host's root where there is none. */
const pathOf = (url: string | undefined): string => /^[a-z]+:\/\/[^/?#]*(\/[^?#]*)/i.exec(url ?? "")?.[1]?.replace(/\/*$/, "/") ?? "/";

const MAP_FILES = [...MAP_FIRST, "losing", "records", "names"] as const;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The logo of an atlas, then the pictures of its old maps, each undefined where there is none. */
function imagesOf({ head }: Atlas, fileOf: PublishOptions["fileOf"]): readonly (SiteFile | undefined)[] {
  const image = (from: string | undefined, path: string | undefined): SiteFile | undefined => {
    const found = from === undefined || path === undefined ? undefined : fileOf?.(from);
    return found === undefined ? undefined : { path: path as string, bytes: found.bytes };
  };
  return [
    image(head.logo, imagePath("logo", head.logo ?? "")),
    ...(head.old_maps ?? []).map(({ image: picture, tiles }, i) =>
      tiles === undefined ? image(picture, oldMapPath(i, picture ?? "")) : image(tiles, tilesPath(i)),
    ),
  ];
}

const decode = (bytes: Uint8Array | undefined): unknown => (bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes)));

function assetsOf(web: ReadonlyMap<string, Uint8Array>): Assets {
  const manifest = (decode(web.get("manifest.json")) ?? {}) as Record<string, Chunk>;
  const main = manifest["main.tsx"];
  const pages = manifest["pages.css"];
  const all = new Set<string>();
  const follow = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || all.has(chunk.file)) return;
    all.add(chunk.file);
    // what is imported later depends on the machine and on what is asked for: which map draws, a film
    for (const next of chunk.imports ?? []) follow(next);
  };
  follow("main.tsx");
  return {
    script: main?.file,
    early: manifest["early.ts"]?.file,
    mapScripts: [...all].filter((file) => file !== main?.file),
    search: manifest["search.ts"]?.file,
    mapStyles: main?.css ?? [],
    pageStyles: pages === undefined ? [] : [pages.file],
  };
}

/** Languages of the interface that the atlas has names in, its own default first; English where there is no other. */
function languagesOf(atlas: Atlas, web: ReadonlyMap<string, Uint8Array>): Site["languages"] {
  const messages = new Map<string, Messages>();
  for (const [path, bytes] of web) {
    const tag = /^assets\/messages\/([\w-]+)\.json$/.exec(path)?.[1];
    if (tag !== undefined) messages.set(tag, decode(bytes) as Messages);
  }
  const english = messages.get("en") ?? {};
  const own = atlas.head.languages ?? ["en"];
  const first = [atlas.head.default.lang, ...own, "en"].find((tag) => tag !== undefined && messages.has(tag)) ?? "en";
  const tags = [first, ...["en", ...own].filter((tag, i, all) => tag !== first && messages.has(tag) && all.indexOf(tag) === i)];
  return tags.map((tag) => {
    const spoken = messages.get(tag) ?? {};
    return { tag, name: spoken["language"] ?? tag, say: speaker(spoken, english) };
  });
}
