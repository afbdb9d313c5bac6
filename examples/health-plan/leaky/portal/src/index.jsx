import React from 'react';
import { createRoot } from 'react-dom/client';
import TagManager from 'react-gtm-module';
import App from './App';
import { AuthProvider } from './auth';

TagManager.initialize({ gtmId: 'GTM-0000000' });

createRoot(document.getElementById('root')).render(
  <AuthProvider>
    <App />
  </AuthProvider>,
);
