import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** Program edges: the only files that may write to the terminal. */
const commandLine = [
  'scripts/**',
  'bench/**',
  'tests/**',
  'sync-server/main.ts',
  'sync-server/admin/**',
  '**/*.test.ts',
]

/** Names of the outside world. `domain/` receives the moment, ids and data as arguments instead. */
const outsideWorld = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'performance',
  'console',
].map((name) => ({ name, message: 'domain/ is pure: take it as an argument.' }))

const ofTheMachine = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestIdleCallback',
  'performance',
  'fetch',
  'localStorage',
].map((name) => ({ name, message: 'The device engine takes it from the `Machine` it runs on.' }))

const inTests = ['**/*.test.ts', '**/testing/**', '**/test-support/**']

/** What one act writes is on the disk together or not at all. */
const oneActOneWrite = {
  selector:
    ":matches(ForOfStatement, ForStatement, WhileStatement) CallExpression[callee.property.name='save'][callee.object.name='data']",
  message: 'Write the records of one act together: `data.save(name, ...records)`.',
}
/** Keys, ids and seals are random: a word of one or two letters is in one of them sooner or later. */
const wordsLostInRandomText = {
  selector:
    "CallExpression[callee.property.name='toContain'][callee.object.property.name='not'] > Literal[value=/^\\w{1,2}$/]",
  message: 'Look for a longer word: random text holds this one by chance.',
}
/** Whoever presses twice would take away the line that came up as well. */
const lineUnderTheFinger = {
  selector: "VOnExpression > ExpressionStatement > CallExpression[callee.property.name='splice']",
  message: 'Take a line away by `onceSeen(() => …)` (renderer/page/once-seen.ts).',
}
/** A drawn character is two units of a string, and one in the record. */
const limitsOfText = {
  selector:
    "BinaryExpression[left.property.name='length'][left.object.type='Identifier'][right.name=/_LENGTH$/]",
  message: 'Limits count code points, as the schemas do: `textLength(text)`.',
}

export default defineConfig(
  { ignores: ['out/', 'dist/', 'coverage/', 'artifacts/', '.data/', '.stryker/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },

  {
    files: ['**/*.{ts,vue}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tseslint.parser,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A page that cannot start may say why to whoever opens its console.
      'no-console': ['error', { allow: ['error'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
    },
  },
  { files: commandLine, rules: { 'no-console': 'off' } },

  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...outsideWorld],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take `now` as an argument.' },
        { object: 'Math', property: 'random', message: 'Take the id or the draw as an argument.' },
        { object: 'crypto', property: 'randomUUID', message: 'Take the id as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take `now` as an argument.',
        },
      ],
    },
  },

  { files: ['**/*.test.ts'], rules: { 'no-restricted-syntax': ['error', wordsLostInRandomText] } },

  {
    files: ['renderer/**/*.{ts,vue}'],
    ignores: inTests,
    rules: { 'no-restricted-syntax': ['error', oneActOneWrite] },
  },
  {
    files: ['renderer/{desk,kiosk,host,employer}/**/*.{ts,vue}'],
    ignores: inTests,
    rules: { 'no-restricted-syntax': ['error', oneActOneWrite, limitsOfText] },
  },

  {
    files: ['renderer/data/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      'renderer/data/testing/**',
      'renderer/data/machine.ts',
      'renderer/data/owner-lock.ts',
      'renderer/data/replica/journal-disk.ts',
    ],
    rules: {
      'no-restricted-globals': ['error', ...ofTheMachine],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take it from the `Machine`.' },
        { object: 'Math', property: 'random', message: 'Take it from the `Machine`.' },
        { object: 'crypto', property: 'randomUUID', message: 'Take it from the `Machine`.' },
        { object: 'AbortSignal', property: 'timeout', message: 'Take a timer from the `Machine`.' },
      ],
    },
  },

  {
    files: ['renderer/**/*.vue'],
    extends: [vue.configs['flat/recommended'], a11y.configs['flat/recommended']],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'vue/no-v-html': 'error',
      // Words live in the texts of their area; signs, the name of the place and names of languages may stand here.
      'vue/no-bare-strings-in-template': [
        'error',
        {
          allowlist: [
            ...'×=→:«»_·•(),.–/%',
            '&#8239;',
            '\u202f',
            'Pépinière',
            'Français',
            'Facile à lire',
            'English',
          ],
        },
      ],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterView', 'RouterLink', 'I18nT'] }],
      'vue/no-static-inline-styles': 'error',
      'vue/no-restricted-syntax': ['error', lineUnderTheFinger],
      'vue/no-unused-refs': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // The formatter lays the templates out.
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      // A label that wraps its field or names it by `for` is enough; the plugin asks for both by default.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },

  {
    // Its roles are said again: a table drawn as sheets would lose them.
    files: ['renderer/ui/UiTable.vue'],
    rules: { 'vuejs-accessibility/no-redundant-roles': 'off' },
  },

  { files: ['**/*.{js,mjs,cjs}'], rules: { 'no-undef': 'off', 'prefer-const': 'error', eqeqeq: 'error' } },
)
