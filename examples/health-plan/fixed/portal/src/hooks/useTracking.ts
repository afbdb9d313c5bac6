import { useCallback } from 'react';
import track from '../../../shared';

export function useTracking() {
  const trackSearch = useCallback(() => {
    track('encyclopedia_search');
  }, []);

  return { trackSearch };
}
