import { render } from 'preact';
import { App } from './app.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/message.css';
import './styles/looks.css';
import './styles/composer.css';

const page = document.getElementById('page');
if (page) render(<App />, page);
