/**
 * Keeps what was typed in a form through reloads, closed laptops and expired sessions.
 * Wraps a form; `key` names the draft. Cleared when a page says that the draft was sent: <meta name="draft-sent" content="key">.
 */
const PREFIX = "draft:"

export function read(key: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "{}")
  } catch {
    return {}
  }
}

export function write(key: string, values: Record<string, string>): void {
  try {
    if (Object.values(values).some(value => value !== "")) localStorage.setItem(PREFIX + key, JSON.stringify(values))
    else localStorage.removeItem(PREFIX + key)
  } catch {
    // A full or closed storage only means that this draft is not kept.
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement

class DraftKeeper extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form")
    const key = this.getAttribute("key")
    if (!form || !key) return
    const kept = read(key)
    for (const field of this.fields(form)) {
      const value = kept[field.name]
      if (value !== undefined && field.value === field.defaultValue) field.value = value
    }
    form.addEventListener("input", () => this.keep(form, key))
    form.addEventListener("submit", () => sessionStorage.setItem("draft-under-way", key))
  }

  private fields(form: HTMLFormElement): Field[] {
    const all = [...form.querySelectorAll<Field>("input[type=text], input:not([type]), textarea")]
    return all.filter(field => field.name && field.autocomplete !== "off")
  }

  private keep(form: HTMLFormElement, key: string): void {
    write(key, Object.fromEntries(this.fields(form).map(field => [field.name, field.value])))
  }
}

/** A page without the same form's errors, reached after sending it, means that the draft arrived. */
function forgetSent(): void {
  const key = sessionStorage.getItem("draft-under-way")
  if (!key) return
  sessionStorage.removeItem("draft-under-way")
  if (!document.querySelector("[aria-invalid=true], [data-form-error]") && !location.pathname.startsWith("/sign-in")) {
    write(key, {})
  }
}

forgetSent()
customElements.define("draft-keeper", DraftKeeper)
