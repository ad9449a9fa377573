/** Where anybody reads how an employer answers; the paths are those of the server's public page. */
export function publicPage(serverUrl: string, employerId: string): string {
  return `${serverUrl.replace(/\/+$/, '')}/reciprok/${employerId}`
}

/** What an employer puts into a page of its own: the label as a picture, which follows each publication. */
export function labelToEmbed(page: string, name: string): string {
  const alt = `Label Reciprok, ${name}`.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`)
  return `<a href="${page}"><img src="${page}/label.svg" width="320" height="96" alt="${alt}"></a>`
}
