/** Who may use the workbench: its own page as this process served it, and nobody else. */
import { timingSafeEqual } from "node:crypto";
import type { ServedBy } from "../../server/front.ts";
import type { Refusal } from "../../server/problem.ts";
import { refusal } from "./request-body.ts";

/** Header in which the page sends back what this start of the server gave it. */
export const TOKEN_HEADER = "dejure-token";

const refuse = (detail: string, help: string): Refusal => refusal(403, "refused", detail, help);

const same = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Why a request is none of the workbench's own page; undefined where it is. `host` was allowed already. */
export function strangerFault(request: Request, env: ServedBy | undefined, token: string): Refusal | undefined {
  const { headers } = request;
  const given = env?.incoming?.headers["host"];
  const host = typeof given === "string" ? given : new URL(request.url).host;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const elsewhere =
    (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)) || (site !== null && site !== "same-origin");
  if (elsewhere)
    return refuse(
      `a page of ${origin === null ? "another site" : origin.slice(0, 200)} may not use the workbench`,
      "use the page /workbench/ itself",
    );
  // Browsers say with each writing where it comes from; who does not say it is none.
  if (origin === null && request.method !== "GET")
    return refuse("it is not said which page this comes from, and the workbench takes nothing else", "use the page /workbench/ itself");
  if (!same(headers.get(TOKEN_HEADER) ?? "", token))
    return refuse("this page was not served by the server as it runs now", "load /workbench/ again");
  return undefined;
}
