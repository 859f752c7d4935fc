/** Say something to those who listen rather than look. */
export function announce(text: string): void {
  const region = document.querySelector("#announcer")
  if (!region) return
  region.textContent = ""
  // A moment between, so that the same words twice are said twice.
  window.setTimeout(() => {
    region.textContent = text
  }, 50)
}
