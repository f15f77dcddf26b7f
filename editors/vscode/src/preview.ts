// The page of the item at the cursor, beside the text: it follows the cursor and the saves.

import * as vscode from "vscode";
import { command } from "./command";
import { Handbook } from "./handbook";
import { ItemAt, Server } from "./server";

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly handbooks = new Map<string, Promise<Handbook>>();
  private shown = "";
  private readonly following: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.following = vscode.window.onDidChangeTextEditorSelection((change) => {
      if (this.panel?.visible && change.textEditor.document.languageId === "yaml") void this.follow(change.textEditor);
    });
  }

  async show(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    if (!this.panel) {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("promisekit.preview", "Handbook", beside, {
        enableScripts: true,
        retainContextWhenHidden: true,
      });
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.shown = "";
        this.end();
      });
    } else {
      this.panel.reveal(vscode.ViewColumn.Beside, true);
    }
    await this.follow(editor, true);
  }

  dispose(): void {
    this.following.dispose();
    this.panel?.dispose();
    this.end();
  }

  private async follow(editor: vscode.TextEditor, isAsked = false): Promise<void> {
    const item = await this.server.itemAt(editor.document, editor.selection.active);
    if (!item) {
      if (isAsked) this.say("This file belongs to no portfolio: no file beside it has a <code>portfolio:</code> section.");
      return;
    }
    const wanted = `${item.folder}\n${item.section}\n${item.id}`;
    if (wanted === this.shown) return;
    this.shown = wanted;
    if (!this.handbooks.has(item.folder)) this.say("The handbook is being made …");
    try {
      await this.open(item);
    } catch (error) {
      this.handbooks.delete(item.folder);
      this.shown = "";
      this.say(`<pre>${escaped(error instanceof Error ? error.message : String(error))}</pre>`);
    }
  }

  private async open(item: ItemAt): Promise<void> {
    const handbook = await this.handbook(item.folder);
    const path = await handbook.path(item.section, item.id);
    // Of an address only the host is known to a window that is elsewhere.
    const host = await vscode.env.asExternalUri(vscode.Uri.parse(handbook.host, true));
    const external = host.with({ path: host.path.replace(/\/$/, "") + path });
    if (this.panel) {
      this.panel.title = item.id || "Handbook";
      this.panel.webview.html = page(`<iframe src="${escaped(external.toString(true))}"></iframe>`, external);
    }
  }

  private async handbook(folder: string): Promise<Handbook> {
    const known = await this.handbooks.get(folder);
    if (known?.isRunning) return known;
    const made = Handbook.of(command(), folder);
    this.handbooks.set(folder, made);
    return made;
  }

  private say(html: string): void {
    if (this.panel) this.panel.webview.html = page(`<p>${html}</p>`);
  }

  private end(): void {
    for (const handbook of this.handbooks.values()) void handbook.then((one) => one.end(), () => undefined);
    this.handbooks.clear();
  }
}

function page(body: string, frame?: vscode.Uri): string {
  const allowed = frame ? `frame-src ${frame.scheme}://${frame.authority};` : "";
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ${allowed}">
<style>html, body { height: 100%; margin: 0; padding: 0 } iframe { width: 100%; height: 100%; border: 0; background: #fff }
p, pre { margin: 2em; white-space: pre-wrap }</style></head><body>${body}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
