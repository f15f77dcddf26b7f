// Finds the `promisekit` to start.

import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";

export function command(): string {
  const said = vscode.workspace.getConfiguration("promisekit").get<string>("command", "").trim();
  if (said) return said;
  const own = process.platform === "win32" ? ["Scripts", "promisekit.exe"] : ["bin", "promisekit"];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const environment of [".venv", "venv"]) {
      const file = path.join(folder.uri.fsPath, environment, ...own);
      if (fs.existsSync(file)) return file;
    }
  }
  return "promisekit";
}
