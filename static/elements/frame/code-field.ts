/** A field for six digits: pasting "123 456" works, and the form is sent when the sixth digit stands. */
class CodeField extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input")
    input?.addEventListener("input", () => {
      const digits = input.value.normalize("NFKC").replace(/\D/g, "").slice(0, 6)
      if (digits !== input.value) input.value = digits
      if (digits.length === 6 && this.hasAttribute("send")) input.form?.requestSubmit()
    })
  }
}

customElements.define("code-field", CodeField)
