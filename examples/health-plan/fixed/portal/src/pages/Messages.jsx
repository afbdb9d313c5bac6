import React, { useEffect, useState } from 'react';
import { track } from '../../../shared';
import { fetchMessages } from '../api';

export default function Messages() {
  const [messages, setMessages] = useState([]);

  useEffect(() => {
    fetchMessages().then((loaded) => {
      setMessages(loaded);
      track('inbox_view');
    });
  }, []);

  const open = () => {
    track('message_open');
  };

  return (
    <ul>
      {messages.map(({ id, subject }) => (
        <li key={id}><button type="button" onClick={open}>{subject}</button></li>
      ))}
    </ul>
  );
}
