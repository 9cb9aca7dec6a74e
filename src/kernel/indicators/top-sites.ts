/**
 * Domains that nearly every office meets every day. A sweep for one of them finds everybody, so it is doubted; a URL below
 * one of them is not. Whoever means it all the same confirms it.
 */
const topSites: ReadonlySet<string> = new Set(
  `google.com google.co.jp googleapis.com gstatic.com googleusercontent.com googlevideo.com doubleclick.net
  google-analytics.com googletagmanager.com youtube.com microsoft.com microsoftonline.com office.com office365.com
  office.net live.com outlook.com sharepoint.com windows.com windows.net windowsupdate.com msn.com bing.com azure.com
  azureedge.net skype.com apple.com icloud.com mzstatic.com amazon.com amazon.co.jp amazonaws.com cloudfront.net
  akamai.net akamaiedge.net akamaihd.net edgekey.net fastly.net cloudflare.com facebook.com fbcdn.net instagram.com
  twitter.com x.com twimg.com linkedin.com github.com githubusercontent.com wikipedia.org yahoo.com yahoo.co.jp yimg.jp
  line.me rakuten.co.jp adobe.com mozilla.org mozilla.com zoom.us slack.com dropbox.com box.com salesforce.com oracle.com
  digicert.com verisign.com globalsign.com letsencrypt.org symantec.com trendmicro.com mcafee.com`.split(/\s+/),
)

/** @param host lower case; `www.` before it means the same site */
export const isTopSite = (host: string): boolean => topSites.has(host.replace(/^www\./, ''))
