/** Markdown as elements of a page. */
import type { List, Nodes, Parents, Table } from "mdast";
import type { ComponentChildren, JSX } from "preact";
import { type DocsPage, wordsOf } from "./pages.ts";

export interface Rendering {
  readonly page: DocsPage;
  /** address of what a link leads to, seen from the page */
  addressOf(url: string): string;
}

/** The content of a page. What the documentation does not use is no part of it, and said so. */
export function Markdown({ node, to }: { node: Nodes; to: Rendering }): JSX.Element | null {
  switch (node.type) {
    case "text":
      return <>{node.value}</>;
    case "heading":
      return <HeadingOf node={node} to={to} />;
    case "code":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse must be able to scroll it
        <pre tabIndex={0} data-language={node.lang ?? undefined}>
          <code>{node.value}</code>
        </pre>
      );
    case "inlineCode":
      return <code>{node.value}</code>;
    case "link":
      return <a href={to.addressOf(node.url)}>{inside(node, to)}</a>;
    case "list":
      return <ListOf node={node} to={to} />;
    case "table":
      return <TableOf node={node} to={to} />;
    case "thematicBreak":
      return <hr />;
    case "break":
      return <br />;
    case "html":
      if (/^<!--[\s\S]*-->$/.test(node.value)) return null;
      return unknown(node, to);
    case "root":
      return <>{inside(node, to)}</>;
    default: {
      const Tag = PLAIN[node.type];
      if (Tag === undefined || !("children" in node)) return unknown(node, to);
      return <Tag>{inside(node, to)}</Tag>;
    }
  }
}

function unknown(node: Nodes, { page }: Rendering): never {
  throw new Error(`${page.file}:${node.position?.start.line}: a page of the documentation cannot show ${node.type}`);
}

const PLAIN: Readonly<Partial<Record<string, "p" | "em" | "strong" | "blockquote">>> = {
  paragraph: "p",
  emphasis: "em",
  strong: "strong",
  blockquote: "blockquote",
};

const inside = (node: Parents, to: Rendering): ComponentChildren =>
  node.children.map((child, i) => <Markdown key={child.position?.start.offset ?? i} node={child} to={to} />);

function HeadingOf({ node, to }: { node: Extract<Nodes, { type: "heading" }>; to: Rendering }) {
  const Tag = `h${node.depth}` as "h1" | "h2" | "h3" | "h4";
  const id = to.page.anchors.get(node);
  return (
    <Tag id={id}>
      {inside(node, to)}
      {node.depth > 1 && (
        <>
          {" "}
          <a class="address" href={`#${id}`} aria-label={`Link to “${wordsOf(node)}”`}>
            #
          </a>
        </>
      )}
    </Tag>
  );
}

function ListOf({ node, to }: { node: List; to: Rendering }) {
  const Tag = node.ordered ? "ol" : "ul";
  const tight = node.spread !== true;
  return (
    <Tag start={node.ordered && node.start !== 1 ? (node.start ?? undefined) : undefined}>
      {node.children.map((item) => (
        <li key={item.position?.start.offset}>
          {item.children.map((child, i) =>
            tight && child.type === "paragraph" ? inside(child, to) : <Markdown key={i} node={child} to={to} />,
          )}
        </li>
      ))}
    </Tag>
  );
}

function TableOf({ node, to }: { node: Table; to: Rendering }) {
  const [head, ...rows] = node.children;
  const names = head?.children.map(wordsOf) ?? [];
  const headed = names.some((name) => name !== "");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse must be able to scroll it
    <section class="scroll" tabIndex={0} aria-label={headed ? `Table: ${names.filter(Boolean).join(", ")}` : "Table"}>
      <table>
        {headed && (
          <thead>
            <tr>
              {head?.children.map((cell, i) =>
                names[i] === "" ? (
                  <td key={i} />
                ) : (
                  <th key={i} scope="col">
                    {inside(cell, to)}
                  </th>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.position?.start.offset}>
              {row.children.map((cell, i) => (
                <td key={i}>{inside(cell, to)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
