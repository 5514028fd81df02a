/** What a person sees who opens the receiver's port in a browser: what this is, and the address to enter into a box. */
export function welcomePage(urls: readonly string[]): string {
  const items = urls.map((url) => `<li><code>${escapeHtml(url)}</code></li>`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Fogwatch 雾哨</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:4em auto;padding:0 1em;color-scheme:light dark}</style>
<h1>Fogwatch 雾哨</h1>
<p>Edge boxes report their status here. Enter one of these addresses into the box as its status report URL:</p>
<p lang="zh">边缘盒子在此上报状态。请将以下地址之一填入盒子的状态上报地址：</p>
<ul>${items}</ul></html>`
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
