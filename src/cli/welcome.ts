/** Where `npm start` puts the document. */
export const welcomeFile = 'plinth-review.html'

/** What a newcomer reads last. */
export const welcomeText = `
  This was the sample workload, ExamplePay. The whole review, for a browser: ${welcomeFile}

  Review your own plan:
    terraform plan -out tf.plan && terraform show -json tf.plan > plan.json
    npm start -- --terraform plan.json

  or a template:     npm start -- --cloudformation template.yaml
  or your account:   npm start -- --aws --region eu-west-1
`
