/** oEmbed: what a page becomes where its address is pasted into an article: the map of what it is about, in a frame. */
import { renderToString } from "preact-render-to-string";
import type { Preview } from "../preview.tsx";
import { type Page, rootAddress } from "./page.tsx";
import { viewHash } from "./parts.tsx";
import { opening, type Previewing, pictureOf } from "./previews.ts";
import { hasLand } from "./sections.ts";
import { type Written, written } from "./written.ts";

const TYPE = "application/json+oembed";
const FILE = "oembed.json";
/** Size of the frame, px; it is as wide as there is room. */
const FRAME = { width: 800, height: 500 } as const;

/** The root of the site, with a slash; undefined where its address is not known, or there is no map to show. */
const rootOf = ({ site }: Page): string | undefined => (hasLand(site) ? rootAddress(site) : undefined);

/** The link in the head of a page by which others find the answer. */
export function oembedLink(page: Page): { readonly href: string; readonly type: string; readonly title: string } | undefined {
  const root = rootOf(page);
  return root === undefined ? undefined : { href: `${root}${page.prefix()}${page.path}${FILE}`, type: TYPE, title: "oEmbed" };
}

/** The answer as a file beside the page, for sites that no program serves. */
export function* oembedFile(page: Page, own: Previewing = opening): Generator<Written> {
  if (page.site.baseUrl === undefined) return;
  yield written(`${page.prefix()}${decodeURIComponent(page.path)}${FILE}`, () => `${JSON.stringify(answerOf(page, own), null, 1)}\n`);
}

function answerOf(page: Page, own: Previewing): object {
  const root = rootOf(page);
  const name = page.plain(page.site.atlas.head.title);
  const preview = own(page);
  const picture = pictureOf(page, own === opening ? undefined : own);
  return {
    version: "1.0",
    ...(root === undefined ? { type: "link" } : { type: "rich", ...FRAME, html: frameOf(page, root, preview) }),
    title: preview.title === name ? name : `${preview.title} · ${name}`,
    provider_name: page.site.atlas.head.publisher ?? name,
    provider_url: page.site.baseUrl,
    ...(picture && { thumbnail_url: picture.href, thumbnail_width: picture.width, thumbnail_height: picture.height }),
  };
}

/** The frame as text; the renderer escapes what records say. */
const frameOf = (page: Page, root: string, { title, question, camera, sel }: Preview): string =>
  renderToString(
    <iframe
      src={`${root}embed/#${viewHash({ ...question, camera, sel, lang: page.lang })}`}
      title={title}
      {...FRAME}
      loading="lazy"
      style="border:0;width:100%"
    />,
  );
