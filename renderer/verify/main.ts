import { createApp } from 'vue'
import { keepSurfaceOffline } from '../offline/register.ts'
import { createTexts } from '../strings/i18n.ts'
import '../ui/theme.css'
import VerifyPage from './VerifyPage.vue'
import { verifyTexts } from './verify.texts.ts'

createApp(VerifyPage).use(createTexts(verifyTexts)).mount('#app')
keepSurfaceOffline()
