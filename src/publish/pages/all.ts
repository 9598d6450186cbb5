import { mapPage } from "./map-page.tsx";
import { Page, type Site } from "./page.tsx";

export interface Written {
  readonly path: string;
  readonly text: string;
}

/** Every page of a site, language by language. */
export function* allPages(site: Site): Generator<Written> {
  const first = site.languages[0]?.tag ?? "en";
  yield { path: "map/index.html", text: mapPage(new Page(site, first, "map/"), false) };
  yield { path: "embed/index.html", text: mapPage(new Page(site, first, "embed/"), true) };
}
