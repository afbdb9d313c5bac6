import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import track from '../../../shared';

export default function usePageView() {
  const location = useLocation();

  useEffect(() => {
    track('page_view', { page_title: document.title, page_path: location.pathname + location.search });
    window.uetq = window.uetq || [];
    window.uetq.push('event', 'page_view', { page_path: location.pathname });
    if (window.s) {
      window.s.pageName = document.title;
      window.s.t();
    }
  }, [location.pathname, location.search]);
}
