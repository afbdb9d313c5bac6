import React, { useEffect, useState } from 'react';
import { track } from '../../../shared';
import { fetchMessages } from '../api';
import { useAuth } from '../auth';

export default function Messages() {
  const { member } = useAuth();
  const [messages, setMessages] = useState([]);

  useEffect(() => {
    fetchMessages().then((loaded) => {
      setMessages(loaded);
      track('inbox_view', { message_count: loaded.length });
    });
  }, []);

  const open = () => {
    window.QuantumMetricAPI?.sendEvent(43, 0, member.memberId);
  };

  return (
    <ul>
      {messages.map(({ id, subject }) => (
        <li key={id}><button type="button" onClick={open}>{subject}</button></li>
      ))}
    </ul>
  );
}
