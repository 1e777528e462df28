import { render } from 'solid-js/web'

const root = document.getElementById('root')
if (root) render(() => <h1>Quarterdeck</h1>, root)
