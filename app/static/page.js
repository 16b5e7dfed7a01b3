// What Streamlit leaves undone: its labels in the reader's language, and a live region that outlives reruns.
"use strict";
(() => {
  const labels = JSON.parse(document.getElementById("samrad-labels").textContent);
  const english = new Map();
  for (const table of Object.values(labels)) {
    for (const [key, text] of Object.entries(table)) english.set(key, key).set(text, key);
  }

  // Another Streamlit program on the same address may have left a theme; ours follows the system.
  try {
    Object.keys(localStorage).filter((k) => k.startsWith("stActiveTheme")).forEach((k) => localStorage.removeItem(k));
  } catch { /* storage is closed: then there is no theme either */ }

  const translated = (text) => labels[document.documentElement.lang]?.[english.get(text.trim())] ?? text;

  function translate() {
    for (const element of document.querySelectorAll("#root [aria-label], [role=dialog] [aria-label]")) {
      const label = element.getAttribute("aria-label");
      if (translated(label) !== label) element.setAttribute("aria-label", translated(label));
    }
    const shown = document.querySelectorAll("[data-testid=stSkipToContent], [role=dialog] :not(:has(*))");
    for (const { firstChild: text } of shown) {
      if (text?.nodeType === Node.TEXT_NODE && translated(text.nodeValue) !== text.nodeValue) {
        text.nodeValue = translated(text.nodeValue);
      }
    }
  }

  let said = "";
  function announce() {
    const news = [...document.querySelectorAll("[data-announce]")].at(-1);
    if (!news || news.dataset.key === said) return;
    said = news.dataset.key;
    document.getElementById("samrad-live").textContent = news.dataset.announce;
  }

  function follow() {
    const language = document.querySelector("[data-page-language]")?.dataset.pageLanguage;
    if (language && language !== document.documentElement.lang) document.documentElement.lang = language;
    for (const link of document.querySelectorAll(".st-key-samrad-nav a")) {
      if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  let planned = false;
  function plan() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      follow();
      translate();
      announce();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(plan).observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"],
    });
  });
})();
