/** Atlases of older versions of the format: brought to this one without another meaning, and what needs judgement is said. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { migrate } from "../../src/core/author/migrate.ts";
import { compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { answersIn } from "../atlases/cases.ts";
import { dejure } from "../cli/fake-world.ts";
import { file } from "../core/author/small-atlas.ts";

const FOLDER = import.meta.dirname;

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith("-0.1")))("%s", (name) => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "dejure-migrate-"));
    cpSync(join(FOLDER, name, "atlas"), root, { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const run = (...argv: string[]) => dejure(argv, { cwd: root, disk: nodeDisk });
  const head = (): string => readFileSync(join(root, "atlas.yaml"), "utf8");

  test("is shown as a diff, written when asked for, and then left alone", async () => {
    const old = head();
    const shown = await run("migrate");
    expect(shown).toMatchObject({ status: 0, stdout: expect.stringContaining('\n-dejure: "0.1"\n+dejure: "0.2"\n') });
    expect(head()).toBe(old);
    expect((await run("migrate", "--write")).stdout).toContain("atlas.yaml: rewritten to 0.2");
    expect(head()).toBe(old.replace('dejure: "0.1"', 'dejure: "0.2"'));
    expect((await run("migrate", "--write")).stdout).toBe("the atlas is of 0.2, and nothing is rewritten\n");
    const json = JSON.parse((await run("migrate", "--json", "--from", "0.1")).stdout) as { edits: unknown[]; from: string };
    expect(json).toMatchObject({ from: "0.1", to: "0.2", edits: [], written: [] });
  });

  test("answers what was remembered of it, but where the meaning has changed", async () => {
    const remembered = readFileSync(join(FOLDER, name, "answers.txt"), "utf8");
    const before = remembered.split("\n");
    const now = (await answersIn(root, remembered)).split("\n");
    const changed = now.flatMap((line, i) => (line === before[i] ? [] : [[before[i], line]]));
    expect(now.length).toBe(before.length);
    expect(changed).toEqual(CHANGED[name] ?? []);
  });
});

/** Since a protest no longer erases one's own claim, the later of the two effects is the protest. */
const CHANGED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "clipperton-0.1": [
    [
      "         not proclamation-1858#1: A French lieutenant proclaims sovereignty off the island [riaa-2 p. 1108]: superseded for France by Award on Clipperton (award-1931#1), on 28 January 1931 (1931-01-28)",
      "         not proclamation-1858#1: A French lieutenant proclaims sovereignty off the island [riaa-2 p. 1108]: superseded for France by protest-1898#1, on 8 January 1898 (1898-01-08)",
    ],
  ],
};

const HEAD = `title: Banks\nlicence: CC0-1.0\nperiod: 1900/1940\ndefault: { date: 1921-01-01, viewpoint: all }\n`;
const BASE: Readonly<Record<string, string>> = {
  "viewpoints/all.yaml": "groups: [[all-polities], [consensus]]\n",
  "polities/all.yaml": "avia: { type: state }\nbovia: { type: state }\ncovia: { type: state }\nboard: { type: international-body }\n",
  "territories/bank.yaml": "extent: { polygon: [[[20, 50], [21, 50], [21, 51], [20, 51]]] }\nprecision_km: 1\n",
};
const atlasOf = (records: Readonly<Record<string, string>>, version = 'dejure: "0.1"\n'): SourceFile[] =>
  Object.entries({ ...BASE, "atlas.yaml": version + HEAD, ...records }).map(([path, text]) => file(path, text));
const migrated = (files: readonly SourceFile[], from?: string) => {
  const result = migrate(files, compile(files).atlas, from);
  if (!result.ok) throw new Error(result.message);
  return result;
};
/** What there is to look at, as `rule file:text at its place`. */
const looked = (records: Readonly<Record<string, string>>): string[] => {
  const files = atlasOf(records);
  const { atlas } = compile(files);
  return migrated(files).judgements.map(
    ({ rule, span }) => `${rule} ${span.file}: ${atlas.textOf(span.file)?.slice(span.start, span.end)}`,
  );
};

const treaty = (effect: string, more = ""): Record<string, string> => ({
  "instruments/peace.yaml": `type: treaty\nparties: [avia, bovia]\nstages: [{ stage: signed, on: 1920-03-01 }, { stage: in-force, on: 1920-06-01 }${more}]\neffects: [{ ${effect} }]\n`,
});
const events = (...all: string[]): Record<string, string> => ({ "events/all.yaml": all.join("\n") });
const statements = (...all: string[]): Record<string, string> => ({ "statements/all.yaml": all.join("\n") });

