import React, { useState } from 'react';
import { searchEncyclopedia } from '../api';
import { useTracking } from '../hooks/useTracking';

export default function Encyclopedia() {
  const [term, setTerm] = useState('');
  const [articles, setArticles] = useState([]);
  const { trackSearch } = useTracking();

  const onSubmit = async (event) => {
    event.preventDefault();
    setArticles(await searchEncyclopedia(term));
    const details = { source: 'portal' };
    if (term) details.query = term.trim();
    trackSearch(details);
  };

  return (
    <form onSubmit={onSubmit} role="search">
      <label htmlFor="term">Search the health encyclopedia</label>
      <input id="term" name="term" type="search" value={term} onChange={(event) => setTerm(event.target.value)} />
      <button>Search</button>
      <ul>{articles.map(({ slug, title }) => <li key={slug}>{title}</li>)}</ul>
    </form>
  );
}
