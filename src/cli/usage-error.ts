import { didYouMean } from "./typed-values.ts";

const CHOICES = /^error: (?:option '(\S+)[^']*' argument|command-argument value) '(.*?)' is invalid(?: for argument '(.*?)')?\. (.*)$/s;
const ALLOWED = /^Allowed choices are (.*?)\.?$/s;

/** What commander says of wrong usage in our words: both what was written and what may be, and what was perhaps meant. */
export function usageError(text: string): string {
  const [, option, value = "", argument, rest = ""] = CHOICES.exec(text.trim()) ?? [];
  const name = option?.replace(/,$/, "") ?? argument;
  if (name === undefined) return text.replace(/^error: /, "dejure: ");
  const allowed = ALLOWED.exec(rest)?.[1];
  const near = allowed === undefined ? undefined : didYouMean(value, allowed.split(", "));
  const help = allowed === undefined ? rest : `${near === undefined ? "" : `did you mean ${near}; `}it is one of ${allowed}`;
  return `dejure: ${name} cannot be ${value}\nhelp: ${help}\n`;
}
