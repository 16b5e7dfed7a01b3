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

  // Without this Streamlit asks for its server below the page's own path first, and the console fills with 404s.
  window.__streamlit = { BACKEND_BASE_URL: location.origin };

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
    if (!("stay" in news.dataset)) settled = performance.now() + 700;
  }

  // The newest question, or what came of a case, goes to the top of the window, so that its answer is read from the beginning; what
  // Streamlit takes away above it in the moments after would push it out again.
  let settled = 0;
  function bringUp() {
    if (performance.now() > settled) return;
    [...document.querySelectorAll(".question, .outcome")].at(-1)?.scrollIntoView({ block: "start" });
  }

  function follow() {
    const brand = document.querySelector("[data-page-language]");
    if (!brand || brand.dataset.pageLanguage === document.documentElement.lang) return;
    document.documentElement.lang = brand.dataset.pageLanguage;
  }

  function frame() {
    const navigation = document.querySelector(".st-key-samrad-nav");
    const name = navigation?.querySelector("[data-navigation]")?.dataset.navigation;
    if (!name || navigation.getAttribute("aria-label") === name) return;
    navigation.setAttribute("role", "navigation");
    navigation.setAttribute("aria-label", name);
  }

  let planned = false;
  function plan() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      follow();
      frame();
      translate();
      announce();
      bringUp();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(plan).observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"],
    });
  });
})();
