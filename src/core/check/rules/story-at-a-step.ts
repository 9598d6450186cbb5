import type { Rule } from "../rule.ts";

export const rule: Rule = {
  id: "story-at-a-step",
  severity: "error",
  emittedBy: "check",
  title: "A story has the address of a step of another",
  why: "each step of a story has a page of its own, under the number of the step; only one page can stand at an address",
  remedy: "give the story an id that does not end in a number, such as vilnius/first",
  *run({ atlas: { collections } }) {
    for (const record of collections.stories.values()) {
      const [, id = "", number = ""] = /^(.+)\/([1-9]\d*)$/.exec(record.id) ?? [];
      const steps = collections.stories.get(id)?.data.steps.length ?? 0;
      if (number === "" || Number(number) > steps) continue;
      yield {
        message: `the story ${record.id} and step ${number} of ${id} would both stand at stories/${record.id}/`,
        span: record.spanOf([]),
        record: `stories/${record.id}`,
      };
    }
  },
};
