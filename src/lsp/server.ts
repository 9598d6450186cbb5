/** `dejure lsp`: the language server, over a pair of streams. */
import {
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ACTION_KINDS, actions } from "./actions.ts";
import type { Host } from "./atlas-files.ts";
import { type Able, type AddressOf, abilities } from "./changes.ts";
import { complete } from "./complete.ts";
import type { State } from "./edited-atlas.ts";
import { findingsOf } from "./findings.ts";
import { hover } from "./hover.ts";
import { addressIn, lenses, resolved } from "./lenses.ts";
import { definition, references } from "./navigation.ts";
import { outline } from "./outline.ts";
import { rename, renameable } from "./renaming.ts";
import { type Located, Workspace } from "./workspace.ts";

const CAPABILITIES: InitializeResult["capabilities"] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  completionProvider: { triggerCharacters: [":", " ", "#", "/", "[", ",", "-"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: ACTION_KINDS },
  documentSymbolProvider: true,
  codeLensProvider: { resolveProvider: true },
};

/** Answers an editor until it says goodbye or closes the stream. */
export function serveEditor(host: Host, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(input), new StreamMessageWriter(output));
  const server = new Server(host, connection);
  return new Promise<void>((resolve) => {
    const end = (): void => void server.close().then(resolve, resolve);
    connection.onExit(end);
    input.on("end", end);
    connection.listen();
  });
}

class Server {
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents = new TextDocuments(TextDocument);
  /** what was told of each address, by atlas, so that only news is sent */
  readonly #told = new Map<string, Map<string, string>>();
  #able: Able = { versions: false, moves: false };

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    this.#workspace = new Workspace(
      host,
      (state) => this.#tell(state),
      (error) => connection.console.error(error instanceof Error ? error.message : String(error)),
    );
    connection.onInitialize(({ capabilities }: InitializeParams) => {
      this.#able = abilities(capabilities);
      return { capabilities: CAPABILITIES, serverInfo: { name: "dejure", version: host.version } };
    });
    this.#documents.onDidChangeContent(({ document }) => this.#workspace.changed(document));
    this.#documents.onDidClose(({ document }) => this.#workspace.closed(document));
    this.#documents.listen(connection);
    this.#answer();
  }

  close(): Promise<void> {
    return this.#workspace.close();
  }

  #answer(): void {
    const connection = this.#connection;
    /** What is asked of a document of an atlas; `otherwise` where it is in none. */
    const at = async <T>(uri: string, otherwise: T, work: (located: Located) => T): Promise<T> => {
      const located = await this.#workspace.locate(uri);
      return located ? work(located) : otherwise;
    };
    const addresses =
      ({ state }: Located): AddressOf =>
      (file) =>
        this.#workspace.addressOf(state.root, file);
    connection.onCompletion(({ textDocument, position }) =>
      at(textDocument.uri, { isIncomplete: false, items: [] }, (located) => complete(located, position)),
    );
    connection.onHover(({ textDocument, position }) => at(textDocument.uri, null, (located) => hover(located, position, this.#host)));
    connection.onDefinition(({ textDocument, position }) =>
      at(textDocument.uri, [], (located) => definition(located, position, addresses(located))),
    );
    connection.onReferences(({ textDocument, position, context }) =>
      at(textDocument.uri, [], (located) => references(located, position, context.includeDeclaration, addresses(located))),
    );
    connection.onPrepareRename(({ textDocument, position }) => at(textDocument.uri, null, (located) => renameable(located, position)));
    connection.onRenameRequest(({ textDocument, position, newName }) =>
      at(textDocument.uri, null, (located) => rename(located, position, newName, addresses(located), this.#able)),
    );
    connection.onCodeAction(({ textDocument, range, context }) =>
      at(textDocument.uri, [], (located) => actions(located, range, context.only, addresses(located), this.#able)),
    );
    connection.onDocumentSymbol(({ textDocument }) => at(textDocument.uri, [], outline));
    connection.onCodeLens(({ textDocument }) => at(textDocument.uri, [], (located) => lenses(located, textDocument.uri)));
    connection.onCodeLensResolve(async (lens) => resolved(lens, await this.#workspace.locate(addressIn(lens) ?? "")));
  }

  #tell(state: State): void {
    const addressOf = (file: string): string => this.#workspace.addressOf(state.root, file);
    const findings = findingsOf(state, addressOf);
    const here = new Map([...findings].map(([file, own]) => [addressOf(file), own]));
    const versions = new Map([...findings.keys()].map((file) => [addressOf(file), state.versionOf(file)]));
    let told = this.#told.get(state.root);
    if (!told) {
      told = new Map();
      this.#told.set(state.root, told);
    }
    // What is mended or gone takes its findings along.
    for (const uri of told.keys()) if (!here.has(uri)) here.set(uri, []);
    for (const [uri, diagnostics] of here) {
      const version = versions.get(uri) ?? null;
      const news = JSON.stringify(diagnostics);
      if (told.get(uri) === news) continue;
      told.set(uri, news);
      void this.#connection.sendDiagnostics({ uri, ...(version !== null && { version }), diagnostics: [...diagnostics] });
    }
    this.#connection.console.log(`compiled in ${Math.round(state.took)} ms, ${state.diagnostics.length} findings`);
  }
}
