/** Copies a text; says so on the button and to those who listen. */
import { announce } from "../lib/announce"

class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", () => void this.copy())
  }

  private async copy(): Promise<void> {
    const text = this.getAttribute("text") ?? location.href
    const done = this.getAttribute("done") ?? ""
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      this.select(text)
    }
    const button = this.querySelector("button")
    if (button && done) button.textContent = done
    announce(done)
  }

  /** Where the clipboard is closed to pages, the text is selected for the reader to copy. */
  private select(text: string): void {
    const field = document.createElement("input")
    field.value = text
    field.readOnly = true
    field.className = "input input-sm w-full"
    this.append(field)
    field.select()
    document.execCommand("copy")
  }
}

customElements.define("copy-button", CopyButton)
