/**
 * The page on which a person judges a draft: left the sentences with what was found in them, right what is proposed, to accept, edit
 * or refuse. It can be read without its script, which only keeps and saves what is decided.
 */
import { grouped } from "../../core/model/grouped.ts";
import type { Analysis, Finding } from "./analysis.ts";
import { recordText } from "./draft-files.ts";
import { numbersLeftOut } from "./markers.ts";
import type { Proposal } from "./proposal.ts";
import { REVIEW_SCRIPT, REVIEW_SCRIPT_DIGEST } from "./review-script.ts";

const asText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: "date" | "quantity" | "name" | "stranger" | "attribution" | "cue" | "marker";
  readonly title: string;
}

/** Everything found in a sentence as stretches that do not overlap; what was found first in this order stands. */
function marksOf({ sentence, dates, quantities, names, strangers, attributions, cues }: Finding): Mark[] {
  const all: Mark[] = [
    ...sentence.markers
      .filter((m) => m.end <= sentence.end)
      .map(
        (m): Mark => ({
          start: m.start - sentence.start,
          end: m.end - sentence.start,
          kind: "marker",
          title: m.kind === "flag" ? "flag" : "citation of the article",
        }),
      ),
    ...dates.map((d): Mark => ({ ...d, kind: "date", title: `${d.edtf ?? "no year"} · ${d.rule}${d.inferred ? ` · ${d.inferred}` : ""}` })),
    ...quantities.map((q): Mark => ({ ...q, kind: "quantity", title: `${q.value} ${q.unit}${q.of ? ` of ${q.of}` : ""} · ${q.rule}` })),
    ...names.map(
      (n): Mark => ({ ...n, kind: "name", title: `${n.kind}: ${n.ids.join(" or ")}${n.proposed ? " · not in the atlas" : ""}` }),
    ),
    ...cues.map((c): Mark => ({ ...c, kind: "cue", title: `${c.cue.rule}${c.negated ? " · negated, proposes nothing" : ""}` })),
    ...attributions.map((a): Mark => ({ start: a.end - a.verb.length, end: a.end, kind: "attribution", title: `${a.rule}: ${a.holder}` })),
    ...strangers.map(
      (s): Mark => ({
        ...s,
        kind: "stranger",
        title: s.person ? "a person whom the atlas does not name" : "a name that the atlas does not have",
      }),
    ),
  ];
  const kept: Mark[] = [];
  for (const mark of all) if (mark.start < mark.end && !kept.some((k) => mark.start < k.end && k.start < mark.end)) kept.push(mark);
  return kept.sort((a, b) => a.start - b.start);
}

function marked(finding: Finding): string {
  const { words } = finding.sentence;
  let at = 0;
  let out = "";
  for (const { start, end, kind, title } of marksOf(finding)) {
    out += `${asText(words.slice(at, start))}<mark class="${kind}" title="${asText(title)}">${asText(words.slice(start, end))}<span class="what"> [${asText(title)}]</span></mark>`;
    at = end;
  }
  return out + asText(words.slice(at));
}

function card(proposal: Proposal, source: string): string {
  const { collection, id, rules, quote, sentences } = proposal;
  const also =
    sentences.length > 1
      ? `<p>Also from ${sentences
          .slice(1)
          .map((s) => `<a href="#${asText(s)}">${asText(s)}</a>`)
          .join(", ")}</p>`
      : "";
  const name = asText(`${collection}/${id}`);
  const record = recordText(proposal, source).trimEnd();
  const choice = (value: string, words: string): string =>
    `<label><input type="radio" name="${name}" value="${value}"${value === "" ? " checked" : ""}> ${words}</label>`;
  return `<article data-collection="${asText(collection)}" data-id="${asText(id)}"><h3>${asText(collection)} · <code>${asText(id)}</code></h3><p class="rule">${rules.map((rule) => `<code>${asText(rule)}</code>`).join(" ")}</p><blockquote>${asText(quote)}</blockquote><div role="group" aria-label="Decision on ${asText(id)}">${choice("accept", "accept")} ${choice("refuse", "refuse")} ${choice("", "later")}</div><textarea aria-label="Record ${asText(id)}" rows="${record.split("\n").length + 1}" spellcheck="false">${asText(record)}</textarea>${also}</article>`;
}

