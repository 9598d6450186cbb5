/** The map inside a page of somebody else: what that page asks for in the address, and the messages between the two. */
import { type Permalink, readPermalink } from "./permalink.ts";

/** What the host asks for after `?`: `panel=open|closed|none`, `strip=none`, `title=none`, `theme=light|dark`. */
export interface EmbedOptions {
  readonly panel: "open" | "closed" | "none";
  readonly strip: boolean;
  readonly title: boolean;
  /** absent: that of the reader's system */
  readonly theme?: "light" | "dark";
}

export function embedOptions(search: string): EmbedOptions {
  const asked = new URLSearchParams(search);
  const panel = asked.get("panel");
  const theme = asked.get("theme");
  return {
    panel: panel === "open" || panel === "none" ? panel : "closed",
    strip: asked.get("strip") !== "none",
    title: asked.get("title") !== "none",
    ...((theme === "light" || theme === "dark") && { theme }),
  };
}

/** What the host is told: that the map stands, and what it shows after each change. `dejure` names the kind. */
export interface EmbedMessage {
  readonly dejure: "ready" | "view";
  readonly view: Permalink;
  /** the sentence under which the map stands, in the reader's language */
  readonly sentence: string;
  /** pixels that the whole of it needs to be read without scrolling inside */
  readonly height: number;
}

/** Tells the host, whoever it is: what is told is what everybody who sees the page reads. */
export function tellHost(message: EmbedMessage): void {
  if (parent !== window) parent.postMessage(message, "*");
}

/**
 * Follows the host: `{ dejure: "show", hash: "#date=…" }` shows another view. It can ask for nothing that an address could not,
 * so its origin does not matter.
 */
export function listenToHost(show: (hash: string) => void): () => void {
  const listen = ({ source, data }: MessageEvent): void => {
    if (source !== parent || typeof data !== "object" || data === null) return;
    const { dejure, hash } = data as { readonly dejure?: unknown; readonly hash?: unknown };
    if (dejure === "show" && typeof hash === "string" && Object.keys(readPermalink(hash)).length > 0) show(hash);
  };
  addEventListener("message", listen);
  return () => removeEventListener("message", listen);
}

const DARK = "(prefers-color-scheme: dark)";

/** Makes the style sheets take light or dark from the host instead of the reader's system: rules for the dark hold always, or never. */
export function forceTheme(theme: "light" | "dark"): void {
  document.documentElement.style.colorScheme = theme;
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.media.mediaText.includes(DARK))
        rule.media.mediaText = rule.media.mediaText.replace(DARK, theme === "dark" ? "(min-width: 0px)" : "(max-width: 0px)");
}
