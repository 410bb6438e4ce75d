import { mount } from "svelte";
import "./design/tokens.css";
import "./design/fonts.css";
import "./design/base.css";
import App from "./App.svelte";

const target = document.getElementById("app");

async function open(): Promise<void> {
  if (target === null) return;
  // A browser without the shell gets an invented one, in development builds only.
  if (DEVELOPMENT && !("__TAURI_INTERNALS__" in window)) {
    const { pretend } = await import("./dev/mock");
    pretend();
  }
  mount(App, { target });
}

void open();
