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

/** A fault of YAML syntax in our words; `original` is the parser's own message. */
export function explainYaml(code: string, original: string): { readonly message: string; readonly help: string | undefined } {
  const missing = /Missing (closing .|, or : between flow sequence items|, between flow collection items|space before .)/u.exec(original)?.[1];
  if (code === "MISSING_CHAR" && missing !== undefined) {
    const closing = /^closing (.)/u.exec(missing)?.[1];
    return closing === undefined ? { message: `missing ${missing}`, help: undefined } : { message: `missing closing ${closing}`, help: `write ${closing} where the text or list ends` };
  }
  const [message, help] = WORDS[code] ?? ["this cannot be read as YAML", undefined];
  return { message, help };
}
