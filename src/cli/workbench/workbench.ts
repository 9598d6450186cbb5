/** The workbench of one served atlas: its page, and what that page asks for. Nothing else may ask it. */
import { randomBytes } from "node:crypto";
import { filesOf } from "../../core/model/diagnostic.ts";
import type { WhoAnswer } from "../../core/resolve/answer.ts";
import type { BenchFindings, BenchLand, BenchProblem } from "../../export/site/bench-contract.ts";
import type { ServedBy } from "../../server/front.ts";
import { Refusal } from "../../server/problem.ts";
import { refused, withoutCors } from "../../server/problem-answer.ts";
import type { AtlasWorker } from "../../worker/client.ts";
import type { Compiled } from "../../worker/protocol.ts";
import { CommandError, EXIT, type World } from "../world.ts";
import { BenchPage, HEADERS } from "./bench-page.ts";
import { strangerFault } from "./guard.ts";
import { type Bench, recordFrom } from "./record-form.ts";
import { formOf, objectOf, refusal } from "./request-body.ts";
import { foundIn, shownOf } from "./shown-findings.ts";
import { Trial } from "./trial.ts";

/** Bytes of a form, and of dropped files. */
const LIMITS = { form: 8_000_000, files: 64_000_000 } as const;

export interface Workbench {
  /** Is told what was compiled, and whether the site shows it. */
  compiled(compiled: Compiled, adopted: boolean): void;
  /** The answer to what is asked under /workbench; undefined for all else. */
  answer(request: Request, env: ServedBy | undefined): Promise<Response> | undefined;
  close(): Promise<void>;
}

interface Opening {
  readonly world: World;
  readonly root: string;
  readonly engine: AtlasWorker;
  /** what its page sends back; made anew at each start */
  readonly token?: string;
}

const json = (data: unknown): Response =>
  new Response(`${JSON.stringify(data)}\n`, { headers: { ...HEADERS, "content-type": "application/json; charset=utf-8" } });

export function openWorkbench({ world, root, engine, token = randomBytes(24).toString("base64url") }: Opening): Workbench {
  const trial = new Trial(world);
  const bench: Bench = { world, root, trial };
  const page = new BenchPage(world, token);
  let last: { readonly compiled: Compiled; readonly adopted: boolean } | undefined;
  const inTurn = turns();

  const findings = async (): Promise<Response> => {
    const diagnostics = last?.compiled.diagnostics ?? [];
    const texts = await engine.texts(filesOf(shownOf(diagnostics)));
    const found = foundIn(diagnostics, (file) => texts.get(file));
    return json({ root, shown: last?.adopted ?? false, ...found } satisfies BenchFindings);
  };

  const land = async (asked: URLSearchParams): Promise<Response> => {
    const query = new URLSearchParams(["place", "date", "as"].flatMap((key) => (asked.has(key) ? [[key, asked.get(key) ?? ""]] : [])));
    const answered = await engine.fetch(new Request(`http://localhost/api/who?${query}`));
    if (!answered.ok) throw new Refusal(answered.status, "no answer", await wordsOf(answered));
    const answer = (await answered.json()) as WhoAnswer;
    // whoever asks for an interval by hand is answered with spells, which have no layers of their own
    const ids = [...new Set([answer.title, answer.control].flatMap((layer) => layer?.because ?? []))];
    return json({ answer, root, where: Object.fromEntries(await engine.where(ids)) } satisfies BenchLand);
  };

  const data = async (request: Request, take: boolean): Promise<Response> => {
    const form = await formOf(request, LIMITS.files);
    // What reads foreign data is loaded with the first of them.
    const { atlasFrom } = await import("./dropped-data.ts");
    const { shown, zip, name } = await inTurn(() => atlasFrom(bench, form));
    if (!take) return json(shown);
    if (zip === undefined)
      throw refusal(422, "not sound", "checking finds errors in the atlas, and it is not given out", "correct the mapping or the data");
    return new Response(zip, {
      headers: { ...HEADERS, "content-type": "application/zip", "content-disposition": `attachment; filename="${name}.zip"` },
    });
  };

  const route = async (request: Request, env: ServedBy | undefined): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const { method } = request;
    if (pathname === "/workbench") return new Response(null, { status: 308, headers: { ...HEADERS, location: "/workbench/" } });
    const path = pathname.slice("/workbench/".length);
    if (!path.startsWith("do/")) {
      if (method !== "GET" && method !== "HEAD") throw refusal(405, "method not allowed", `${method} is for nothing here`, "ask with GET");
      const answer = await page.answer(path);
      return method === "HEAD" ? new Response(null, answer) : answer;
    }
    const stranger = strangerFault(request, env, token);
    if (stranger) throw stranger;
    switch (`${method} ${path.slice(3)}`) {
      case "GET findings":
        return findings();
      case "GET land":
        return land(searchParams);
      case "POST record": {
        const form = await objectOf(request, LIMITS.form);
        return json(await inTurn(() => recordFrom(bench, form)));
      }
      case "POST data":
        return data(request, false);
      case "POST folder":
        return data(request, true);
      default:
        throw refusal(404, "not found", `there is nothing at ${method} ${pathname.slice(0, 200)}`);
    }
  };

  return {
    compiled: (compiled, adopted) => {
      last = { compiled, adopted };
    },
    answer: (request, env) =>
      /^https?:\/\/[^/]+\/workbench(?:[/?]|$)/.test(request.url) ? route(request, env).catch(toldOf(world)) : undefined,
    close: () => trial.close(),
  };
}

/** One after the other: two writings at once would each check the atlas without the other. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  };
}

async function wordsOf(answered: Response): Promise<{ readonly message: string; readonly help?: string }> {
  const { detail = "there is no answer", help } = (await answered.json().catch(() => ({}))) as BenchProblem;
  return { message: detail, ...(help !== undefined && { help }) };
}

/** A fault as an answer: what a person did is said in words, what dejure did is told at the terminal too. */
const toldOf =
  (world: World) =>
  (fault: unknown): Response => {
    const known =
      fault instanceof CommandError
        ? refusal(fault.status === EXIT.disk ? 507 : 422, fault.status === EXIT.disk ? "not written" : "refused", fault.message, fault.help)
        : fault;
    const { status, headers, body } = withoutCors(
      refused(known, (one) => world.stderr.write(`${one instanceof Error ? (one.stack ?? one.message) : String(one)}\n`)),
    );
    return new Response(body, { status, headers: { ...headers, ...HEADERS } });
  };
