/**
 * `<dejure-map>`: a map of a published atlas in any page, by one script and without anything of the page's own.
 *
 * Attributes: `src` (address of the atlas; absent: where this script lies), `date` (EDTF), `viewpoint`, `layer`, `select`
 * (`collection/id` or `lat,lon`), `map` (zoom/lat/lon), `lang`, `panel`, `strip`, `title-line`, `theme`, `height` (a length, or `auto`).
 * Events: `dejure-ready` and `dejure-view`, with `detail` { date, viewpoint, layer, sel, lang, sentence }.
 */
const SHOWN = { date: "date", viewpoint: "viewpoint", layer: "layer", select: "sel", map: "map", lang: "lang" } as const;
const OPTIONS = { panel: "panel", strip: "strip", "title-line": "title", theme: "theme" } as const;
/** Pixels where the page says nothing. */
const HEIGHT = 500;

const home = new URL(/* @vite-ignore */ ".", import.meta.url).href;

class DejureMap extends HTMLElement {
  static readonly observedAttributes = ["src", "height", ...Object.keys(SHOWN), ...Object.keys(OPTIONS)];
  #frame: HTMLIFrameElement | undefined;
  #waiting = false;

  connectedCallback(): void {
    if (this.#frame === undefined) {
      this.#frame = document.createElement("iframe");
      this.#frame.loading = "lazy";
      this.#frame.allow = "fullscreen; clipboard-write";
      this.#frame.style.cssText = "display:block;width:100%;height:100%;border:0";
      this.#frame.title = this.getAttribute("title") ?? "Map";
    }
    this.style.display ||= "block";
    this.#size();
    this.#frame.src = this.#address();
    this.append(this.#frame);
    addEventListener("message", this.#heard);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#heard);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (this.#frame === undefined || before === now || this.#waiting) return;
    if (name === "height") {
      this.#size();
      return;
    }
    this.#waiting = true;
    // Several attributes that are set one after the other are one change.
    queueMicrotask(() => {
      this.#waiting = false;
      if (this.#frame === undefined) return;
      if (name in SHOWN) this.#frame.contentWindow?.postMessage({ dejure: "show", hash: this.#hash() }, "*");
      else this.#frame.src = this.#address();
    });
  }

  #size(): void {
    const height = this.getAttribute("height");
    if (height === "auto") this.style.height ||= `${HEIGHT}px`;
    else this.style.height = height === null ? this.style.height || `${HEIGHT}px` : /^\d+$/.test(height) ? `${height}px` : height;
  }

  #written(names: Readonly<Record<string, string>>): string {
    const values = new URLSearchParams();
    for (const [attribute, name] of Object.entries(names)) {
      const value = this.getAttribute(attribute);
      if (value !== null && value !== "") values.set(name, value);
    }
    return values.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  }

  #hash(): string {
    return `#${this.#written(SHOWN)}`;
  }

  #address(): string {
    const site = this.getAttribute("src") ?? home;
    const address = new URL("embed/", new URL(site.endsWith("/") ? site : `${site}/`, document.baseURI));
    address.search = this.#written(OPTIONS);
    return `${address.href}${this.#hash()}`;
  }

  readonly #heard = ({ source, data }: MessageEvent): void => {
    if (source === null || source !== this.#frame?.contentWindow || typeof data !== "object" || data === null) return;
    const { dejure, view, sentence, height } = data as Record<string, unknown>;
    if (dejure !== "ready" && dejure !== "view") return;
    if (this.getAttribute("height") === "auto" && typeof height === "number" && height > 0) this.style.height = `${Math.round(height)}px`;
    if (typeof sentence === "string" && this.#frame !== undefined && !this.hasAttribute("title")) this.#frame.title = sentence;
    this.dispatchEvent(new CustomEvent(`dejure-${dejure}`, { bubbles: true, detail: { ...(view as object), sentence } }));
  };
}

if (!customElements.get("dejure-map")) customElements.define("dejure-map", DejureMap);
