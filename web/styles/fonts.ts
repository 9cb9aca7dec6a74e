// All subsets of both weights: the japanese subset alone drops 髙﨑①㈱. The browser fetches only what a page needs.
import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '@fontsource/noto-sans-mono/400.css'
import '@fontsource/noto-sans-mono/700.css'
