/** A <details> that behaves as a menu: closes on Esc, on a click elsewhere, and when focus leaves. */
class MenuDetails extends HTMLElement {
  private readonly stop = new AbortController()

  connectedCallback(): void {
    const { signal } = this.stop
    this.addEventListener("keydown", event => this.onKey(event), { signal })
    this.addEventListener("focusout", event => this.onFocusOut(event), { signal })
    document.addEventListener("click", event => this.onClick(event), { signal })
  }

  disconnectedCallback(): void {
    this.stop.abort()
  }

  private get details(): HTMLDetailsElement | null {
    return this.querySelector("details")
  }

  private close(): void {
    if (this.details) this.details.open = false
  }

  private onClick(event: Event): void {
    if (!this.contains(event.target as Node)) this.close()
  }

  private onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget && !this.contains(event.relatedTarget as Node)) this.close()
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.details?.open) {
      this.close()
      this.querySelector("summary")?.focus()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.move(event)
    }
  }

  private move(event: KeyboardEvent): void {
    const items = [...this.querySelectorAll<HTMLElement>("details > :not(summary) :is(a[href], button)")]
    if (!this.details?.open || items.length === 0) return
    event.preventDefault()
    const at = items.indexOf(document.activeElement as HTMLElement)
    const step = event.key === "ArrowDown" ? 1 : -1
    items[(at + step + items.length) % items.length]?.focus()
  }
}

customElements.define("menu-details", MenuDetails)
