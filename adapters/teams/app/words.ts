/** What administrators and users read of the app, in Teams' own pages. */
export const words = {
  name: 'Garbo',
  /** At most 80 characters. */
  short: {
    it: 'Custodisce la policy di rispetto verso chi risponde ai clienti.',
    en: 'Keeps the policy of respect for the people who help customers.',
  },
  /** At most 4,000 characters. */
  full: {
    it: `Garbo legge ciò che i clienti scrivono nei canali e nelle chat in cui viene aggiunto. Se un messaggio non rispetta la policy dell’azienda, lo dice con cortesia nella stessa conversazione; se la cosa si ripete, chiede ai responsabili che cosa fare. Nessuno viene bloccato senza la decisione di una persona.

Il team può segnalare un messaggio e chiedere supporto; i clienti possono leggere la policy, contestare un avviso e presentare un reclamo alla direzione. Garbo non giudica mai chi lavora per l’azienda.`,
    en: `Garbo reads what customers write in the channels and chats it is added to. When a message breaks the company’s policy, it says so politely in the same conversation; if it happens again, it asks the managers what to do. Nobody is blocked without the decision of a person.

The team can report a message and ask for support; customers can read the policy, dispute a notice and send a complaint to senior management. Garbo never judges those who work for the company.`,
  },
} as const;