const KINDS: Readonly<Record<Mark["kind"], string>> = {
  date: "date",
  quantity: "quantity",
  name: "name",
  stranger: "name that is not in the atlas",
  attribution: "who says it",
  cue: "word that proposes something",
  marker: "citation of the article",
};
const LEGEND = Object.entries(KINDS)
  .map(([kind, words]) => `<mark class="${kind}">${words}</mark>`)
  .join(" ");

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:90rem;padding:1rem}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem;border-top:1px solid #8888;padding:1rem 0}
.row>div:first-child{position:sticky;top:0;align-self:start;padding-top:.5rem}
@media (max-width:50rem){.row{grid-template-columns:minmax(0,1fr)}.row>div:first-child{position:static}}
h2,h3{font-size:1rem;margin:0}article{border-left:3px solid #8888;padding-left:.75rem;margin-bottom:1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.85rem}.rule{margin:.25rem 0;opacity:.8}.legend mark{margin-inline-end:1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0}blockquote{margin:.5rem 0;font-style:italic;white-space:pre-wrap}
.words{white-space:pre-wrap}mark{color:inherit;background:none;border-bottom:3px solid}.what{font-size:.75rem;opacity:.8}
.date{border-color:#0077bb}.quantity{border-color:#009988}.name{border-color:#ee7733}.stranger{border-bottom-style:dotted}.attribution{border-color:#ee3377}.cue{border-color:#33bbee}.marker{border-color:#bbbbbb}
.flag{font-weight:bold}
textarea{box-sizing:border-box;width:100%;font-family:ui-monospace,monospace;font-size:.85rem;white-space:pre;overflow-x:auto}
fieldset{border:0;margin:0;padding:0;min-width:0}article label{margin-inline-end:1rem}
.save{position:sticky;bottom:0;background:Canvas;border-top:1px solid #8888;padding:.5rem 0;margin:0}`;

/** The review page as HTML. Words of the article and of the atlas are text on it, never markup. */
export function reviewPage(
  { findings, orphans }: Analysis,
  proposals: readonly Proposal[],
  { title, source }: { readonly title: string; readonly source: string },
): string {
  const by = grouped(proposals, ({ sentences }) => sentences[0] ?? "");
  const leftOut = numbersLeftOut(findings.flatMap((f) => f.sentence.markers));
  const rows = findings.map((finding) => {
    const { sentence } = finding;
    const markers = sentence.markers
      .map((m) => {
        const missing = leftOut.get(m);
        const doubt = missing === undefined ? "" : ` (${missing} left out before it: its own sentence may be too)`;
        return `<span class="${m.kind === "flag" ? "flag" : "marker"}">${asText(m.text)}</span>${doubt}`;
      })
      .join(" ");
    const cards =
      (by.get(sentence.id) ?? []).map((proposal) => card(proposal, source)).join("") || "<p>Nothing is proposed from this sentence.</p>";
    return `<section class="row" id="${asText(sentence.id)}" aria-labelledby="h-${asText(sentence.id)}"><div><h2 id="h-${asText(sentence.id)}">${asText(sentence.id)}</h2><p class="words">${marked(finding)}</p>${sentence.plain.length < sentence.words.length ? `<p class="flag">Only its first ${sentence.plain.length} characters were looked through.</p>` : ""}${markers === "" ? "" : `<p>Its markers: ${markers}</p>`}</div><div>${cards}</div></section>`;
  });
  const lost =
    orphans.length === 0
      ? ""
      : `<p class="flag">Markers before the first sentence, whose own sentence is missing: ${orphans.map((m) => asText(m.text)).join(" ")}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${REVIEW_SCRIPT_DIGEST}'; form-action 'none'; base-uri 'none'"><meta name="viewport" content="width=device-width"><title>Draft of ${asText(title)}</title><style>
${STYLE}
</style></head><body>
<main>
<h1>Draft of ${asText(title)}</h1>
<p>${findings.length} sentences, ${proposals.length} proposals, source <code>${asText(source)}</code>. Rules proposed all of it and know nothing: accept what is so, edited into your own words, and refuse the rest. Then save the decisions, and run <code>dejure draft --accept ${asText(source.split("/").at(-1) ?? source)}-decisions.json -o ATLAS</code>. No proposal changes the map by itself: effects stand as remarks below a record until you put them in.</p>
<p class="legend">${LEGEND}</p>
${lost}
<form data-source="${asText(source)}"><fieldset disabled>
${rows.join("\n")}
<p class="save"><button type="submit">Save decisions</button> <output>needs its script</output></p>
</fieldset></form>
</main>
<script>${REVIEW_SCRIPT}</script>
</body></html>
`;
}
