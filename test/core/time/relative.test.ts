import { describe, expect, it } from "vitest";
import { parseRelative } from "../../../src/core/time/relative.ts";

describe("dates relative to a record", () => {
  it.each([
    ["polish-soviet-war#end", "polish-soviet-war", "end", 0, 0, "at"],
    ["moscow-1920#in-force + 45 days", "moscow-1920", "in-force", 45, 0, "at"],
    ["moscow-1920#ratified + 1 month 15 days", "moscow-1920", "ratified", 15, 1, "at"],
    ["moscow-1920#ratified - 10 days", "moscow-1920", "ratified", -10, 0, "at"],
    ["within 2 months of moscow-1920#ratified", "moscow-1920", "ratified", 0, 2, "within"],
    ["within 1 year and 2 days after moscow-1920#ratified", "moscow-1920", "ratified", 2, 12, "within"],
    ["within 14 days before moscow-1920#ratified", "moscow-1920", "ratified", -14, 0, "within"],
    ["45 days after moscow-1920#in-force", "moscow-1920", "in-force", 45, 0, "at"],
    ["2 weeks before moscow-1920#in-force", "moscow-1920", "in-force", -14, 0, "at"],
    [" treaties/moscow-1920#signed ", "treaties/moscow-1920", "signed", 0, 0, "at"],
  ])("%s", (text, record, part, days, months, mode) => {
    expect(parseRelative(text)).toEqual({ kind: "relative", text: text.trim(), record, part, days, months, mode });
  });

  it.each([
    "1920-07-12",
    "moscow-1920",
    "#end",
    "moscow-1920#",
    "moscow-1920#end +",
    "moscow-1920#end + soon",
    "45 days of moscow-1920#end",
    "within moscow-1920#end",
    "moscow-1920#end + 45",
    `${"9".repeat(400)}#end`,
  ])("%s is none", (text) => expect(parseRelative(text)).toBeUndefined());
});
