import { useCallback } from 'react';
import track from '../../../shared';

interface SearchDetails {
  source: string;
  query?: string;
}

export function useTracking() {
  const trackSearch = useCallback((details: SearchDetails) => {
    track('encyclopedia_search', { search_source: details.source, search_term: details.query });
  }, []);

  return { trackSearch };
}
