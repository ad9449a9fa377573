import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import config from './eslint.config.js'

/** The same without the rules that ask the compiler about components, which take most of the time. */
export default defineConfig(...config, {
  files: ['**/*.vue'],
  extends: [tseslint.configs.disableTypeChecked],
})
