/** Every request that htmx makes carries the page's token. */
document.addEventListener("htmx:config:request", event => {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content
  const detail = (event as CustomEvent<{ ctx: { request: { headers: Record<string, string> } } }>).detail
  if (token) detail.ctx.request.headers["X-CSRFToken"] = token
})
