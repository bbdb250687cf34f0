"""Sends requests signed by botocore to the URL given and prints as JSON what came of those that do not simply work."""
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

url = sys.argv[1]


def client(key="AKIAEXAMPLE", secret="secret/+=", token=None, region="eu-west-1"):
    return boto3.client(
        "wellarchitected",
        endpoint_url=url,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
    )


def refusal(call):
    try:
        call()
    except ClientError as error:
        return error.response
    return {"Error": {"Code": "none"}}


def fetch(target):
    request = AWSRequest(method="GET", url=url + target, headers={"host": url.split("//")[1]})
    SigV4QueryAuth(Credentials("ASIAEXAMPLE", "secret/+=", "session/+="), "wellarchitected", "us-gov-west-1").add_auth(request)
    return request.url


def status(address):
    try:
        return urllib.request.urlopen(address).status
    except urllib.error.HTTPError as error:
        return error.code


arn = "arn:aws:x:::y/é 😀+=%2F!'()*~"
client().untag_resource(WorkloadArn=arn, TagKeys=["a b", "é=+", "/:@"])
client().tag_resource(WorkloadArn=arn, Tags={"é": "+ ="})
client("ASIAEXAMPLE", token="session/+=").list_workloads(WorkloadNamePrefix="x")
client().list_answers(WorkloadId="0" * 32, LensAlias="arn:aws:wellarchitected::aws:lens/x", PillarId="a+b c")
good = fetch("/lenses")
named = fetch("/lenses?LensName=a%20b%2Bc%2F%C3%A9")
presigned = [status(good), status(named), status(good + "&LensName=x")]
invalid = refusal(lambda: client().list_lenses(MaxResults=50 + 1))
secret = refusal(lambda: client(secret="other").list_lenses())
token = refusal(lambda: client("ASIAEXAMPLE", token="other").list_lenses())
print(
    json.dumps(
        {
            "presigned": presigned,
            "invalid": [invalid["Error"]["Code"], invalid.get("Reason"), [field["Name"] for field in invalid.get("Fields", [])]],
            "wrongSecret": [secret["Error"]["Code"], secret["ResponseMetadata"]["HTTPStatusCode"]],
            "wrongToken": [token["Error"]["Code"], token["ResponseMetadata"]["HTTPStatusCode"]],
        }
    )
)
