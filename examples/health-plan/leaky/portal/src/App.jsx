import React from 'react';
import { BrowserRouter, Outlet, Route, Routes } from 'react-router-dom';
import { RequireAuth } from './auth';
import usePageView from './hooks/usePageView';
import Claims from './pages/Claims';
import Dashboard from './pages/Dashboard';
import Encyclopedia from './pages/Encyclopedia';
import LabResults from './pages/LabResults';
import Messages from './pages/Messages';

function Shell() {
  usePageView();
  return <Outlet />;
}

export default function App() {
  return (
    <BrowserRouter basename="/portal">
      <Routes>
        <Route element={<RequireAuth><Shell /></RequireAuth>}>
          <Route path="/" element={<Dashboard />} />
          <Route path="/messages" element={<Messages />} />
          <Route path="/lab-results" element={<LabResults />} />
          <Route path="/members/:memberId/claims" element={<Claims />} />
          <Route path="/encyclopedia" element={<Encyclopedia />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
