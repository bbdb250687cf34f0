import { flag, ifSet, literal, number, object, one } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'

export const applications: Mappings = {
  aws_cognito_user_pool: resource(
    'AWS::Cognito::UserPool',
    {
      UserPoolName: literal('name'),
      DeletionProtection: 'deletion_protection',
      MfaConfiguration: literal('mfa_configuration'),
      Policies: ifSet(
        'password_policy',
        object({
          PasswordPolicy: one('password_policy', {
            MinimumLength: number('minimum_length'),
            RequireLowercase: flag('require_lowercase'),
            RequireNumbers: flag('require_numbers'),
            RequireSymbols: flag('require_symbols'),
            RequireUppercase: flag('require_uppercase'),
          }),
        }),
      ),
      UserPoolAddOns: one('user_pool_add_ons', { AdvancedSecurityMode: 'advanced_security_mode' }),
    },
    { name: 'name' },
  ),
  aws_cognito_user_pool_client: resource('AWS::Cognito::UserPoolClient', {
    ClientName: literal('name'),
    UserPoolId: 'user_pool_id',
  }),
  aws_cognito_user_pool_domain: ignored,
  aws_sfn_state_machine: resource(
    'AWS::StepFunctions::StateMachine',
    {
      StateMachineName: literal('name'),
      LoggingConfiguration: ifSet(
        'logging_configuration',
        one('logging_configuration', {
          Destinations: (block) => {
            const LogGroupArn = block.value('log_destination')
            return LogGroupArn === undefined
              ? undefined
              : [{ CloudWatchLogsLogGroup: { LogGroupArn } }]
          },
          IncludeExecutionData: flag('include_execution_data'),
          Level: 'level',
        }),
      ),
      RoleArn: 'role_arn',
      StateMachineType: 'type',
      TracingConfiguration: ifSet(
        'tracing_configuration',
        one('tracing_configuration', { Enabled: flag('enabled') }),
      ),
    },
    { name: 'name' },
  ),
}
