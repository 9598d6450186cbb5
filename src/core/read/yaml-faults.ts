const WORDS: Readonly<Record<string, readonly [message: string, help?: string]>> = {
  ALIAS_PROPS: ["an alias (*name) has an anchor or tag of its own", "drop the anchor or tag"],
  BAD_ALIAS: ["an alias (*name) has no name or ends in “:”", "put text that begins with “*” in quotes"],
  BAD_COLLECTION_TYPE: ["a tag does not fit the list or map that follows", "drop the tag"],
  BAD_DIRECTIVE: ["a line beginning with “%” is no directive known here", "drop the line, or put the text in quotes"],
  BAD_DQ_ESCAPE: ["a double-quoted text holds a “\\” that stands for nothing", "write “\\\\” for a backslash, or use single quotes"],
  BAD_INDENT: ["this line is indented differently from its neighbours", "indent all keys of one map, and all items of one list, alike"],
  BAD_PROP_ORDER: ["an anchor or tag stands before “-”, “?” or “:”", "put it after the mark"],
  BAD_SCALAR_START: ["a text without quotes begins with a reserved character", "put the text in quotes"],
  BLOCK_AS_IMPLICIT_KEY: ["a second “: ” stands in one line", "put the value in quotes, or begin a new line for the inner map"],
  BLOCK_IN_FLOW: ["an indented block stands inside brackets", "close the bracket first, or write the value on one line"],
  KEY_OVER_1024_CHARS: ["a key has more than 1024 characters", "shorten the key"],
  MISSING_CHAR: ["a mark is missing here: a closing quote or bracket, a comma, a colon or a space"],
  MULTILINE_IMPLICIT_KEY: ["a key runs over several lines", "look for a missing “:” or a missing quote above"],
  MULTIPLE_ANCHORS: ["a value has two anchors", "keep one"],
  MULTIPLE_DOCS: ["the file holds several YAML documents", "drop the “---” lines between; write several records as a map of id → record"],
  MULTIPLE_TAGS: ["a value has two tags", "drop both"],
  TAB_AS_INDENT: ["a tab is used for indentation", "indent with spaces"],
  TAG_RESOLVE_FAILED: ["a tag (!name) is not read here", "drop the tag"],
  UNEXPECTED_TOKEN: ["this does not continue what stands before it", "put text that holds “: ”, “ #”, brackets or quotes in quotes"],
  IMPOSSIBLE: ["this cannot be read as YAML"],
  RESOURCE_EXHAUSTION: ["the file nests or repeats more than can be read", "split the file"],
};

/** What is missing, by the parser's own words for it. */
const MISSING: readonly (readonly [pattern: RegExp, message: string, help: string])[] = [
  [/closing "/u, "a text in double quotes does not end", 'write " where it ends; put texts that hold " in single quotes'],
  [/closing '/u, "a text in single quotes does not end", "write ' where it ends, and '' for an apostrophe inside it"],
  [/end with a ([\]}])/u, "a bracket opens and does not close", "write the closing bracket; indent the lines between more than the key"],
  [
    /, or :|, between/u,
    "a comma is missing between two items in brackets",
    "write “, ” between them; put a text that holds brackets or “: ” in quotes",
  ],
  [/space after :/u, "a space is missing after “:”", "write “: ”"],
  [/followed by map values/u, "a line has a text but no “:”", "write “key: value”; indent a text that goes on in a second line"],
  [/without - indicator/u, "an item of a list has no “-”", "write “- ” before it"],
  [
    /Comments must be separated/u,
    "“#” begins a remark but follows a text without a space",
    "write a space before “#”, or put the text in quotes",
  ],
];

/** A fault of YAML syntax in our words; `original` is the parser's own message. */
export function explainYaml(code: string, original: string): { readonly message: string; readonly help: string | undefined } {
  if (code === "MISSING_CHAR" || code === "BAD_INDENT")
    for (const [pattern, message, help] of MISSING) if (pattern.test(original)) return { message, help };
  const [message, help] = WORDS[code] ?? ["this cannot be read as YAML", undefined];
  return { message, help };
}
