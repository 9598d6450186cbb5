/** What the workbench asks the server that served it. */
import type { BenchData, BenchFindings, BenchForm, BenchLand, BenchProblem, BenchRecord } from "../../export/site/bench-contract.ts";

/** What the server refused, in its words. */
export class Refused extends Error {
  readonly help: string | undefined;

  constructor(detail: string, help: string | undefined) {
    super(detail);
    this.help = help;
  }
}

export class Api {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`do/${path}`, { ...init, headers: { ...init.headers, "dejure-token": this.#token } });
    if (answer.ok) return answer;
    const { detail = `${answer.status}`, help } = (await answer.json().catch(() => ({}))) as BenchProblem;
    throw new Refused(detail, help);
  }

  findings = async (): Promise<BenchFindings> => (await this.#ask("findings")).json();

  land = async (asked: Readonly<Record<string, string>>): Promise<BenchLand> =>
    (await this.#ask(`land?${new URLSearchParams(asked)}`)).json();

  record = async (form: BenchForm): Promise<BenchRecord> =>
    (await this.#ask("record", { method: "POST", body: JSON.stringify(form), headers: { "content-type": "application/json" } })).json();

  data = async (form: FormData): Promise<BenchData> => (await this.#ask("data", { method: "POST", body: form })).json();

  folder = async (form: FormData): Promise<Blob> => (await this.#ask("folder", { method: "POST", body: form })).blob();
}
