import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { directionOf } from "../../export/site/direction.ts";
import type { Say } from "../../export/site/words.ts";

/** What a page may load: its own, and pictures of these hosts. */
function policy(images: readonly string[]): string {
  const hosts = new Set(images.flatMap((image) => /^https?:\/\/[\w.-]+(:\d+)?(?=\/)/.exec(image)?.[0] ?? []));
  const pictures = ["'self'", "data:", "blob:", ...hosts].join(" ");
  return `default-src 'none'; img-src ${pictures}; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'`;
}

/** What every page has, be it of an atlas or not. */
export interface Frame {
  readonly lang: string;
  /** way to the root of the site, with its closing slash */
  readonly root: string;
  readonly title: string;
  readonly kind: "page" | "map" | "search";
  /** what else the head says */
  readonly meta: ComponentChildren;
  /** what its script will ask for at once */
  readonly early?: ComponentChildren;
  /** style sheets and script, relative to the root */
  readonly styles: readonly string[];
  readonly script: string | undefined;
  /** whole addresses of pictures that it shows from elsewhere */
  readonly images?: readonly string[];
  readonly say: Say;
  /** what stands above and below; a page without is its body alone */
  readonly around: { readonly header: ComponentChildren; readonly footer: ComponentChildren } | undefined;
}

/** A whole document. Text reaches it only through the renderer, which escapes it. */
export function frameOf(
  { lang, root, title, kind, meta, early, styles, script, images = [], say, around }: Frame,
  body: ComponentChildren,
): string {
  const html = renderToString(
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charSet="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(images)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {meta}
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={`${root}${href}`} />
        ))}
        {early}
        {script !== undefined && <script type="module" src={`${root}${script}`} />}
      </head>
      <body class={kind}>
        {around === undefined ? (
          body
        ) : (
          <>
            <a class="skip" href="#content">
              {say("page.skip")}
            </a>
            <header class="top">{around.header}</header>
            <main id="content">{body}</main>
            <footer>{around.footer}</footer>
          </>
        )}
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}
