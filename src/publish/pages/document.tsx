import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { directionOf } from "../../export/site/direction.ts";
import { addressOf, CitationMeta } from "./cite.tsx";
import type { Page } from "./page.tsx";
import type { Picture } from "./previews.ts";
import { folderOf, hasLand, MAIN, MORE, type Section, sectionsOf } from "./sections.ts";

/** `images`: whole addresses of pictures that a page shows from elsewhere. */
const policy = (images: readonly string[]): string =>
  `default-src 'none'; img-src 'self' data: blob:${[...new Set(images.flatMap((image) => /^https?:\/\/[\w.-]+(:\d+)?(?=\/)/.exec(image)?.[0] ?? []))].map((origin) => ` ${origin}`).join("")}; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'`;

/** The icon of an atlas that names no logo. */
export const ICON = "assets/icon.svg";

export interface Shell {
  readonly title: string;
  readonly description?: string | undefined;
  /** `missing` and `search` are nothing to cite */
  readonly kind?: "page" | "map" | "search" | "missing";
  /** what stands for the page where its address is shared */
  readonly picture?: Picture | undefined;
  /** where what the page becomes inside of another is told */
  readonly oembed?: { readonly href: string; readonly type: string; readonly title: string } | undefined;
  /** addresses of what its script will ask for at once */
  readonly early?: { readonly scripts: readonly string[]; readonly data: readonly string[] };
  /** shown inside a page of somebody else: its links open outside */
  readonly embedded?: boolean;
  /** links to the same page as data */
  readonly alternates?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
}

/** The parts of all attributions, each once. */
const attributionOf = (attributions: readonly string[]): string =>
  [...new Set(attributions.flatMap((one) => one.split(/;\s*/)).filter((one) => one !== ""))].join("; ");

/** A whole document. Text reaches it only through the renderer, which escapes it. */
export function documentOf(page: Page, shell: Shell, body: ComponentChildren): string {
  const { site, lang, say } = page;
  const { head } = site.atlas;
  const { kind = "page" } = shell;
  const atlasTitle = page.plain(head.title);
  const map = kind === "map";
  const script = map ? site.assets.script : kind === "search" ? site.assets.search : undefined;
  const styles = map ? [...site.assets.mapStyles, ...site.assets.pageStyles] : site.assets.pageStyles;
  const url = kind === "missing" ? undefined : addressOf(page);
  const html = renderToString(
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charSet="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(map ? (site.data.atlas.oldMaps ?? []).map(({ image }) => image) : [])} />
        {shell.embedded === true && <base target="_blank" />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{shell.title === atlasTitle ? atlasTitle : `${shell.title} · ${atlasTitle}`}</title>
        {shell.description !== undefined && <meta name="description" content={shell.description} />}
        <meta name="generator" content="dejure" />
        <link rel="icon" href={`${page.root}${site.logo ?? ICON}`} />
        <link rel="manifest" href={`${page.root}site.webmanifest`} />
        {kind !== "missing" && kind !== "search" && (
          <>
            <meta property="og:type" content={map ? "website" : "article"} />
            <meta property="og:site_name" content={atlasTitle} />
            <meta property="og:title" content={shell.title} />
            <meta property="og:locale" content={lang} />
            {shell.description !== undefined && <meta property="og:description" content={shell.description} />}
            {url !== undefined && <meta property="og:url" content={url} />}
            {shell.picture === undefined ? (
              <meta name="twitter:card" content="summary" />
            ) : (
              <>
                <meta property="og:image" content={shell.picture.href} />
                <meta property="og:image:type" content="image/png" />
                <meta property="og:image:width" content={String(shell.picture.width)} />
                <meta property="og:image:height" content={String(shell.picture.height)} />
                <meta property="og:image:alt" content={shell.picture.alt} />
                <meta name="twitter:card" content="summary_large_image" />
              </>
            )}
          </>
        )}
        {kind !== "missing" && kind !== "search" && <CitationMeta page={page} title={shell.title} />}
        {url !== undefined && <link rel="canonical" href={url} />}
        {(map || kind === "missing" ? [] : site.languages).map((one) => (
          <link key={one.tag} rel="alternate" hreflang={one.tag} href={`${page.root}${page.prefix(one.tag)}${page.path}`} />
        ))}
        {shell.oembed !== undefined && <link rel="alternate" {...shell.oembed} />}
        {shell.alternates?.map((one) => (
          <link key={one.href} rel="alternate" {...one} />
        ))}
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={`${page.root}${href}`} />
        ))}
        {shell.early?.scripts.map((href) => (
          <link key={href} rel="modulepreload" href={href} />
        ))}
        {shell.early?.data.map((href) => (
          <link key={href} rel="preload" as="fetch" crossOrigin="anonymous" href={href} />
        ))}
        {script !== undefined && <script type="module" src={`${page.root}${script}`} />}
      </head>
      <body class={kind === "missing" ? "page" : kind}>
        {map ? (
          body
        ) : (
          <>
            <a class="skip" href="#content">
              {say("page.skip")}
            </a>
            <header class="top">
              <a class="brand" href={page.to("")}>
                {site.logo !== undefined && <img class="logo" src={`${page.root}${site.logo}`} alt="" />}
                {atlasTitle}
              </a>
              <Languages page={page} />
              <Menu page={page} />
            </header>
            <main id="content">{body}</main>
            <footer>
              <p>
                {atlasTitle}. {say("attribution", { licence: head.licence })} {attributionOf(site.data.atlas.attribution)}
              </p>
              <p>
                <a href={`${page.root}assets/licences.txt`}>{say("page.licences")}</a>
              </p>
              {url !== undefined && <p class="address">{url}</p>}
            </footer>
          </>
        )}
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}

function Languages({ page }: { page: Page }) {
  const { site, lang, say } = page;
  if (site.languages.length < 2) return null;
  return (
    <nav class="languages" aria-label={say("language.choose")}>
      {site.languages.map((one) => (
        <a
          key={one.tag}
          href={`${page.root}${page.prefix(one.tag)}${page.path}`}
          lang={one.tag}
          hreflang={one.tag}
          aria-current={one.tag === lang ? "true" : undefined}
        >
          {one.name}
        </a>
      ))}
    </nav>
  );
}

/** Ways to what this atlas has: the lists that readers look for first, and the others behind one word. */
function Menu({ page }: { page: Page }) {
  const { site, lang, say } = page;
  const there = sectionsOf(site);
  const here = (section: Section): boolean => (section === "data" ? page.path === "data/" : page.path.startsWith(folderOf(section)));
  const link = (section: Section) => (
    <a key={section} href={page.to(folderOf(section))} aria-current={here(section) ? "page" : undefined}>
      {say(`pages.${section}`)}
    </a>
  );
  const more = MORE.filter((section) => there.has(section));
  const current = more.find(here);
  return (
    <nav class="menu" aria-label={say("page.menu")}>
      {hasLand(site) && <a href={`${page.root}map/#lang=${lang}`}>{say("map")}</a>}
      {MAIN.filter((section) => there.has(section)).map(link)}
      {current !== undefined && link(current)}
      <a href={page.to("search/")} aria-current={page.path === "search/" ? "page" : undefined}>
        {say("pages.search")}
      </a>
      <details class="more">
        <summary>{say("page.more")}</summary>
        <div>{more.filter((section) => section !== current).map(link)}</div>
      </details>
    </nav>
  );
}
