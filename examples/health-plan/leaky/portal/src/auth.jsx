import React, { createContext, useContext, useEffect, useState } from 'react';
import { identify } from '../../shared';
import { fetchProfile } from './api';

const AuthContext = createContext({ member: null, loading: true });

export const useAuth = () => useContext(AuthContext);

export function AuthProvider({ children }) {
  const [member, setMember] = useState(null);
  const [loading, setLoading] = useState(true);

  useEffect(() => {
    async function load() {
      const profile = await fetchProfile();
      setMember(profile);
      setLoading(false);
      if (profile) identify(profile);
    }
    load();
  }, []);

  return <AuthContext.Provider value={{ member, loading }}>{children}</AuthContext.Provider>;
}

export function RequireAuth({ children }) {
  const { member, loading } = useAuth();
  if (loading) return <p>Loading...</p>;
  if (!member) {
    window.location.replace('/sign-in');
    return null;
  }
  return children;
}