describe("what a person must look at", () => {
  const rows: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      "control by parties",
      treaty("control: avia, over: bank, according_to: [avia, bovia]"),
      ["migrate-control-by-parties instruments/peace.yaml: according_to"],
    ],
    ["control that others dispute", treaty("control: avia, over: bank, according_to: [avia, covia]"), []],
    [
      "control said again",
      {
        ...treaty("control: avia, over: bank"),
        ...events("entry: { type: occupation, when: 1920-06-01, effects: [{ control: avia, over: bank }] }"),
      },
      ["migrate-control-repeated events/all.yaml: control"],
    ],
    [
      "control that never came",
      {
        ...treaty("control: avia, over: bank"),
        ...events(
          "before: { type: occupation, when: 1919-01-01, effects: [{ control: bovia, over: bank }] }",
          "after: { type: occupation, when: 1922-01-01, effects: [{ control: bovia, over: bank }] }",
        ),
      },
      ["migrate-control-not-carried-out instruments/peace.yaml: control"],
    ],
    [
      "title without an end, contested later",
      {
        ...events("born: { type: proclamation, when: 1910-01-01, effects: [{ title: avia, over: bank }] }"),
        ...statements(
          "claim: { according_to: bovia, when: 1919-01-01, effects: [{ claims: bank, by: bovia }] }",
          "own: { according_to: avia, when: 1919-02-01, effects: [{ claims: bank, by: avia }] }",
        ),
      },
      ["migrate-title-without-end events/all.yaml: title", "migrate-bearer-repeats statements/all.yaml: claims"],
    ],
    [
      "a claim repeated after a protest, and one after an act that left the land open",
      {
        ...statements(
          "first: { according_to: avia, when: 1910-01-01, effects: [{ claims: bank, by: avia }] }",
          "protest: { according_to: avia, when: 1911-01-01, effects: [{ denies: bovia, over: bank }] }",
          "second: { according_to: avia, when: 1912-01-01, effects: [{ claims: bank, by: avia }] }",
          "third: { according_to: avia, when: 1921-01-01, effects: [{ claims: bank, by: avia }] }",
        ),
        ...treaty("leaves_open: bank"),
      },
      ["migrate-claim-again statements/all.yaml: claims", "migrate-claim-after-open statements/all.yaml: claims"],
    ],
    [
      "what survives its maker",
      {
        "instruments/award.yaml":
          "type: award\nissued_by: board\nstages: [{ stage: issued, on: 1920-01-01 }]\neffects: [{ title: avia, over: bank, survives: true }]\n",
      },
      ["migrate-survives instruments/award.yaml: survives"],
    ],
    [
      "a word of a third party before a cession, and a treaty that moved title and ended",
      {
        ...statements("word: { according_to: covia, when: 1910-01-01, effects: [{ title: bovia, over: bank }] }"),
        ...treaty("cedes: bank, by: bovia, to: avia", ", { stage: terminated, on: 1930-01-01 }"),
      },
      ["migrate-upheld-after-cession statements/all.yaml: title", "migrate-terminated instruments/peace.yaml: stage"],
    ],
    [
      "a law that says what was so",
      {
        ...events("born: { type: proclamation, when: 1910-01-01, effects: [{ title: avia, over: bank }] }"),
        "instruments/law.yaml": "type: law\nissued_by: avia\non: 1930-01-01\neffects: [{ title: avia, over: bank }]\n",
      },
      ["migrate-declaratory instruments/law.yaml: title"],
    ],
    [
      "a signature alone, and a vote without an outcome",
      {
        "instruments/note.yaml": "type: agreement\nparties: [avia, bovia]\nstages: [{ stage: signed, on: 1920-01-01 }]\n",
        ...events("vote: { type: vote, when: 1921-01-01 }"),
      },
      ["migrate-lone-signature instruments/note.yaml: stage", "migrate-vote-without-outcome events/all.yaml: type"],
    ],
  ];
  test.each(rows)("%s", (_, records, expected) => {
    expect(looked(records)).toEqual(expected);
  });
});

test("a head that names no version gets one, a version that is not known is refused, and the text around stays", () => {
  const edited = (text: string): string => {
    const files = atlasOf({ "atlas.yaml": text });
    const [edit] = migrated(files).change.edits;
    return edit ? text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end) : text;
  };
  expect(edited(`# ours\n${HEAD}`)).toBe(`# ours\ndejure: "0.2"\n${HEAD}`);
  expect(edited(`{ title: X, licence: CC0-1.0 }`)).toBe(`{ dejure: "0.2", title: X, licence: CC0-1.0 }`);
  expect(edited(`dejure: 0.1 # old\r\n${HEAD}`)).toBe(`dejure: "0.2" # old\r\n${HEAD}`);
  const refused = (version: string, from?: string) => {
    const files = atlasOf({}, version);
    const result = migrate(files, compile(files).atlas, from);
    return result.ok ? "" : result.message;
  };
  expect(refused('dejure: "9.9"\n')).toBe('atlas.yaml says dejure: "9.9", which is no version known here');
  expect(refused('dejure: "0.2"\n', "0.0")).toBe("there is no version 0.0");
});
