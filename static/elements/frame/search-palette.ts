/**
 * One search over everything, from anywhere: "/" or Ctrl+K opens it, results come while a syllable is still being composed.
 * The field and the list are the server's; without script the same button leads to the search page.
 */
import Combobox from "@github/combobox-nav"

const WAIT = 120

class SearchPalette extends HTMLElement {
  private readonly stop = new AbortController()
  private nav: Combobox | undefined
  private timer = 0
  private asked = 0

  connectedCallback(): void {
    const { signal } = this.stop
    document.addEventListener("keydown", event => this.onShortcut(event), { signal })
    for (const opener of document.querySelectorAll("[data-opens-palette]")) {
      opener.addEventListener("click", event => this.onOpener(event), { signal })
    }
    this.input.addEventListener("input", () => this.soon(), { signal })
    this.list.addEventListener("combobox-commit", event => (event.target as HTMLElement).querySelector("a")?.click(), {
      signal,
    })
    this.dialog.addEventListener("click", event => event.target === this.dialog && this.dialog.close(), { signal })
    this.dialog.addEventListener("close", () => this.nav?.stop(), { signal })
  }

  disconnectedCallback(): void {
    this.stop.abort()
    this.nav?.destroy()
  }

  open(): void {
    if (this.dialog.open) return
    this.dialog.showModal()
    this.input.select()
    this.nav ??= new Combobox(this.input, this.list)
    this.nav.start()
    this.soon()
  }

  private get dialog(): HTMLDialogElement {
    return this.querySelector("dialog") as HTMLDialogElement
  }

  private get input(): HTMLInputElement {
    return this.querySelector("input[type=search]") as HTMLInputElement
  }

  private get list(): HTMLElement {
    return this.querySelector("[role=listbox]") as HTMLElement
  }

  private onOpener(event: Event): void {
    event.preventDefault()
    this.open()
  }

  private onShortcut(event: KeyboardEvent): void {
    const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]")
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey
    const letter = event.code === "KeyK" && (event.ctrlKey || event.metaKey)
    if (!slash && !letter) return
    event.preventDefault()
    this.open()
  }

  private soon(): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.ask(), WAIT)
  }

  private async ask(): Promise<void> {
    const number = ++this.asked
    const url = new URL(this.getAttribute("src") ?? "/search/suggest", location.origin)
    url.searchParams.set("q", this.input.value)
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" } })
      if (!answer.ok || number !== this.asked) return
      this.list.innerHTML = await answer.text()
      this.nav?.clearSelection()
    } catch {
      // Offline: the last results stay; Enter still asks the search page.
    }
  }
}

customElements.define("search-palette", SearchPalette)
