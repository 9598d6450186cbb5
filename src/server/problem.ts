import type { Asked, Misunderstanding } from "../core/resolve/ask.ts";

/** RFC 9457, with `help`: what to write instead. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly help?: string;
}

/** Ends a request with a problem. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(status: number, title: string, { message, help }: Misunderstanding) {
    super(message);
    this.problem = { type: "about:blank", title, status, detail: message, ...(help !== undefined && { help }) };
  }
}

/** 400: the question cannot be put as it stands. */
export const misput = (message: string, help?: string): Refusal =>
  new Refusal(400, "question not understood", { message, ...(help !== undefined && { help }) });

/** The value of a part of a question; throws 400, or the status given, where it was not understood. */
export function must<T>(asked: Asked<T>, status = 400): T {
  if (asked.ok) return asked.value;
  throw new Refusal(status, status === 404 ? "not found" : "question not understood", asked.fault);
}
