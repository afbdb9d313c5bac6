import React, { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { track } from '../../../shared';
import { useAuth } from '../auth';

export default function Dashboard() {
  const { member } = useAuth();

  useEffect(() => {
    document.title = `${member.displayName} - My Meadowlark`;
    const greeting = { display_name: member.displayName };
    track('dashboard_view', { ...greeting, signed_in: Boolean(member) });
  }, [member]);

  return (
    <main>
      <h1>Welcome, {member.displayName}</h1>
      <Link to="/messages">Messages</Link>
      <Link to="/lab-results">Lab results</Link>
      <Link to={`/members/${member.memberId}/claims`}>Claims</Link>
      <Link to="/encyclopedia">Health encyclopedia</Link>
    </main>
  );
}
