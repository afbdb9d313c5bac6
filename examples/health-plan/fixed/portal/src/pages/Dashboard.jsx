import React, { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { track } from '../../../shared';
import { useAuth } from '../auth';

export default function Dashboard() {
  const { member } = useAuth();

  useEffect(() => {
    document.title = 'Home - My Meadowlark';
    track('dashboard_view');
  }, []);

  return (
    <main>
      <h1>Welcome, {member.displayName}</h1>
      <Link to="/messages">Messages</Link>
      <Link to="/lab-results">Lab results</Link>
      <Link to="/claims">Claims</Link>
      <Link to="/encyclopedia">Health encyclopedia</Link>
    </main>
  );
}
