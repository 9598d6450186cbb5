import "./style.css";
import { render } from "preact";
import type { Localized } from "../core/model/values.ts";
import type { SiteAtlas, SiteNames } from "../export/site/contract.ts";
import { AtlasModel } from "../export/site/model.ts";
import { speaker } from "../export/site/words.ts";
import { SiteData } from "./data.ts";
import { embedOptions, forceTheme } from "./embed.ts";
import { loadMap } from "./map/load-map.ts";
import { readPermalink } from "./permalink.ts";
import { App } from "./ui/app.tsx";

/** Starts the map page; `#app` says where the site's root is and which languages it has. */
async function start(root: HTMLElement): Promise<void> {
  const languages = (root.dataset["languages"] ?? "en").split(" ").map((pair) => {
    const [tag = "en", name = tag] = pair.split("=");
    return { tag, name: decodeURIComponent(name) };
  });
  const data = new SiteData(new URL(root.dataset["root"] ?? "../", location.href).href, root.dataset["version"] ?? "");
  const asked = readPermalink(location.hash).lang;
  const wanted = [asked, root.dataset["lang"], ...navigator.languages.map((tag) => tag.split("-")[0])];
  const lang = wanted.find((tag) => languages.some((one) => one.tag === tag)) ?? "en";
  // asked for before anything else is done, so that all of it comes at once
  void loadMap().catch(() => {});
  const parts = Promise.all([data.messages(lang), data.atlas(), data.cells(), data.timelines(), data.land()]);
  parts.catch(() => {});
  const english = await data.messages("en");
  const embedded = root.dataset["embedded"] === "true" ? embedOptions(location.search) : undefined;
  if (embedded?.theme !== undefined) forceTheme(embedded.theme);
  try {
    const [first, atlas, cells, timelines, land] = await parts;
    const named = asked === undefined || atlas.languages.includes(asked) ? atlas : withNames(atlas, await data.names());
    const drawing = earlyDrawing(root);
    root.replaceChildren();
    document.body.classList.add("live");
    render(
      <App
        model={new AtlasModel(named, cells, timelines)}
        cells={cells}
        land={land}
        drawing={drawing}
        data={data}
        english={english}
        first={first}
        lang={lang}
        languages={languages}
        logo={root.dataset["logo"]}
        embedded={embedded}
      />,
      root,
    );
  } catch (fault) {
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    notice.textContent = speaker(english)("failed");
    root.prepend(notice);
    throw fault;
  }
}

/** The same atlas with names in languages that the site is not written in. */
function withNames(atlas: SiteAtlas, names: SiteNames): SiteAtlas {
  const more = <T extends { readonly id: string; readonly name: Localized }>(collection: string, list: readonly T[]): readonly T[] =>
    list.map((one) => ({ ...one, name: { ...one.name, ...names[`${collection}/${one.id}`] } }));
  return {
    ...atlas,
    polities: more("polities", atlas.polities),
    territories: more("territories", atlas.territories),
    places: more("places", atlas.places),
    viewpoints: more("viewpoints", atlas.viewpoints),
  };
}

/** The drawing that stands in the map's place since the page came (see `early.ts`), where it shows what the address asks for. */
function earlyDrawing(root: HTMLElement): Element | undefined {
  const { classList } = document.documentElement;
  const drawing = classList.contains("early") && !classList.contains("blank") ? root.querySelector("svg.map") : null;
  classList.remove("early");
  // the live map says the same to those who do not see it
  drawing?.setAttribute("aria-hidden", "true");
  return drawing ?? undefined;
}

const root = document.getElementById("app");
if (root !== null) void start(root);
