/** Light, dark, or as the system says; kept in a cookie so that the server draws the first page right. */
const YEAR = 31_536_000

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", event => {
      const button = (event.target as Element).closest<HTMLButtonElement>("button[value]")
      if (button) this.choose(button.value)
    })
    this.mark(document.documentElement.dataset.mode ?? "")
  }

  private choose(mode: string): void {
    const secure = location.protocol === "https:" ? ";secure" : ""
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the browsers we must serve
    document.cookie = `theme=${mode};path=/;max-age=${mode ? YEAR : 0};samesite=lax${secure}`
    const root = document.documentElement
    if (mode) root.dataset.theme = mode === "dark" ? "night" : "hanji"
    else delete root.dataset.theme
    this.mark(mode)
  }

  private mark(mode: string): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>("button[value]")) {
      button.setAttribute("aria-pressed", String(button.value === mode))
    }
  }
}

customElements.define("theme-switch", ThemeSwitch)
