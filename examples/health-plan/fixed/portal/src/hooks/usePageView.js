import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import track from '../../../shared';

export default function usePageView() {
  const location = useLocation();

  useEffect(() => {
    track('page_view');
  }, [location.pathname]);
}
