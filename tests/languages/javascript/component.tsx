import React, { useState, type FC } from "react";
interface Props { term: string }
export const Search: FC<Props> = ({ term }: Props) => {
  const [value, setValue] = useState<string>(term);
  const generic = <T,>(x: T) => x;
  React.useEffect(() => { send(value as string); }, [value]);
  return <input value={value!} onChange={(e: React.ChangeEvent<HTMLInputElement>) => setValue(e.target.value)} />;
};
export default React.memo(Search);
