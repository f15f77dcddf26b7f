// Starts the language server, and offers the page of the item at the cursor.

import * as vscode from "vscode";
import { Preview } from "./preview";
import { Server } from "./server";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server();
  const preview = new Preview(server);
  context.subscriptions.push(
    preview,
    vscode.commands.registerCommand("promisekit.preview", () => preview.show()),
    vscode.commands.registerCommand("promisekit.restart", () => server?.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("promisekit")) server?.restart();
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
