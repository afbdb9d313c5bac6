export const Page = ({ user, onSend }) => (
  <>
    <Form.Field name="email" required value={user.email} {...user} onChange={(event) => onSend(event.target.value)} />
    <input type="search" disabled />
    <p className="note">Hello {user.name}, {user.age > 18 ? "adult" : "child"}</p>
    {user.items.map((item) => <Item key={item.id} item={item} />)}
    <script dangerouslySetInnerHTML={{ __html: "send(1)" }} />
    <Script id="x">{`send(2)`}</Script>
  </>
);
