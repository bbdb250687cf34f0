"""Calls every operation of Access Analyzer twice, with what is required and with everything, against the URL given.

Prints as JSON what came of each: `ok`, or the code of the error and whether botocore knows it for the operation.
"""
import json
import sys
import uuid

import boto3
from botocore.exceptions import ClientError

url = sys.argv[1]
client = boto3.client(
    "accessanalyzer",
    endpoint_url=url,
    region_name="eu-west-1",
    aws_access_key_id=sys.argv[2],
    aws_secret_access_key=sys.argv[3],
)
analyzer = "arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/absent"
policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]})
known = {
    "analyzerArn": analyzer,
    "resourceArn": analyzer,
    "analyzerName": "absent",
    "policyDocument": policy,
    "newPolicyDocument": policy,
    "existingPolicyDocument": policy,
    "principalArn": "arn:aws:iam::111122223333:role/worker",
    "cloudTrailArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
    "accessRole": "arn:aws:iam::111122223333:role/reader",
    "accessPreviewId": str(uuid.UUID(int=1)),
    "startTime": "2026-10-01T00:00:00Z",
    "endTime": "2026-10-31T00:00:00Z",
    "maxResults": 5,
    "vpcId": "vpc-12345678",
}


def sample(shape, name, full):
    if name in known:
        return known[name]
    if shape.type_name == "structure":
        members = list(shape.members.items())
        if shape.metadata.get("union"):
            members = members[:1]
        elif not full:
            members = [(key, each) for key, each in members if key in shape.required_members]
        return {key: sample(each, key, full) for key, each in members if key != "nextToken"}
    if shape.type_name == "list":
        return [sample(shape.member, name, full)]
    if shape.type_name == "map":
        key = "resource" if name == "filter" else analyzer if name == "configurations" else "key"
        return {key: sample(shape.value, "", full)}
    if shape.type_name == "boolean":
        return True
    if shape.type_name == "integer":
        return 90
    if getattr(shape, "enum", None):
        return shape.enum[0]
    return "example"


def call(operation, full):
    model = client.meta.service_model.operation_model(operation)
    given = sample(model.input_shape, "", full) if model.input_shape else {}
    method = next(name for name, api in client.meta.method_to_api_mapping.items() if api == operation)
    try:
        getattr(client, method)(**given)
        return "ok"
    except ClientError as error:
        code = error.response["Error"]["Code"]
        modelled = [shape.name for shape in model.error_shapes]
        return code if code in modelled and error.response["Error"]["Message"] else f"{code} is not modelled"


print(json.dumps({name: [call(name, False), call(name, True)] for name in client.meta.service_model.operation_names}))
