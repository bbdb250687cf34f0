/** Whether this is the application inside an HTML document: it shows one review and changes nothing. Set at build time. */
export const readOnly: boolean = import.meta.env.MODE === 'document'
