import express from 'express';
import session from 'express-session';
import nunjucks from 'nunjucks';
import { appointments, encyclopedia, members, metrics } from './services.js';

const app = express();
nunjucks.configure(['views', 'portal'], { autoescape: true, express: app });

app.use(express.urlencoded({ extended: false }));
app.use(express.json());
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use((req, res, next) => {
  res.set('Referrer-Policy', 'same-origin');
  next();
});
app.use('/js', express.static('public/js'));
app.use('/shared', express.static('shared'));

app.use(async (req, res, next) => {
  res.locals.session = req.session;
  res.locals.member = req.session.memberId ? await members.find(req.session.memberId) : null;
  next();
});

const requireSession = (req, res, next) => (req.session.memberId ? next() : res.redirect('/sign-in'));

app.get('/', (req, res) => res.render('home.html'));
app.get('/visiting-hours', (req, res) => res.render('visiting-hours.html'));
app.get('/careers', (req, res) => res.render('careers.html'));
app.get('/find-a-doctor', (req, res) => res.render('find-a-doctor.html'));
app.get('/sign-in', (req, res) => res.render('sign-in.html'));
app.get('/register', (req, res) => res.render('register.html'));
app.get('/pay-bill', (req, res) => res.render('pay-bill.html'));

app.get('/health-encyclopedia', (req, res) => res.render('encyclopedia/search.html'));
app.post('/health-encyclopedia/results', async (req, res) => {
  const searchTerm = req.body.q ?? '';
  res.render('encyclopedia/results.html', { searchTerm, results: await encyclopedia.search(searchTerm) });
});
app.get('/health-encyclopedia/conditions/:slug', async (req, res) => {
  res.render('encyclopedia/condition.html', { condition: await encyclopedia.condition(req.params.slug) });
});

app.get('/appointments/request', (req, res) => res.render('appointment/request.html'));
app.get('/appointments/confirmed', async (req, res) => {
  res.render('appointment/confirmed.html', { appointment: await appointments.find(req.session.appointmentId) });
});

app.post('/metrics', async (req, res) => {
  await metrics.count(String(req.body.name));
  res.sendStatus(204);
});

app.get('/portal*', requireSession, (req, res) => res.render('index.html'));

app.listen(process.env.PORT ?? 3000);
