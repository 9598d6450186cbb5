import { MissingPackage } from "../core/optional-package.ts";
import type { Answer } from "./kept-answers.ts";
import { type Problem, Refusal } from "./problem.ts";

/** Answers are data: nothing in them may run or load, and pages of any origin may read them. */
export const DATA: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, dejure-truncated",
  "cache-control": "no-cache",
};

/** The same answer for pages of its own origin alone. */
export function withoutCors(answer: Answer): Answer {
  const headers = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  return { ...answer, headers: { ...Object.fromEntries(headers), "cross-origin-resource-policy": "same-origin" } };
}

/** What may be done at an address. */
export const allowed = (form: boolean): string => (form ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS");

export const problemAnswer = (problem: Problem, more: Readonly<Record<string, string>> = {}): Answer => ({
  status: problem.status,
  headers: {
    ...DATA,
    "content-type": "application/problem+json",
    ...(problem.status === 503 && { "retry-after": "1" }),
    ...more,
  },
  body: `${JSON.stringify(problem)}\n`,
});

/** What is answered where a question ended with a refusal or with a fault of dejure itself, of which `onFault` is told. */
export function refused(fault: unknown, onFault?: (fault: unknown) => void): Answer {
  if (fault instanceof Refusal) return problemAnswer(fault.problem);
  if (fault instanceof MissingPackage)
    return problemAnswer({
      type: "about:blank",
      title: "not installed",
      status: 501,
      detail: `this needs the package ${fault.packageName}, which is not installed where the server runs`,
      help: `npm install ${fault.packageName}`,
    });
  onFault?.(fault);
  return problemAnswer({
    type: "about:blank",
    title: "fault",
    status: 500,
    detail: "this is a fault of dejure; the question may be right",
  });
}

/** Nothing stands at a path. */
export const nothingAt = (path: string, help?: string): Problem => ({
  type: "about:blank",
  title: "not found",
  status: 404,
  detail: `there is nothing at ${path.slice(0, 200)}`,
  ...(help !== undefined && { help }),
});
