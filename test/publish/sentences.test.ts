/** The twenty sentences of the flagship's article on the page of their source, in each language of the interface. */
import { beforeAll, describe, expect, test } from "vitest";
import { siteMessages } from "../../scripts/site-messages.ts";
import type { SpokenLanguage } from "../../src/core/words/languages.ts";
import { publish } from "../../src/publish/publish.ts";
import { vilnius } from "../server/vilnius.ts";

const LANGUAGES = ["en", "lt", "pl"] as const;
const messages = (lang: SpokenLanguage) => Buffer.from(JSON.stringify(siteMessages().get(lang)));
const webAssets = new Map<string, Uint8Array>([
  ...LANGUAGES.map((lang): [string, Uint8Array] => [`assets/messages/${lang}.json`, messages(lang)]),
  ["manifest.json", new TextEncoder().encode("{}")],
]);

const pages = new Map<string, string>();
beforeAll(() => {
  const { atlas, resolver, diagnostics } = vilnius();
  for (const file of publish(atlas, resolver, { webAssets, diagnostics }))
    if (/^(lt\/|pl\/)?sources\/article\/index\.html$/.test(file.path)) pages.set(file.path, new TextDecoder().decode(file.bytes));
});

describe.each(LANGUAGES)("in %s", (lang) => {
  const row = (key: string): string =>
    new RegExp(`<tr id="${key}">.*?</tr>`, "s").exec(
      pages.get(`${lang === "en" ? "" : `${lang}/`}sources/article/index.html`) ?? "",
    )?.[0] ?? "";
  const words = JSON.parse(messages(lang).toString()) as Record<string, string>;
  const prefix = (key: string): string => (words[key] ?? "").split("{")[0] as string;

  test("each sentence says whose word it is, stated as what and on which citation, in this language alone", () => {
    for (let i = 1; i <= 20; i++) {
      const html = row(`S${String(i).padStart(2, "0")}`);
      expect(html).toContain(prefix("page.whose"));
      expect([words["page.stated.fact"], words["page.stated.view"]].filter((said) => html.includes(said as string))).toHaveLength(1);
      expect(html).not.toMatch(/ lang="(?!be|ru)/);
      expect(html).not.toContain(words["page.uncarried"]);
    }
  });

  test("the mark, the flag, the want of both, and what is left to the context", () => {
    expect(row("S03")).toContain("[4]");
    expect(row("S08")).toContain(words["page.stated.view"]);
    expect(row("S10")).toContain(words["page.citation.none"]);
    expect(row("S17")).toContain(words["page.citation.needed"]);
    expect(row("S17")).not.toContain(words["page.citation.none"]);
    expect(row("S02")).toContain(prefix("page.context"));
  });
});
