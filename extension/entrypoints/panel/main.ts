import '../../../shared/ui/tokens.css';
import '../../../shared/ui/base.css';
import '../../../shared/ui/fields.css';
import './panel.css';
import { startPanel } from './start.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The panel page has no place to mount.');
startPanel(target);
