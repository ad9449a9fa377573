import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { compressPlugin } from './renderer/offline/compress-plugin.ts'
import { precachePlugin } from './renderer/offline/precache-plugin.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      externalizeDeps: true,
      rollupOptions: {
        input: {
          main: at('electron/main.ts'),
          server: at('sync-server/main.ts'),
          admin: at('sync-server/admin/main.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed window loads one CommonJS file with nothing outside it.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [
      vue(),
      tailwindcss(),
      precachePlugin(at('renderer/offline/service-worker.ts')),
      compressPlugin(),
    ],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: {
        input: {
          kiosk: at('renderer/kiosk/index.html'),
          host: at('renderer/host/index.html'),
          employer: at('renderer/employer/index.html'),
          verify: at('renderer/verify/index.html'),
        },
      },
    },
  },
})
