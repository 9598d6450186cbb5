import type { ComponentChildren } from "preact";
import { addressOf, CitationMeta } from "./cite.tsx";
import { frameOf } from "./frame.tsx";
import type { Page } from "./page.tsx";
import type { Picture } from "./previews.ts";
import { folderOf, hasLand, MAIN, MORE, type Section, sectionsOf } from "./sections.ts";

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
  const meta = (
    <>
      {shell.embedded === true && <base target="_blank" />}
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
    </>
  );
  const early = (
    <>
      {shell.early?.scripts.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {shell.early?.data.map((href) => (
        <link key={href} rel="preload" as="fetch" crossOrigin="anonymous" href={href} />
      ))}
    </>
  );
  return frameOf(
    {
      lang,
      root: page.root,
      title: shell.title === atlasTitle ? atlasTitle : `${shell.title} · ${atlasTitle}`,
      kind: kind === "missing" ? "page" : kind,
      meta,
      early,
      styles,
      script,
      images: map ? (site.data.atlas.oldMaps ?? []).flatMap((one) => ("image" in one ? [one.image] : [])) : [],
      say,
      around: map ? undefined : { header: <Header page={page} />, footer: <Footer page={page} url={url} /> },
    },
    body,
  );
}

function Header({ page }: { page: Page }) {
  const { site } = page;
  return (
    <>
      <a class="brand" href={page.to("")}>
        {site.logo !== undefined && <img class="logo" src={`${page.root}${site.logo}`} alt="" />}
        {page.plain(site.atlas.head.title)}
      </a>
      <Languages page={page} />
      <Menu page={page} />
    </>
  );
}

function Footer({ page, url }: { page: Page; url: string | undefined }) {
  const { site, say } = page;
  const { head } = site.atlas;
  return (
    <>
      <p>
        {page.plain(head.title)}. {say("attribution", { licence: head.licence })} {attributionOf(site.data.atlas.attribution)}
      </p>
      <p>
        <a href={`${page.root}assets/licences.txt`}>{say("page.licences")}</a>
      </p>
      {url !== undefined && <p class="address">{url}</p>}
    </>
  );
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
