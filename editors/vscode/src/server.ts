// The language server: `promisekit lsp`, for as long as the window is open.

import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { command } from "./command";

/** The item in which the cursor stands, and the folder of its portfolio. */
export interface ItemAt {
  folder: string;
  section: string;
  id: string;
}

export class Server {
  private client: LanguageClient | undefined;

  async start(): Promise<void> {
    const run = { command: command(), args: ["lsp"] };
    this.client = new LanguageClient("promisekit", "promisekit", run, {
      documentSelector: [{ scheme: "file", language: "yaml" }],
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    });
    try {
      await this.client.start();
      await vscode.commands.executeCommand("setContext", "promisekit.isRunning", true);
    } catch (error) {
      this.client = undefined;
      await this.explain(run.command, error);
    }
  }

  async stop(): Promise<void> {
    await vscode.commands.executeCommand("setContext", "promisekit.isRunning", false);
    const client = this.client;
    this.client = undefined;
    await client?.stop().catch(() => undefined);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Undefined in files that belong to no portfolio. */
  async itemAt(document: vscode.TextDocument, position: vscode.Position): Promise<ItemAt | undefined> {
    const asked = { command: "promisekit.itemAt", arguments: [document.uri.toString(), position.line] };
    return (await this.client?.sendRequest<ItemAt | null>("workspace/executeCommand", asked)) ?? undefined;
  }

  private async explain(tried: string, error: unknown): Promise<void> {
    const settings = "Say Where It Is";
    const chosen = await vscode.window.showErrorMessage(
      `promisekit could not be started as \`${tried}\` (${error instanceof Error ? error.message : error}). ` +
        "Install it with `pip install promisekit` in the folder's `.venv`, or say where it is.",
      settings,
    );
    if (chosen) await vscode.commands.executeCommand("workbench.action.openSettings", "promisekit.command");
  }
}
