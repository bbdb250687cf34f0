"""A client that knows questions and practices by their position only, and pages by hand."""

import json
import sys

import boto3
from botocore.exceptions import ClientError

client = boto3.client("wellarchitected")
LENS = "wellarchitected"
told = {}


def find_or_create(name):
    try:
        made = client.create_workload(
            WorkloadName=name,
            Description="Found by a screener",
            Environment="PRODUCTION",
            AwsRegions=["eu-west-1"],
            ReviewOwner="screener",
            Lenses=[LENS],
        )
        return made["WorkloadId"], None
    except client.exceptions.ConflictException as error:
        found = client.list_workloads(WorkloadNamePrefix=name)["WorkloadSummaries"]
        return found[0]["WorkloadId"], error.response


def page(call, member, **arguments):
    tokens, items = [], []
    while True:
        reply = call(**arguments, **({"NextToken": tokens[-1]} if tokens else {}))
        items += reply[member]
        if not reply.get("NextToken"):
            return tokens, items
        tokens.append(reply["NextToken"])


workload, none = find_or_create("Screened workload")
again, conflict = find_or_create("Screened workload")
told["same workload"] = none is None and again == workload
told["conflict"] = {
    "status": conflict["ResponseMetadata"]["HTTPStatusCode"],
    "code": conflict["Error"]["Code"],
    "header": conflict["ResponseMetadata"]["HTTPHeaders"]["x-amzn-errortype"],
    "request id": "x-amzn-requestid" in conflict["ResponseMetadata"]["HTTPHeaders"],
    "resource": conflict.get("ResourceType"),
}

answers = client.list_answers(WorkloadId=workload, LensAlias=LENS, PillarId="security", MaxResults=50)
summaries = answers["AnswerSummaries"]
told["questions"] = [summary["QuestionId"] for summary in summaries]
told["counts"] = [len(summary["Choices"]) - 1 for summary in summaries]
told["last choices"] = sorted({summary["Choices"][-1]["Title"] for summary in summaries})
told["last ids end in _no"] = all(s["Choices"][-1]["ChoiceId"].endswith("_no") for s in summaries)

# SEC 8, practices 1 and 2 pass; the third is noted as not applicable.
rest = summaries[7]
selected = [rest["Choices"][n]["ChoiceId"] for n in (0, 1)]
told["selected"] = selected
client.update_answer(
    WorkloadId=workload,
    LensAlias=LENS,
    QuestionId=rest["QuestionId"],
    SelectedChoices=selected,
    ChoiceUpdates={
        rest["Choices"][2]["ChoiceId"]: {"Status": "NOT_APPLICABLE", "Reason": "OUT_OF_SCOPE"},
        selected[0]: {"Status": "SELECTED", "Notes": "3 of 3 keys rotate"},
    },
    Notes="Screened",
)
answer = client.get_answer(WorkloadId=workload, LensAlias=LENS, QuestionId=rest["QuestionId"])["Answer"]
told["answer"] = {
    "selected": answer["SelectedChoices"],
    "statuses": {c["ChoiceId"]: c["Status"] for c in answer["ChoiceAnswers"]},
    "risk": answer["Risk"],
}

tokens, everything = page(client.list_answers, "AnswerSummaries", WorkloadId=workload, LensAlias=LENS)
told["all"] = len({summary["QuestionId"] for summary in everything})
told["pages"] = len(tokens) + 1
tokens, small = page(
    client.list_answers, "AnswerSummaries", WorkloadId=workload, LensAlias=LENS, MaxResults=5
)
told["small pages"] = {
    "same order": [s["QuestionId"] for s in small] == [s["QuestionId"] for s in everything],
    "repeated tokens": len(tokens) - len(set(tokens)),
    "pages": len(tokens) + 1,
}

try:
    client.list_answers(WorkloadId=workload, LensAlias=LENS, PillarId="poetry")
except ClientError as error:
    told["unknown pillar"] = error.response["Error"]["Code"]
try:
    client.list_workloads(MaxResults=51)
except ClientError as error:
    told["too many"] = [error.response["Error"]["Code"], error.response.get("Reason")]

json.dump(told, sys.stdout)
