import "maplibre-gl/dist/maplibre-gl.css";
import "./style.css";
import { render } from "preact";
import { AtlasModel } from "../export/site/model.ts";
import { speaker } from "../export/site/words.ts";
import { SiteData } from "./data.ts";
import { readPermalink } from "./permalink.ts";
import { App } from "./ui/app.tsx";

/** Starts the map page; `#app` says where the site's root is and which languages it has. */
async function start(root: HTMLElement): Promise<void> {
  const languages = (root.dataset["languages"] ?? "en").split(" ").map((pair) => {
    const [tag = "en", name = tag] = pair.split("=");
    return { tag, name: decodeURIComponent(name) };
  });
  const data = new SiteData(new URL(root.dataset["root"] ?? "../", location.href).href, root.dataset["version"] ?? "");
  const wanted = [readPermalink(location.hash).lang, root.dataset["lang"], ...navigator.languages.map((tag) => tag.split("-")[0])];
  const lang = wanted.find((tag) => languages.some((one) => one.tag === tag)) ?? "en";
  const english = await data.messages("en");
  try {
    const [first, atlas, cells, timelines, land] = await Promise.all([
      lang === "en" ? english : data.messages(lang),
      data.atlas(),
      data.cells(),
      data.timelines(),
      data.land(),
    ]);
    root.replaceChildren();
    document.body.classList.add("live");
    render(
      <App
        model={new AtlasModel(atlas, cells, timelines)}
        cells={cells}
        land={land}
        data={data}
        english={english}
        first={first}
        lang={lang}
        languages={languages}
        logo={root.dataset["logo"]}
        embedded={root.dataset["embedded"] === "true"}
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

const root = document.getElementById("app");
if (root !== null) void start(root);
